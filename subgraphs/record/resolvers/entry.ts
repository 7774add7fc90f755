import { citations } from '../../common/facts/resolvers';
import type { Given } from '../../common/reading/filter';
import type { Read } from '../../common/reading/loaders';
import { when } from '../../common/when';
import type { RowOf } from '../../common/table';
import type { RecordContext as Ctx } from '../loaders';
import type { entries, moments, RELATIONS } from '../tables';

type Entry = Read<RowOf<typeof entries>>;
type Moment = Read<RowOf<typeof moments>>;
interface SubjectArguments {
  readonly relation?: Given<(typeof RELATIONS)[number]>;
}

/** Entries and the days that they name. */
export const entry = {
  Entry: {
    citations,
    orderedBy: ({ day }: Entry) => (day === null ? 'DAY_MADE_KNOWN' : 'OWN_DAY'),
    ahead: ({ day }: Entry, _: unknown, { view }: Ctx) =>
      view.asOf !== null && day?.from != null && day.from > view.asOf,
    madeKnownOn: ({ knownOn }: Entry) => knownOn,
    subjects: ({ id }: Entry, { relation }: SubjectArguments, { loaders }: Ctx) =>
      when(loaders.subjectsByEntry.load(id), (rows) =>
        rows.filter((row) => !relation || row.relation === relation).map(({ subject }) => subject.to),
      ),
    moments: ({ id }: Entry, _: unknown, { loaders }: Ctx) => loaders.momentsByEntry.load(id),
  },
  Moment: {
    entry: ({ entryId }: Moment, _: unknown, { loaders }: Ctx) => loaders.entryById.load(entryId),
    standing: ({ entryId }: Moment, _: unknown, { loaders }: Ctx) =>
      when(loaders.entryById.load(entryId), (entry) => entry?.standing),
  },
};
