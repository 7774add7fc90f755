import type { Reference, StoredRow } from '../columns';
import { every, isIn, sql, type Sql } from '../database/sql';
import { knownBy, shownBy, type Shown } from '../database/view-conditions';
import type { Table } from '../table';
import type { Maybe } from '../when';
import { bytesOfRow, bytesOfRows } from './kept-size';
import { loadByKey, type KeyLoader } from './load-by-key';
import { readOnce } from './read-once';
import type { Reader } from './reader';

export type { Reader } from './reader';

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

/** What tells a statement from every other, whatever keys it is run with. */
export const nameOf = (statement: (keys: readonly string[]) => Sql): string => {
  const { text, values } = statement([]);
  return JSON.stringify([text, values]);
};

/** A thing by its id, whatever holds on the view's day; null where there is none, or none was known. */
export const oneById = <Shape>(reader: Reader, table: Table<Shape>): KeyLoader<Read<Shape> | null> => {
  const statement = (ids: readonly string[]): Sql => {
    const where = every([isIn('id', ids), knownBy(table as Table, reader.view)]);
    return { ...where, text: `SELECT * FROM ${table.name} WHERE ${where.text}` };
  };
  return loadByKey(reader, {
    name: () => nameOf(statement),
    read: async (ids) => {
      const rows = await reader.snapshot.all(statement(ids));
      const byId = new Map(rows.map((row) => [row['id'], row]));
      return ids.map((id) => {
        const row = byId.get(id);
        return row === undefined
          ? { value: null, bytes: 0 }
          : { value: readRow(table, row), bytes: bytesOfRow(row) };
      });
    },
  });
};

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
  reader: Reader,
  table: Table<Shape>,
  column: string,
  { from, order = [], where = sql('1 = 1'), shown = 'APPLIED' }: ManyOptions = {},
): KeyLoader<readonly Read<Shape>[]> => {
  const statement = (keys: readonly string[]): Sql => {
    const which = every([isIn(column, keys), where, shownBy(table as Table, reader.view, shown)]);
    const source = from === undefined ? table.name : `(${from.text}) AS listed`;
    return {
      text: `SELECT * FROM ${source} WHERE ${which.text} ORDER BY ${orderBy(order)}`,
      values: [...(from?.values ?? []), ...which.values],
    };
  };
  return loadByKey(reader, {
    name: () => nameOf(statement),
    read: async (keys) => {
      const rows = await reader.snapshot.all(statement(keys));
      const byKey = new Map<unknown, StoredRow[]>(keys.map((key) => [key, []]));
      for (const row of rows) byKey.get(row[column])?.push(row);
      return keys.map((key) => {
        const found = byKey.get(key) ?? [];
        return { value: found.map((row) => readRow(table, row)), bytes: bytesOfRows(found) };
      });
    },
  });
};

/** Loads the rows that link to a thing, by its type and id. */
export interface LinkLoader<Shape> {
  load(to: Reference): Maybe<readonly Read<Shape>[]>;
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
  const byType = new Map<string, KeyLoader<readonly Read<Shape>[]>>();
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
export const allOf = <Shape>(
  reader: Reader,
  table: Table<Shape>,
  { order = [], where = sql('1 = 1'), shown = 'APPLIED' }: ManyOptions = {},
): Maybe<readonly Read<Shape>[]> => {
  const which = every([where, shownBy(table as Table, reader.view, shown)]);
  const text = `SELECT * FROM ${table.name} WHERE ${which.text} ORDER BY ${orderBy(order)}`;
  return readOnce(reader, { text, values: which.values }, (rows) => rows.map((row) => readRow(table, row)));
};
