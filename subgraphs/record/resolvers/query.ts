import type { Given } from '../../common/reading/filter';
import { pageOf, type PageArguments } from '../../common/reading/page';
import { checkNames } from '../check-names';
import { changesListing, type ChangesFilter } from '../listings/changes';
import { conflictListing, type ConflictFilter, type ConflictOrder } from '../listings/conflicts';
import { entryListing, type EntryFilter, type EntryOrder } from '../listings/entries';
import { search } from '../listings/search';
import { sourceListing, type SourceFilter, type SourceOrder } from '../listings/sources';
import type { RecordContext as Ctx } from '../loaders';

interface Id {
  readonly id: string;
}
type Listed<Filter, Order> = PageArguments & {
  readonly filter?: Given<Filter>;
  readonly orderBy?: Order;
};
type Search = PageArguments & { readonly text: string; readonly filter?: Given<EntryFilter> };
type Changes = PageArguments & {
  readonly from: string;
  readonly to: string;
  readonly filter?: Given<ChangesFilter>;
};

/** Where questions to the record begin. */
export const query = {
  Query: {
    entry: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.entryById.load(id),
    entries: async (
      _: unknown,
      { filter, orderBy, ...page }: Listed<EntryFilter, EntryOrder>,
      { loaders, view }: Ctx,
    ) => {
      await checkNames(loaders, filter);
      return pageOf(loaders.reader, entryListing(view, filter, orderBy), page);
    },
    search: async (_: unknown, { text, filter, ...page }: Search, { loaders }: Ctx) => {
      await checkNames(loaders, filter);
      const { listing, matched } = await search(loaders.reader, text, filter);
      return { ...(await pageOf(loaders.reader, listing, page)), matched };
    },
    source: async (_: unknown, { id }: Id, { loaders, view }: Ctx) => {
      const source = await loaders.sourceById.load(id);
      const day = source?.date?.from ?? null;
      return view.knownAt !== null && day !== null && day > view.knownAt ? null : source;
    },
    sources: (
      _: unknown,
      { filter, orderBy, ...page }: Listed<SourceFilter, SourceOrder>,
      { loaders, view }: Ctx,
    ) => pageOf(loaders.reader, sourceListing(view, filter, orderBy), page),
    conflict: (_: unknown, { id }: Id, { loaders }: Ctx) => loaders.conflictById.load(id),
    conflicts: (
      _: unknown,
      { filter, orderBy, ...page }: Listed<ConflictFilter, ConflictOrder>,
      { loaders }: Ctx,
    ) => pageOf(loaders.reader, conflictListing(filter, orderBy), page),
    changesBetween: async (_: unknown, { from, to, filter, ...page }: Changes, { loaders, view }: Ctx) => {
      await checkNames(loaders, filter);
      return pageOf(loaders.reader, changesListing(view, from, to, filter), page);
    },
    dataset: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.loaded(),
  },
};
