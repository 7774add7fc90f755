import { choice, id, subject, text } from '../../common/columns';
import { citation } from '../../common/columns/citation';
import { defineTable, madeKnown } from '../../common/table';

/** Places that disagree: rows of the dataset, found by reading. */
export const conflicts = defineTable({
  name: 'conflicts',
  type: 'Conflict',
  description: 'Two statements that disagree, with both places and why.',
  time: madeKnown,
  columns: {
    id: id('The id of the conflict.'),
    summary: text('What disagrees, in one sentence of our own words.'),
    kind: choice(
      ['VALUE', 'DATE', 'LEGAL_TERM', 'NAME', 'SCOPE', 'CROSS_REFERENCE', 'MISPRINT', 'NUMBERING'],
      'What sort of disagreement it is.',
    ),
    subject: subject('What the statements are about.', { required: true }),
    firstStatement: text('What the first place says, in our words. The first place is the one cited.'),
    secondStatement: text(
      'What the second place says, in our words. The second place is the first of also_at.',
    ),
    explanation: text(
      'Why they disagree, or that no reason is stated, and which the rows of the dataset follow.',
    ),
    cited: citation,
  },
  indexes: ['subject_id'],
});
