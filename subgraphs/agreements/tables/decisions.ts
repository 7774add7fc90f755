import {
  choice,
  day,
  fact,
  link,
  optionalChoice,
  optionalText,
  organisation,
  quantity,
  SUBJECTS,
  subject,
  whole,
} from '../../common/columns';
import { defineStatements } from '../../common/statements';
import { defineTable, madeKnown, putForwardOn } from '../../common/table';

/** What anyone decides, recommends, delegates or weighs as an option. */
export const decisions = defineTable({
  name: 'decisions',
  type: 'Decision',
  description: 'A decision, recommendation, delegation or option, whatever it is about.',
  time: putForwardOn('made_on'),
  columns: {
    ...fact,
    kind: choice(['DECISION', 'RECOMMENDATION', 'DELEGATION', 'OPTION'], 'What it is.'),
    reference: optionalText('Its number as printed: 1, 2, (i), 8.1, Option 2.'),
    subject: subject('What it is about.', { required: true }),
    madeBy: organisation('The organisation that decides, recommends or weighs it.', { required: true }),
    body: optionalText('The body or post that is to decide, or decided: Cabinet, Leader.'),
    madeOn: day('The day of the decision, or of the meeting that a recommendation is put to.'),
    delegatedTo: optionalText('The post that power is delegated to.'),
    consulting: optionalText('Whom the delegate must consult.'),
    exercisedOn: day('The day on which a delegated power was exercised.'),
    effectiveOn: day('The day from which it would take effect.'),
    outcome: optionalChoice(
      ['RECOMMENDED', 'NOT_RECOMMENDED', 'NOT_PURSUED', 'UNDER_APPRAISAL'],
      'What became of an option in the source.',
    ),
    reason: optionalText('Why, in our words.'),
    order: whole('Its place in reading order among its kind in the source, from 1.', { required: true }),
  },
  indexes: ['subject_id', 'made_by_id'],
});

/** What is due before or after a decision: consultation, notice, approval, review. */
export const steps = defineTable({
  name: 'steps',
  type: 'Step',
  description:
    'Something that is due, required or held: a consultation, a notice, an approval, a review, a report.',
  time: madeKnown,
  entryDay: ['due_on'],
  columns: {
    ...fact,
    kind: choice(
      [
        'CONSULTATION',
        'NOTICE',
        'APPROVAL',
        'REVIEW',
        'NEGOTIATION',
        'REPORT',
        'ASSESSMENT',
        'PUBLICATION',
        'ACTION',
      ],
      'What sort of step it is.',
    ),
    subject: link(['Variation', 'Decision', ...SUBJECTS], 'What the step is for.', { required: true }),
    by: organisation('The organisation that takes it.'),
    byPost: optionalText('The body or post that takes it.'),
    with: optionalText('Those whom it is taken with, or served on.'),
    dueOn: day('When it is due, or when it was taken.'),
    noticePeriod: quantity('The notice that it asks for.'),
    clause: link(['AgreementClause'], 'The clause that asks for it.'),
    condition: optionalText('When it applies.'),
  },
  indexes: ['subject_id'],
});

/** Arrangements or councils named as precedents. */
export const precedents = defineTable({
  name: 'precedents',
  type: 'Precedent',
  description: 'An arrangement or a council that a source names as a precedent.',
  time: madeKnown,
  columns: {
    ...fact,
    subject: subject('What it is a precedent for.', { required: true }),
    precedent: subject('The arrangement or organisation named.', { required: true }),
    difference: optionalText('How it differs, as the source has it.'),
  },
  indexes: ['subject_id', 'precedent_id'],
});

/** What reports say of agreements and services in words. */
export const agreementStatements = defineStatements(
  'agreement_statements',
  [
    'RISK',
    'MITIGATION',
    'BENEFIT',
    'REASON',
    'PURPOSE',
    'PRINCIPLE',
    'CHALLENGE',
    'OPERATION',
    'CONTEXT',
    'EQUALITY',
    'LEGAL',
    'SCOPE',
    'PROJECT_MANAGEMENT',
    'BACKGROUND_DOCUMENT',
  ],
  ['Variation', 'Decision', 'SharedPost'],
);
