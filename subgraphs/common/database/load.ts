import type { StoredRow } from '../columns';
import type { Table } from '../table';

/** What a load writes: the rows of each table, and what the load is. */
export interface Load {
  readonly loadId: string;
  readonly digest: string;
  readonly dataset: string;
  readonly version: string;
  readonly loadedAt: string;
  readonly rows: ReadonlyMap<Table, readonly StoredRow[]>;
  /** Whether no start is to load again what it takes the place of: it was asked for by name. */
  readonly isAsked: boolean;
}

/** How many rows a load stores in some tables. */
export const factsIn = ({ rows }: Load, tables: readonly Table[]): number =>
  tables.reduce((facts, table) => facts + (rows.get(table)?.length ?? 0), 0);

/** The one row that says which load a database holds. */
export const stateOf = ({ loadId, digest, dataset, version, loadedAt }: Load, facts: number): StoredRow => ({
  id: 'current',
  load_id: loadId,
  digest,
  dataset,
  version,
  loaded_at: loadedAt,
  facts,
});
