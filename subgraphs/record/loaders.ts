import { sql } from '../common/database/sql';
import { manyBy, oneById, type Reader } from '../common/reading/loaders';
import { pagesBy } from '../common/reading/page';
import { readOnce } from '../common/reading/read-once';
import type { StoredRow } from '../common/columns';
import type { Maybe } from '../common/when';
import type { Context } from '../common/context';
import type { RowOf } from '../common/table';
import type { ledgerPlaces } from './tables';
import { conflicts, entries, entrySubjects, moments, type relatedEntries } from './tables';

/** How many entries there are of one kind, type, subgraph and standing. */
export interface Tally {
  readonly kind: string;
  readonly type: string;
  readonly subgraph: string;
  readonly standing: string | null;
  readonly count: number;
}

/** What is loaded, and how much of it. */
export interface Loaded {
  readonly name: string;
  readonly version: string;
  readonly digest: string;
  readonly loadId: string;
  readonly loadedAt: string;
  readonly sourceCount: number;
  readonly placeCount: number;
}

/** Reads once a request, when first asked. */
const once = <Value>(read: () => Maybe<Value>): (() => Maybe<Value>) => {
  let value: Maybe<Value> | undefined;
  return () => (value ??= read());
};

const TALLIES = sql(
  'SELECT kind, type, subgraph, standing, count(*) AS count FROM entries GROUP BY kind, type, subgraph, standing',
);

const LOADED = sql(
  'SELECT load_state.*, (SELECT count(*) FROM sources) AS sources, (SELECT count(*) FROM places) AS places FROM load_state',
);

const talliesOf = (rows: readonly StoredRow[]): readonly Tally[] =>
  rows.map(({ kind, type, subgraph, standing, count }) => ({
    kind: String(kind),
    type: String(type),
    subgraph: String(subgraph),
    standing: typeof standing === 'string' ? standing : null,
    count: Number(count),
  }));

const loadedOf = ([row]: readonly StoredRow[]): Loaded | null =>
  row === undefined
    ? null
    : {
        name: String(row['dataset']),
        version: String(row['version']),
        digest: String(row['digest']),
        loadId: String(row['load_id']),
        loadedAt: String(row['loaded_at']),
        sourceCount: Number(row['sources']),
        placeCount: Number(row['places']),
      };

const createLoadLoaders = (reader: Reader) => ({
  tallies: once(() => readOnce(reader, TALLIES, talliesOf)),
  loaded: once(() => readOnce(reader, LOADED, loadedOf)),
});

/** The loaders of one request. */
export const createLoaders = (reader: Reader) => ({
  reader,
  ...createLoadLoaders(reader),
  entryById: oneById(reader, entries),
  timelineByThing: pagesBy<RowOf<typeof relatedEntries>>(reader, 'about'),
  entriesBySource: pagesBy<RowOf<typeof entries>>(reader, 'cited_source_id'),
  entriesByPlace: pagesBy<RowOf<typeof entries>>(reader, 'place_id'),
  placesBySource: pagesBy<RowOf<typeof ledgerPlaces>>(reader, 'source_id'),
  conflictsBySource: pagesBy<RowOf<typeof conflicts>>(reader, 'cited_source_id'),
  subjectsByEntry: manyBy(reader, entrySubjects, 'entry_id', { order: ['position'] }),
  momentsByEntry: manyBy(reader, moments, 'entry_id', { order: ['day_from'] }),
  conflictById: oneById(reader, conflicts),
});

/** What the resolvers load with. */
export type Loaders = ReturnType<typeof createLoaders>;

/** What the resolvers of one operation share. */
export type RecordContext = Context<Loaders>;
