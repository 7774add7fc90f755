import { sql, type Sql } from '../../common/database/sql';
import { linksTo, oneOf, textIn, type Given } from '../../common/reading/filter';
import { sortOf, type OrderTerm } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import { sources } from '../../common/provenance';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { entries, ledgerPlaces } from '../tables';
import { entriesShown, entryConditions, type EntryFilter } from './entries';

/** Which sources. */
export interface SourceFilter {
  readonly text?: Given<string>;
  readonly publisherId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
}

/** Which places of a source. */
export interface PlaceFilter {
  readonly text?: Given<string>;
  readonly kind?: Given<readonly string[]>;
  readonly covered?: Given<boolean>;
}

const ORDERS = { DAY: ['date_from'], TITLE: ['title'] } as const;

/** The order of a list of sources. */
export type SourceOrder = Given<readonly OrderTerm<keyof typeof ORDERS>[]>;

/** The sources that had been made known by the view's day. */
export const sourcesKnown = ({ knownAt }: View): Sql =>
  knownAt === null ? sql('1 = 1') : sql('date_from IS NULL OR date_from <= ?', knownAt);

/** Sources, the earliest first where no order is given. */
export const sourceListing = (
  view: View,
  filter: Given<SourceFilter>,
  orderBy: SourceOrder,
): Listing<RowOf<typeof sources>> => ({
  table: sources,
  where: [
    ...textIn(['title', 'presented_to'], filter?.text, 'filter.text'),
    ...linksTo('publisher', filter?.publisherId, 'filter.publisherId'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
  ],
  sort: sortOf(ORDERS, orderBy, 'DAY'),
  shown: sourcesKnown(view),
});

/** The entries of sources, each once, in the reading order of the place that a source states it at best. */
export const sourceEntryListing = (
  view: View,
  filter: Given<EntryFilter>,
): Listing<RowOf<typeof entries>> => ({
  table: entries,
  from: sql(
    `SELECT entries.*, entry_places.cited_source_id, entry_places.place_position
     FROM entries JOIN entry_places ON entry_places.entry_id = entries.id
     WHERE entry_places.best_in_source = 'YES'`,
  ),
  where: entryConditions(filter),
  sort: [{ column: 'place_position' }],
  shown: entriesShown(view),
});

/** The entries that cite places, by type. */
export const placeEntryListing = (view: View): Listing<RowOf<typeof entries>> => ({
  table: entries,
  from: sql(
    `SELECT entries.*, entry_places.place_id
     FROM entries JOIN entry_places ON entry_places.entry_id = entries.id`,
  ),
  sort: [{ column: 'type' }],
  shown: entriesShown(view),
});

/** The places of sources in reading order. */
export const placeListing = (filter: Given<PlaceFilter>): Listing<RowOf<typeof ledgerPlaces>> => ({
  table: ledgerPlaces,
  where: [
    ...textIn(['label', 'section'], filter?.text, 'filter.text'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...(typeof filter?.covered === 'boolean' ? [sql(`tables IS ${filter.covered ? 'NOT ' : ''}NULL`)] : []),
  ],
  sort: [{ column: 'position' }],
  shown: sql('1 = 1'),
});
