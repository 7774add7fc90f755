import {
  choice,
  day,
  fact,
  link,
  optionalText,
  organisation,
  period,
  text,
  whole,
  yesNo,
} from '../../common/columns';
import { defineTable, overPeriod } from '../../common/table';

const council = link(['Council'], 'The council.', { required: true });

/** Directions and notices. */
export const directions = defineTable({
  name: 'directions',
  type: 'Direction',
  description: 'A statutory direction or a notice to a council.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    council,
    kind: choice(['STATUTORY_DIRECTION', 'NOTICE_TO_IMPROVE'], 'What sort of instrument it is.'),
    issuer: organisation('Who issued it, or would.', { required: true }),
    issuedOn: day('When it was issued.'),
    replaces: link(['Direction'], 'The direction that it revises.'),
    helper: organisation('The organisation that it names as the helper.'),
  },
  indexes: ['council_id', 'issuer_id', 'replaces_id'],
});

/** Commissioners: a public appointment, so the name is the fact. */
export const commissioners = defineTable({
  name: 'commissioners',
  type: 'Commissioner',
  description: 'A commissioner appointed for a council.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    council,
    name: text('The name of the person appointed.'),
    title: text('The title of the appointment.'),
    appointedBy: organisation('Who appointed.', { required: true }),
    homePost: optionalText('The post held elsewhere.'),
    homeOrganisation: organisation('The organisation of that post.'),
    reportDatedOn: day('The day that the report bears.'),
    reportPublishedOn: day('When the report was published.'),
  },
  indexes: ['council_id', 'home_organisation_id'],
});

/** A council that helps another to improve. */
export const improvementPartnerships = defineTable({
  name: 'improvement_partnerships',
  type: 'ImprovementPartnership',
  description: 'One council helping another to improve, formally or by agreement.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    name: text('Its name.'),
    council,
    helper: organisation('Who helps.', { required: true }),
    formal: yesNo('Whether the helper was formally appointed.'),
    agreement: link(['Agreement'], 'The agreement that makes it, where it is one.'),
  },
  indexes: ['council_id', 'helper_id', 'agreement_id'],
  ties: { thing: 'self', organisation: 'council' },
});

/** Improvement boards. */
export const improvementBoards = defineTable({
  name: 'improvement_boards',
  type: 'ImprovementBoard',
  description: 'A board that oversees improvement.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    council,
    name: text('Its name.'),
    purpose: optionalText('What it oversees.'),
    chair: optionalText('The chair: a name where the chair is a public appointment, else the post.'),
    chairIndependent: yesNo('Whether the chair is independent.'),
  },
  indexes: ['council_id'],
});

/** Who sits on an improvement board. */
export const boardMembers = defineTable({
  name: 'board_members',
  type: 'BoardMember',
  description: 'An organisation on an improvement board.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    board: link(['ImprovementBoard'], 'The board.', { required: true }),
    member: organisation('The organisation.', { required: true }),
    post: optionalText('The post that sits on it.'),
  },
  indexes: ['board_id', 'member_id'],
});

/** Improvement plans. */
export const improvementPlans = defineTable({
  name: 'improvement_plans',
  type: 'ImprovementPlan',
  description: 'A plan for improvement.',
  time: overPeriod,
  entryDay: ['starts_on', 'agreed_on'],
  columns: {
    ...fact,
    ...period,
    council,
    name: text('Its name.'),
    replaces: link(['ImprovementPlan'], 'The plan that it revises.'),
    agreedOn: day('When it was agreed.'),
    agreedBy: optionalText('Who agreed it.'),
    endorsedBy: organisation('Who endorsed it.'),
  },
  indexes: ['council_id', 'replaces_id'],
  ties: { thing: 'self', organisation: 'council' },
});

/** The priority areas of a plan. */
export const planPriorities = defineTable({
  name: 'plan_priorities',
  type: 'PlanPriority',
  description: 'A priority area of an improvement plan.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    plan: link(['ImprovementPlan'], 'The plan.', { required: true }),
    title: text('The area.'),
    aim: optionalText('What is to be done.'),
    order: whole('Its place in the plan, from 1.', { required: true }),
  },
  indexes: ['plan_id'],
});
