import type { StoredValue } from '../columns';
import { every, some, sql, type Sql } from '../database/sql';
import { shownBy } from '../database/view-conditions';
import type { Table } from '../table';
import { valuesOf } from './cursor';
import type { Reader } from './reader';

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

/** The sort columns with the id, which makes the order whole. */
export const fullSort = (sort: readonly Sort[]): readonly Sort[] => [...sort, { column: 'id' }];

/** A column's name in SQL; some, such as `order`, are words of SQL too. */
const quoted = (column: string): string => `"${column}"`;

/** Nulls stand last in either direction. */
export const orderOf = (sort: readonly Sort[]): string =>
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

/** The conditions of a listing: what the view shows, and the filter. */
export const conditionsOf = <Shape>(
  { view }: Reader,
  { table, where = [], shown }: Listing<Shape>,
): Sql[] => [shown ?? shownBy(table as Table, view), ...where];

/** What a listing reads: its table, or the query in the table's place. */
export const sourceOf = <Shape>({ table, from }: Listing<Shape>): Sql =>
  from === undefined ? sql(table.name) : { ...from, text: `(${from.text}) AS listed` };

/** What tells a list from every other: a cursor of one is refused by the rest. */
export const listKey = <Shape>(listing: Listing<Shape>, conditions: readonly Sql[], parent: string): string =>
  JSON.stringify([sourceOf(listing), parent, listing.sort, conditions]);

/**
 * The condition for what stands after a cursor of a list; none where there is no cursor.
 * @param list what tells the list from every other
 * @throws {InputError} where the cursor is not of this list
 */
export const behind = <Shape>(
  { sort }: Listing<Shape>,
  list: () => string,
  after: string | null | undefined,
): Sql[] =>
  after === null || after === undefined ? [] : [afterCursor(sort, valuesOf(list(), after, sort.length + 1))];
