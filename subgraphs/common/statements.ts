import { choice, fact, link, SUBJECTS, whole } from './columns';
import { defineTable, madeKnown } from './table';

/**
 * The table of a subgraph's statements: what a source says in words that nobody would filter, sort, add or compare.
 * @param kinds the kinds of statement that the subgraph keeps
 * @param also the types of its own, besides the common subjects, that a statement can be about
 */
export const defineStatements = <const Kind extends string>(
  name: string,
  kinds: readonly Kind[],
  also: readonly string[] = [],
) =>
  defineTable({
    name,
    type: 'Statement',
    description: 'One thing that a source says about a subject, in our words.',
    time: madeKnown,
    columns: {
      ...fact,
      kind: choice(kinds, 'What sort of statement it is.'),
      subject: link([...SUBJECTS, ...also] as [string, ...string[]], 'What the statement is about.', {
        required: true,
      }),
      order: whole('Its place among the statements of its kind about the subject, from 1.'),
    },
    indexes: ['subject_id'],
  });
