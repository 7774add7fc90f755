import {
  choice,
  day,
  fact,
  link,
  optionalText,
  organisation,
  quantity,
  text,
  whole,
} from '../../common/columns';
import { defineTable, happenedOn, sinceMadeKnown } from '../../common/table';

/** What the law asks for. */
export const legalDuties = defineTable({
  name: 'legal_duties',
  type: 'LegalDuty',
  description: 'A duty or a provision of law that a source relies upon.',
  time: sinceMadeKnown,
  columns: {
    ...fact,
    act: text('The Act, regulations or statutory guidance.'),
    section: optionalText('The section or paragraph, as printed.'),
    kind: choice(['ACT', 'STATUTORY_GUIDANCE', 'POLICY'], 'What sort of text it is.'),
    onWhom: optionalText('On whom the duty lies.'),
    partnership: link(['SafeguardingPartnership'], 'The partnership whose arrangements answer it.'),
    order: whole('Its place in reading order, from 1.', { required: true }),
  },
  indexes: ['partnership_id'],
});

/** Days by which something must be done. A deadline is a day, not a period. */
export const deadlines = defineTable({
  name: 'deadlines',
  type: 'Deadline',
  description: 'A day by which something must be done.',
  time: sinceMadeKnown,
  entryDay: ['due_on'],
  columns: {
    ...fact,
    partnership: link(['SafeguardingPartnership'], 'The partnership that it binds.'),
    kind: choice(
      [
        'PUBLISH',
        'IMPLEMENT',
        'BEGIN_TRANSITION',
        'COMPLETE_TRANSITION',
        'REPORT',
        'FINALISE',
        'REVIEW',
        'DECIDE',
      ],
      'What must be done.',
    ),
    onWhom: optionalText('Who must do it.'),
    dueOn: day('The day.'),
    setBy: optionalText('The Act or guidance that sets it.'),
    statutory: choice(['STATUTORY', 'LOCAL'], 'Whether law or guidance sets it, or the partners themselves.'),
    order: whole('Its place in reading order, from 1.', { required: true }),
  },
  indexes: ['partnership_id'],
});

/** Reviews of the arrangements by somebody independent. */
export const independentReviews = defineTable({
  name: 'independent_reviews',
  type: 'IndependentReview',
  description: 'An independent review of safeguarding arrangements.',
  time: happenedOn('commissioned_on'),
  columns: {
    ...fact,
    partnership: link(
      ['SafeguardingPartnership'],
      'The partnership reviewed; empty where the review was national.',
    ),
    name: text('Its name.'),
    reviewer: organisation('The organisation that reviewed or commissioned it.'),
    commissionedOn: day('When it was commissioned.'),
    reportedOn: day('When its report was given or published.'),
    status: optionalText('What has become of the report, in our words.'),
  },
  indexes: ['partnership_id'],
});

/** Numbers of child deaths, found or required. */
export const childDeathFigures = defineTable({
  name: 'child_death_figures',
  type: 'ChildDeathFigure',
  description: 'A number of child deaths a year: what is seen in an area, or what a footprint must yield.',
  time: sinceMadeKnown,
  columns: {
    ...fact,
    partnership: link(['SafeguardingPartnership'], 'The child death review partnership.', { required: true }),
    council: link(['Council'], 'The council, where the figure is for one.'),
    kind: choice(
      ['AVERAGE', 'REQUIRED_FOOTPRINT'],
      'What is seen on average, or what guidance asks a footprint to yield.',
    ),
    deaths: quantity('Deaths a year.'),
  },
  indexes: ['partnership_id', 'council_id'],
});
