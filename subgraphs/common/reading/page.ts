import DataLoader from 'dataloader';
import type { StoredRow, StoredValue } from '../columns';
import { every, isIn, some, sql, type Sql } from '../database/sql';
import { shownBy } from '../database/view-conditions';
import { InputError } from '../errors';
import type { Table } from '../table';
import { cursorOf, valuesOf } from './cursor';
import { readRow, type Read, type Reader } from './loaders';

/** The arguments of a forward connection. The schema gives `first` its default. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** One sort column of a connection; the id is always added last. */
export interface Sort {
  readonly column: string;
  readonly descending?: boolean;
}

/** What a connection lists. */
export interface Listing<Shape> {
  readonly table: Table<Shape>;
  /**
   * A query that is read in the table's place: the table's rows, with the column of a parent beside them that is found
   * through another table. No row stands in it twice for one parent.
   */
  readonly from?: Sql;
  /** Further conditions, from the filter. */
  readonly where?: readonly Sql[];
  readonly sort: readonly Sort[];
  /** The condition that the view sets; the filter may replace it, say where it names standings itself. */
  readonly shown?: Sql;
}

/** A page of a connection. The total is counted only when asked for. */
export interface Page<Shape> {
  readonly nodes: readonly Read<Shape>[];
  readonly edges: readonly { readonly node: Read<Shape>; readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: () => Promise<number>;
}

/** The largest page. */
export const LARGEST_PAGE = 100;

/**
 * Refuses a page that is too small or too large.
 * @throws {InputError} PAGE_SIZE_OUT_OF_RANGE
 */
export const checkFirst = (first: number): void => {
  if (first < 1 || first > LARGEST_PAGE) {
    throw new InputError(
      'PAGE_SIZE_OUT_OF_RANGE',
      `first: ${String(first)} is out of range; ask for 1 to ${String(LARGEST_PAGE)}.`,
      'first',
    );
  }
};

const fullSort = (sort: readonly Sort[]): readonly Sort[] => [...sort, { column: 'id' }];

/** A column's name in SQL; some, such as `order`, are words of SQL too. */
const quoted = (column: string): string => `"${column}"`;

/** Nulls stand last in either direction. */
const orderOf = (sort: readonly Sort[]): string =>
  fullSort(sort)
    .map(({ column, descending }) => `${quoted(column)} ${descending === true ? 'DESC' : 'ASC'} NULLS LAST`)
    .join(', ');

/** The rows after a cursor: those that come later in the first sort column in which they differ from it. */
const afterCursor = (sort: readonly Sort[], values: readonly StoredValue[]): Sql => {
  const columns = fullSort(sort);
  return some(
    columns.flatMap(({ column, descending }, index) => {
      const value = values[index] ?? null;
      if (value === null) return [];
      const same = columns
        .slice(0, index)
        .map((earlier, at) =>
          values[at] === null || values[at] === undefined
            ? sql(`${quoted(earlier.column)} IS NULL`)
            : sql(`${quoted(earlier.column)} = ?`, values[at]),
        );
      const name = quoted(column);
      return [
        every([...same, sql(`${name} ${descending === true ? '<' : '>'} ? OR ${name} IS NULL`, value)]),
      ];
    }),
  );
};

const toPage = <Shape>(
  listing: Listing<Shape>,
  list: string,
  first: number,
  rows: readonly StoredRow[],
  totalCount: () => Promise<number>,
): Page<Shape> => {
  const edges = rows.slice(0, first).map((row) => ({
    node: readRow(listing.table, row),
    cursor: cursorOf(
      list,
      fullSort(listing.sort).map(({ column }) => row[column] ?? null),
    ),
  }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
  };
};

const conditionsOf = <Shape>({ view }: Reader, { table, where = [], shown }: Listing<Shape>): Sql[] => [
  shown ?? shownBy(table as Table, view),
  ...where,
];

/** What a listing reads: its table, or the query in the table's place. */
const sourceOf = <Shape>({ table, from }: Listing<Shape>): Sql =>
  from === undefined ? sql(table.name) : { ...from, text: `(${from.text}) AS listed` };

/** What tells a list from every other: a cursor of one is refused by the rest. */
const listKey = <Shape>(listing: Listing<Shape>, conditions: readonly Sql[], parent: string): string =>
  JSON.stringify([sourceOf(listing), parent, listing.sort, conditions]);

/**
 * A page of a root connection.
 * @throws {InputError} where `first` or `after` is not right
 */
export const pageOf = async <Shape>(
  reader: Reader,
  listing: Listing<Shape>,
  { first, after }: PageArguments,
): Promise<Page<Shape>> => {
  checkFirst(first);
  const conditions = conditionsOf(reader, listing);
  const list = listKey(listing, conditions, '');
  const source = sourceOf(listing);
  const behind =
    after === null || after === undefined
      ? []
      : [afterCursor(listing.sort, valuesOf(list, after, listing.sort.length + 1))];
  const where = every([...conditions, ...behind]);
  const rows = await reader.snapshot.all({
    text: `SELECT * FROM ${source.text} WHERE ${where.text} ORDER BY ${orderOf(listing.sort)} LIMIT ?`,
    values: [...source.values, ...where.values, first + 1],
  });
  return toPage(listing, list, first, rows, async () => {
    const all = every(conditions);
    const [row] = await reader.snapshot.all({
      text: `SELECT count(*) AS total FROM ${source.text} WHERE ${all.text}`,
      values: [...source.values, ...all.values],
    });
    return Number(row?.['total'] ?? 0);
  });
};

/** Pages of a connection that hangs on a parent: asked for each parent, read in one statement for all of them. */
export interface Pages<Shape> {
  load(parent: string, listing: Listing<Shape>, page: PageArguments): Promise<Page<Shape>>;
}

/**
 * Connections under parents, by the column that holds the parent's id. Parents that ask for the same list are read
 * together; their totals, where asked for, in one further statement.
 */
export const pagesBy = <Shape>(reader: Reader, parentColumn: string): Pages<Shape> => {
  const pageLoaders = new Map<string, DataLoader<string, readonly StoredRow[]>>();
  const countLoaders = new Map<string, DataLoader<string, number>>();

  const kept = <Key, Value>(
    loaders: Map<string, DataLoader<Key, Value>>,
    key: string,
    make: () => DataLoader<Key, Value>,
  ) => {
    const known = loaders.get(key) ?? make();
    loaders.set(key, known);
    return known;
  };

  const rowsLoader = (listing: Listing<Shape>, conditions: readonly Sql[], first: number) =>
    new DataLoader<string, readonly StoredRow[]>(async (parents) => {
      const source = sourceOf(listing);
      const where = every([isIn(parentColumn, parents), ...conditions]);
      const order = orderOf(listing.sort);
      const rows = await reader.snapshot.all({
        text:
          `SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY ${parentColumn} ORDER BY ${order}) AS place_in_page ` +
          `FROM ${source.text} WHERE ${where.text}) AS numbered WHERE place_in_page <= ? ` +
          `ORDER BY ${parentColumn}, place_in_page`,
        values: [...source.values, ...where.values, first + 1],
      });
      const byParent = new Map<unknown, StoredRow[]>(parents.map((parent) => [parent, []]));
      for (const row of rows) byParent.get(row[parentColumn])?.push(row);
      return parents.map((parent) => byParent.get(parent) ?? []);
    });

  const countLoader = (listing: Listing<Shape>, conditions: readonly Sql[]) =>
    new DataLoader<string, number>(async (parents) => {
      const source = sourceOf(listing);
      const where = every([isIn(parentColumn, parents), ...conditions]);
      const rows = await reader.snapshot.all({
        text: `SELECT ${parentColumn} AS parent, count(*) AS total FROM ${source.text} WHERE ${where.text} GROUP BY ${parentColumn}`,
        values: [...source.values, ...where.values],
      });
      const byParent = new Map(rows.map((row) => [row['parent'], Number(row['total'])]));
      return parents.map((parent) => byParent.get(parent) ?? 0);
    });

  return {
    load: async (parent, listing, { first, after }) => {
      checkFirst(first);
      const conditions = conditionsOf(reader, listing);
      const list = listKey(listing, conditions, parent);
      const behind =
        after === null || after === undefined
          ? []
          : [afterCursor(listing.sort, valuesOf(list, after, listing.sort.length + 1))];
      const key = listKey(listing, conditions, '');
      const rows = await kept(pageLoaders, JSON.stringify([key, first, behind]), () =>
        rowsLoader(listing, [...conditions, ...behind], first),
      ).load(parent);
      return toPage(listing, list, first, rows, () =>
        kept(countLoaders, key, () => countLoader(listing, conditions)).load(parent),
      );
    },
  };
};
