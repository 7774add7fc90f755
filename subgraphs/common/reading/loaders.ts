import DataLoader from 'dataloader';
import type { Reference, StoredRow } from '../columns';
import { every, isIn, sql, type Sql } from '../database/sql';
import type { Snapshot } from '../database/snapshot';
import { knownBy, shownBy, type Shown } from '../database/view-conditions';
import type { Table } from '../table';
import type { View } from '../view';

/** What every loader of one request reads with: its snapshot and its view. */
export interface Reader {
  readonly snapshot: Snapshot;
  readonly view: View;
}

/** A row's shape with the days on which sources stated it, for its citations and confirmation. */
export type Read<Shape> = Shape & {
  readonly table: Table;
  readonly knownOn: string | null;
  readonly lastStatedOn: string | null;
};

/** The shape of a stored row, with what the fact resolvers need beside it. */
export const readRow = <Shape>(table: Table<Shape>, row: StoredRow): Read<Shape> => ({
  ...table.read(row),
  table: table as Table,
  knownOn: (row['known_on'] as string | null | undefined) ?? null,
  lastStatedOn: (row['last_stated_on'] as string | null | undefined) ?? null,
});

/** Every order ends in the id, so that it is the same on every database and in every run. */
export const orderBy = (order: readonly string[]): string =>
  [...order.map((term) => `${term} NULLS LAST`), 'id'].join(', ');

/** A thing by its id, whatever holds on the view's day; null where there is none, or none was known. */
export const oneById = <Shape>(
  { snapshot, view }: Reader,
  table: Table<Shape>,
): DataLoader<string, Read<Shape> | null> =>
  new DataLoader(async (ids) => {
    const where = every([isIn('id', ids), knownBy(table as Table, view)]);
    const rows = await snapshot.all({ ...where, text: `SELECT * FROM ${table.name} WHERE ${where.text}` });
    const byId = new Map(rows.map((row) => [row['id'], row]));
    return ids.map((id) => {
      const row = byId.get(id);
      return row === undefined ? null : readRow(table, row);
    });
  });

interface ManyOptions {
  /** A query that is read in the table's place: its rows with a column beside them that is found through another table. */
  readonly from?: Sql;
  /** Columns to order by, before the id. */
  readonly order?: readonly string[];
  /** A condition on the rows, the same for every key. */
  readonly where?: Sql;
  /** PENDING for what is proposed, planned or expected; else what the view applies. */
  readonly shown?: Shown;
}

/** All rows of a table whose column holds a key, in one statement for all the keys; `[]` where there are none. */
export const manyBy = <Shape>(
  { snapshot, view }: Reader,
  table: Table<Shape>,
  column: string,
  { from, order = [], where = sql('1 = 1'), shown = 'APPLIED' }: ManyOptions = {},
): DataLoader<string, readonly Read<Shape>[]> =>
  new DataLoader(async (keys) => {
    const which = every([isIn(column, keys), where, shownBy(table as Table, view, shown)]);
    const source = from === undefined ? table.name : `(${from.text}) AS listed`;
    const rows = await snapshot.all({
      text: `SELECT * FROM ${source} WHERE ${which.text} ORDER BY ${orderBy(order)}`,
      values: [...(from?.values ?? []), ...which.values],
    });
    const byKey = new Map<unknown, Read<Shape>[]>(keys.map((key) => [key, []]));
    for (const row of rows) byKey.get(row[column])?.push(readRow(table, row));
    return keys.map((key) => byKey.get(key) ?? []);
  });

/** Loads the rows that link to a thing, by its type and id. */
export interface LinkLoader<Shape> {
  load(to: Reference): Promise<readonly Read<Shape>[]>;
}

/**
 * All rows of a table whose link (`subject` for `subject_type` and `subject_id`) leads to a thing. Things of two types
 * may share an id, so that each type has its own statement.
 */
export const manyByLink = <Shape>(
  reader: Reader,
  table: Table<Shape>,
  link: string,
  options: Omit<ManyOptions, 'from'> = {},
): LinkLoader<Shape> => {
  const { where = sql('1 = 1') } = options;
  const byType = new Map<string, DataLoader<string, readonly Read<Shape>[]>>();
  return {
    load: ({ __typename, id }) => {
      const ofType = sql(`${link}_type = ?`, __typename);
      const loader =
        byType.get(__typename) ??
        manyBy(reader, table, `${link}_id`, { ...options, where: every([ofType, where]) });
      byType.set(__typename, loader);
      return loader.load(id);
    },
  };
};

/** All rows of a table that the view shows and the condition picks: for short closed lists at the root. */
export const allOf = async <Shape>(
  { snapshot, view }: Reader,
  table: Table<Shape>,
  { order = [], where = sql('1 = 1'), shown = 'APPLIED' }: ManyOptions = {},
): Promise<readonly Read<Shape>[]> => {
  const which = every([where, shownBy(table as Table, view, shown)]);
  const rows = await snapshot.all({
    ...which,
    text: `SELECT * FROM ${table.name} WHERE ${which.text} ORDER BY ${orderBy(order)}`,
  });
  return rows.map((row) => readRow(table, row));
};
