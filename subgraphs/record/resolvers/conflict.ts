import { absenceOf, citations, linked } from '../../common/facts/resolvers';
import type { Read } from '../../common/reading/loaders';
import { when } from '../../common/when';
import type { RowOf } from '../../common/table';
import type { RecordContext as Ctx } from '../loaders';
import type { conflicts } from '../tables';

type ConflictRow = Read<RowOf<typeof conflicts>>;

/** The citation of the place at an index; null where fewer are cited. */
const citationAt = (index: number) => (conflict: ConflictRow, _: unknown, context: Ctx) =>
  when(citations(conflict, _, context), (all) => all[index] ?? null);

/** Places that disagree. */
export const conflict = {
  Conflict: {
    citations,
    subject: linked('subject'),
    subjectAbsence: absenceOf('subject'),
    firstCitation: citationAt(0),
    secondCitation: citationAt(1),
    madeKnownOn: ({ knownOn }: ConflictRow) => knownOn,
  },
};
