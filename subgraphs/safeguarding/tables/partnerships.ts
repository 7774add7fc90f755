import {
  choice,
  day,
  fact,
  financialYear,
  link,
  optionalText,
  organisation,
  period,
  quantity,
  text,
  whole,
  yesNo,
} from '../../common/columns';
import { defineTable, inFinancialYear, overPeriod, sinceMadeKnown } from '../../common/table';

const partnership = link(['SafeguardingPartnership'], 'The partnership.', { required: true });

/** Multi-agency safeguarding partnerships, the boards before them, and child death review partnerships. */
export const partnerships = defineTable({
  name: 'partnerships',
  type: 'SafeguardingPartnership',
  description:
    'A multi-agency safeguarding partnership, the board before it, or a child death review partnership.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    name: text('Its name.'),
    kind: choice(
      ['SAFEGUARDING_PARTNERSHIP', 'SAFEGUARDING_CHILDREN_BOARD', 'CHILD_DEATH_REVIEW'],
      'Partnership under the Act of 2017, board before it, or child death review partners.',
    ),
    abbreviation: optionalText('Its abbreviation.'),
    partOf: link(['SafeguardingPartnership'], 'The wider partnership that it works within.'),
    service: link(['Service'], 'The shared service that it is the same thing as.'),
    footprint: optionalText('The area that it covers, in words.'),
  },
  indexes: ['service_id', 'part_of_id'],
});

/** Which partnerships replace which: one may come in the place of several, and several in the place of one. */
export const partnershipPredecessors = defineTable({
  name: 'partnership_predecessors',
  type: 'PartnershipSuccession',
  description: 'That a partnership replaces a board or partnership before it.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    partnership: link(['SafeguardingPartnership'], 'The partnership that replaces.', { required: true }),
    predecessor: link(['SafeguardingPartnership'], 'The board or partnership that it replaces.', {
      required: true,
    }),
  },
  indexes: ['partnership_id', 'predecessor_id'],
});

/** The councils whose areas a partnership covers. */
export const partnershipAreas = defineTable({
  name: 'partnership_areas',
  type: 'PartnershipArea',
  description: 'A council whose area a partnership covers.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    partnership,
    council: link(['Council'], 'The council.', { required: true }),
  },
  indexes: ['partnership_id', 'council_id'],
  ties: { thing: 'partnership', organisation: 'council' },
});

/** Who the partners are. */
export const partners = defineTable({
  name: 'partners',
  type: 'Partner',
  description: 'A partner in a partnership.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    partnership,
    partner: organisation('The partner.', { required: true }),
    capacity: choice(
      ['STATUTORY', 'RELEVANT_AGENCY', 'OTHER', 'NOT_STATED'],
      'In what capacity it takes part.',
    ),
    representative: optionalText('The post that represents it.'),
  },
  indexes: ['partnership_id', 'partner_id'],
  ties: { thing: 'partnership', organisation: 'partner' },
});

/** The groups of a partnership. */
export const groups = defineTable({
  name: 'groups',
  type: 'PartnershipGroup',
  description: 'A leadership, local, thematic or task-and-finish group.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    partnership,
    name: text('Its name.'),
    kind: choice(
      ['LEADERSHIP', 'LOCAL', 'THEMATIC', 'TASK_AND_FINISH', 'PANEL'],
      'What sort of group it is.',
    ),
    council: link(['Council'], 'The borough that it serves, where it serves one.'),
    partOf: link(['PartnershipGroup'], 'The group that oversees it.'),
    chair: optionalText('The post that chairs it.'),
    chairIndependent: yesNo('Whether the chair is independent.'),
    order: whole('Its place in reading order, from 1.', { required: true }),
  },
  indexes: ['partnership_id', 'council_id', 'part_of_id'],
});

/** Who scrutinises, borough by borough. */
export const scrutinyArrangements = defineTable({
  name: 'scrutiny_arrangements',
  type: 'ScrutinyArrangement',
  description: 'How a partnership or its part in one borough is scrutinised independently.',
  time: sinceMadeKnown,
  columns: {
    ...fact,
    partnership,
    council: link(['Council'], 'The borough; empty where it is for the whole area.'),
    scrutineer: optionalText('Who scrutinises.'),
    method: optionalText('By what means.'),
    reportsTo: optionalText('To whom the scrutineer reports.'),
    reportDueOn: day('When the report is due.'),
    sharedWith: link(['Council'], 'The council that it would be shared with.'),
    order: whole('Its place in reading order, from 1.', { required: true }),
  },
  indexes: ['partnership_id', 'council_id'],
});

/** Goals of the work programme, and the tasks under them. */
export const goals = defineTable({
  name: 'goals',
  type: 'Goal',
  description: 'A goal of a work programme, or an aim under one.',
  time: inFinancialYear,
  columns: {
    ...fact,
    partnership,
    title: text('The goal in a few words.'),
    financialYear: financialYear('The year of the work programme.'),
    partOf: link(['Goal'], 'The goal that it comes under.'),
    order: whole('Its place in the programme, from 1.', { required: true }),
  },
  indexes: ['partnership_id', 'part_of_id'],
});

/** Kinds of review that the partnership carries out. */
export const reviewTypes = defineTable({
  name: 'review_types',
  type: 'ReviewType',
  description: 'A kind of review, with its aim and deadline.',
  time: sinceMadeKnown,
  columns: {
    ...fact,
    partnership,
    name: text('Its name.'),
    aim: optionalText('What it aims at.'),
    deadline: quantity('How long it may take.'),
    carriedOutBy: optionalText('Who carries it out, and where.'),
    signedOffBy: optionalText('Who signs it off.'),
    order: whole('Its place in reading order, from 1.', { required: true }),
  },
  indexes: ['partnership_id'],
});
