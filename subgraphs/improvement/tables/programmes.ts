import {
  choice,
  day,
  fact,
  link,
  optionalChoice,
  optionalText,
  period,
  quantity,
  text,
  whole,
} from '../../common/columns';
import { defineStatements } from '../../common/statements';
import { defineTable, happenedOn, madeKnown, overPeriod } from '../../common/table';

const council = link(['Council'], 'The council.', { required: true });
const programme = link(['DeliveryModelProgramme'], 'The programme.', { required: true });

/** Programmes that look for another way to deliver children's services. */
export const programmes = defineTable({
  name: 'programmes',
  type: 'DeliveryModelProgramme',
  description: 'A programme to choose and set up an alternative delivery model.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    council,
    name: text('Its name.'),
    governance: optionalText('Who runs and oversees it.'),
    direction: link(['Direction'], 'The direction that asks for it.'),
  },
  indexes: ['council_id'],
  ties: { thing: 'self', organisation: 'council' },
});

/** The phases of a programme. */
export const programmePhases = defineTable({
  name: 'programme_phases',
  type: 'ProgrammePhase',
  description: 'A phase of a delivery-model programme.',
  time: madeKnown,
  entryDay: ['starts_on'],
  columns: {
    ...fact,
    ...period,
    programme,
    number: whole('Its number, as printed.', { required: true }),
    name: text('What is done in it.'),
  },
  indexes: ['programme_id'],
});

/** When somebody is to decide. */
export const decisionPoints = defineTable({
  name: 'decision_points',
  type: 'DecisionPoint',
  description: 'A point at which a programme is to be decided on or reported.',
  time: madeKnown,
  entryDay: ['due_on'],
  columns: {
    ...fact,
    programme,
    phase: link(['ProgrammePhase'], 'The phase that it belongs to.'),
    body: text('Who decides.'),
    dueOn: day('When.'),
  },
  indexes: ['programme_id', 'phase_id'],
});

/** Efforts to improve one thing: edge of care, recruitment of foster carers. */
export const initiatives = defineTable({
  name: 'initiatives',
  type: 'Initiative',
  description: 'A strand of effort, such as a service at the edge of care, with its results.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    council,
    name: text('Its name.'),
    aim: optionalText('What it is for.'),
    service: link(['Service'], 'The service that it is carried out by.'),
    order: whole('Its place in reading order, from 1.', { required: true }),
  },
  indexes: ['council_id', 'service_id'],
});

/** Observations of an indicator, with what they are compared with. */
export const indicators = defineTable({
  name: 'indicators',
  type: 'Indicator',
  description: 'One observation of an indicator.',
  time: happenedOn('observed_on'),
  columns: {
    ...fact,
    measure: text('What is measured, in a few words.'),
    geography: choice(
      ['COUNCIL', 'NATIONAL', 'OTHER_COUNCILS'],
      'Whether it is for a council, for England, or for other councils.',
    ),
    council: link(['Council'], 'The council that it is about, or that it is compared with.', {
      required: true,
    }),
    value: quantity('The value; absent where the source gives only a direction.'),
    trend: optionalChoice(
      ['HIGHER', 'LOWER', 'SIMILAR'],
      'How it stands to what it is compared with, where only that is stated.',
    ),
    comparedWith: optionalText('What it is compared with, in words.'),
    comparatorOf: link(['Indicator'], 'The observation that it is the comparator of.'),
    observedOn: day('When, or over what time.'),
    initiative: link(['Initiative'], 'The initiative whose result it is.'),
    outOf: quantity('The whole that a count is out of.'),
  },
  indexes: ['council_id', 'initiative_id', 'comparator_of_id'],
});

/** A council's place in somebody's count or a national figure belongs to indicators; words belong here. */
export const improvementStatements = defineStatements(
  'improvement_statements',
  [
    'FINDING',
    'REQUIREMENT',
    'PRINCIPLE',
    'OPTION',
    'RISK',
    'BENEFIT',
    'LEARNING',
    'CASE_FOR_CHANGE',
    'GOVERNANCE',
    'ENGAGEMENT',
    'CONTEXT',
    'PRAISE',
    'CHALLENGE',
    'SUPPORT',
    'SCOPE',
    'REFERENCE_DOCUMENT',
  ],
  ['Inspection', 'Visit', 'Direction', 'Commissioner', 'ImprovementBoard', 'Initiative', 'ProgrammePhase'],
);
