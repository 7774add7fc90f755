import type { StoredRow } from '../columns';
import { every, isIn, type Sql } from '../database/sql';
import { InputError } from '../errors';
import { when, type Maybe } from '../when';
import { cursorsOf } from './cursor';
import { bytesOfRows } from './kept-size';
import { behind, conditionsOf, fullSort, listKey, orderOf, sourceOf, type Listing } from './listing';
import { loadByKey, type KeyLoader } from './load-by-key';
import { nameOf, readRow, type Read } from './loaders';
import { readOnce } from './read-once';
import type { Reader } from './reader';

/** The arguments of a forward connection. The schema gives `first` its default. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** A row in a page, and where it stands in the list. */
export interface Edge<Shape> {
  readonly node: Read<Shape>;
  readonly cursor: string;
}

/** A page of a connection. The total is counted only when asked for. */
export interface Page<Shape> {
  readonly nodes: readonly Read<Shape>[];
  readonly edges: readonly Edge<Shape>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: () => Maybe<number>;
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

/** A page as it is read and kept: all but the total. */
interface Rows<Shape> extends Omit<Page<Shape>, 'totalCount'> {
  /** Whether the list has no row beside these. */
  readonly isWhole: boolean;
}

/** What a cursor takes in memory, in bytes. */
const CURSOR_BYTES = 400;

const toRows = <Shape>(
  { table, sort }: Listing<Shape>,
  list: string,
  first: number,
  rows: readonly StoredRow[],
  isFromStart: boolean,
): Rows<Shape> => {
  const cursorOf = cursorsOf(list);
  const columns = fullSort(sort);
  const edges = rows.slice(0, first).map((row) => ({
    node: readRow(table, row),
    cursor: cursorOf(columns.map(({ column }) => row[column] ?? null)),
  }));
  const hasNextPage = rows.length > first;
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
    isWhole: isFromStart && !hasNextPage,
  };
};

const bytesOf = (rows: readonly StoredRow[]): number => bytesOfRows(rows) + rows.length * CURSOR_BYTES;

/** A page with its total, which needs no counting where the page is the whole list. */
const toPage = <Shape>(
  { nodes, edges, pageInfo, isWhole }: Rows<Shape>,
  count: () => Maybe<number>,
): Page<Shape> => ({ nodes, edges, pageInfo, totalCount: isWhole ? () => edges.length : count });

/**
 * A page of a root connection.
 * @throws {InputError} where `first` or `after` is not right
 */
export const pageOf = <Shape>(
  reader: Reader,
  listing: Listing<Shape>,
  { first, after }: PageArguments,
): Maybe<Page<Shape>> => {
  checkFirst(first);
  const conditions = conditionsOf(reader, listing);
  const list = listKey(listing, conditions, '');
  const source = sourceOf(listing);
  const later = behind(listing, () => list, after);
  const where = every([...conditions, ...later]);
  const statement = {
    text: `SELECT * FROM ${source.text} WHERE ${where.text} ORDER BY ${orderOf(listing.sort)} LIMIT ?`,
    values: [...source.values, ...where.values, first + 1],
  };
  const count = (): Maybe<number> => {
    const all = every(conditions);
    const counting = {
      text: `SELECT count(*) AS total FROM ${source.text} WHERE ${all.text}`,
      values: [...source.values, ...all.values],
    };
    return readOnce(reader, counting, ([row]) => Number(row?.['total'] ?? 0));
  };
  return when(
    readOnce(reader, statement, (rows) => toRows(listing, list, first, rows, later.length === 0)),
    (rows) => toPage(rows, count),
  );
};

/** Pages of a connection that hangs on a parent: asked for each parent, read in one statement for all of them. */
export interface Pages<Shape> {
  /** @throws {InputError} where `first` or `after` is not right */
  load(parent: string, listing: Listing<Shape>, page: PageArguments): Maybe<Page<Shape>>;
}

/** What is the same for all parents that a list is asked for under. */
interface Prepared<Shape> {
  readonly conditions: readonly Sql[];
  /** What tells the list from every other, its parents aside. */
  readonly key: string;
  readonly counts: KeyLoader<number>;
  /** Loaders of its pages from the start, by their size. */
  readonly fromStart: Map<number, KeyLoader<Rows<Shape>>>;
}

/**
 * Connections under parents, by the column that holds the parent's id. Parents that ask for the same list are read
 * together; their totals, where asked for, in one further statement.
 */
export const pagesBy = <Shape>(reader: Reader, parentColumn: string): Pages<Shape> => {
  const byKey = new Map<string, Prepared<Shape>>();
  const byListing = new WeakMap<Listing<Shape>, Prepared<Shape>>();
  /** Loaders of pages after a cursor, by all that tells the pages apart. */
  const later = new Map<string, KeyLoader<Rows<Shape>>>();

  const rowsLoader = (
    listing: Listing<Shape>,
    conditions: readonly Sql[],
    first: number,
    after: readonly Sql[],
  ): KeyLoader<Rows<Shape>> => {
    const source = sourceOf(listing);
    const order = orderOf(listing.sort);
    const statement = (parents: readonly string[]): Sql => {
      const where = every([isIn(parentColumn, parents), ...conditions, ...after]);
      return {
        text:
          `SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY ${parentColumn} ORDER BY ${order}) AS place_in_page ` +
          `FROM ${source.text} WHERE ${where.text}) AS numbered WHERE place_in_page <= ? ` +
          `ORDER BY ${parentColumn}, place_in_page`,
        values: [...source.values, ...where.values, first + 1],
      };
    };
    return loadByKey(reader, {
      name: () => nameOf(statement),
      read: async (parents) => {
        const rows = await reader.snapshot.all(statement(parents));
        const byParent = new Map<unknown, StoredRow[]>(parents.map((parent) => [parent, []]));
        for (const row of rows) byParent.get(row[parentColumn])?.push(row);
        return parents.map((parent) => {
          const found = byParent.get(parent) ?? [];
          const list = listKey(listing, conditions, parent);
          return { value: toRows(listing, list, first, found, after.length === 0), bytes: bytesOf(found) };
        });
      },
    });
  };

  const countLoader = (listing: Listing<Shape>, conditions: readonly Sql[]): KeyLoader<number> => {
    const source = sourceOf(listing);
    const statement = (parents: readonly string[]): Sql => {
      const where = every([isIn(parentColumn, parents), ...conditions]);
      return {
        text: `SELECT ${parentColumn} AS parent, count(*) AS total FROM ${source.text} WHERE ${where.text} GROUP BY ${parentColumn}`,
        values: [...source.values, ...where.values],
      };
    };
    return loadByKey(reader, {
      name: () => nameOf(statement),
      read: async (parents) => {
        const rows = await reader.snapshot.all(statement(parents));
        const byParent = new Map(rows.map((row) => [row['parent'], Number(row['total'])]));
        return parents.map((parent) => ({ value: byParent.get(parent) ?? 0, bytes: 0 }));
      },
    });
  };

  const prepare = (listing: Listing<Shape>): Prepared<Shape> => {
    const known = byListing.get(listing);
    if (known !== undefined) return known;
    const conditions = conditionsOf(reader, listing);
    const key = listKey(listing, conditions, '');
    const prepared = byKey.get(key) ?? {
      conditions,
      key,
      counts: countLoader(listing, conditions),
      fromStart: new Map<number, KeyLoader<Rows<Shape>>>(),
    };
    byKey.set(key, prepared);
    byListing.set(listing, prepared);
    return prepared;
  };

  const loaderOf = (
    parent: string,
    listing: Listing<Shape>,
    { conditions, key, fromStart }: Prepared<Shape>,
    { first, after }: PageArguments,
  ): KeyLoader<Rows<Shape>> => {
    const cut = behind(listing, () => listKey(listing, conditions, parent), after);
    const name = cut.length === 0 ? '' : JSON.stringify([key, first, cut]);
    const known = cut.length === 0 ? fromStart.get(first) : later.get(name);
    if (known !== undefined) return known;
    const made = rowsLoader(listing, conditions, first, cut);
    if (cut.length === 0) fromStart.set(first, made);
    else later.set(name, made);
    return made;
  };

  return {
    load: (parent, listing, page) => {
      checkFirst(page.first);
      const prepared = prepare(listing);
      return when(loaderOf(parent, listing, prepared, page).load(parent), (rows) =>
        toPage(rows, () => prepared.counts.load(parent)),
      );
    },
  };
};
