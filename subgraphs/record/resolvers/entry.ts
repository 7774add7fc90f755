import { citations } from '../../common/facts/resolvers';
import type { Given } from '../../common/reading/filter';
import type { Read } from '../../common/reading/loaders';
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
    subjects: async ({ id }: Entry, { relation }: SubjectArguments, { loaders }: Ctx) =>
      (await loaders.subjectsByEntry.load(id))
        .filter((row) => !relation || row.relation === relation)
        .map(({ subject }) => subject.to),
    moments: ({ id }: Entry, _: unknown, { loaders }: Ctx) => loaders.momentsByEntry.load(id),
  },
  Moment: {
    entry: ({ entryId }: Moment, _: unknown, { loaders }: Ctx) => loaders.entryById.load(entryId),
    standing: async ({ entryId }: Moment, _: unknown, { loaders }: Ctx) =>
      (await loaders.entryById.load(entryId))?.standing,
  },
};
