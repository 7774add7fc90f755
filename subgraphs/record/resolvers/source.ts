import { valueTypes } from '../../common/facts/resolvers';
import type { Given } from '../../common/reading/filter';
import type { Read } from '../../common/reading/loaders';
import type { PageArguments } from '../../common/reading/page';
import type { RowOf } from '../../common/table';
import { checkNames } from '../check-names';
import { sourceConflictListing } from '../listings/conflicts';
import type { EntryFilter } from '../listings/entries';
import { placeEntryListing, placeListing, sourceEntryListing, type PlaceFilter } from '../listings/sources';
import type { RecordContext as Ctx } from '../loaders';
import type { ledgerPlaces } from '../tables';

interface Id {
  readonly id: string;
}
type LedgerPlace = Read<RowOf<typeof ledgerPlaces>>;
type Filtered<Filter> = PageArguments & { readonly filter?: Given<Filter> };

/** What the record adds to sources: all that each says, and its ledger. */
export const source = {
  Source: {
    ...valueTypes.Source,
    entries: async ({ id }: Id, { filter, ...page }: Filtered<EntryFilter>, { loaders, view }: Ctx) => {
      await checkNames(loaders, filter);
      return loaders.entriesBySource.load(id, sourceEntryListing(view, filter), page);
    },
    places: ({ id }: Id, { filter, ...page }: Filtered<PlaceFilter>, { loaders }: Ctx) =>
      loaders.placesBySource.load(id, placeListing(filter), page),
    conflicts: ({ id }: Id, page: PageArguments, { loaders }: Ctx) =>
      loaders.conflictsBySource.load(id, sourceConflictListing(), page),
  },
  LedgerPlace: {
    place: ({ id }: LedgerPlace, _: unknown, { loaders }: Ctx) => loaders.placeById.load(id),
    covered: ({ tables }: LedgerPlace) => tables !== null,
    tables: ({ tables }: LedgerPlace) => tables?.split(';') ?? [],
    entries: ({ id }: LedgerPlace, page: PageArguments, { loaders, view }: Ctx) =>
      loaders.entriesByPlace.load(id, placeEntryListing(view), page),
  },
};
