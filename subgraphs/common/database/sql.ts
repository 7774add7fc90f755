import type { StoredValue } from '../columns';

/** A piece of SQL with the values of its question marks. */
export interface Sql {
  readonly text: string;
  readonly values: readonly StoredValue[];
}

/** A piece of SQL; each question mark takes the next value. */
export const sql = (text: string, ...values: readonly StoredValue[]): Sql => ({ text, values });

/** Conditions that must all hold; `1 = 1` where there are none. */
export const every = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? sql('1 = 1')
    : {
        text: conditions.map(({ text }) => `(${text})`).join(' AND '),
        values: conditions.flatMap(({ values }) => values),
      };

/** Conditions of which one must hold; none holds where there are none. */
export const some = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? sql('1 = 0')
    : {
        text: conditions.map(({ text }) => `(${text})`).join(' OR '),
        values: conditions.flatMap(({ values }) => values),
      };

/** The column's value is in the list, however long: one statement text for every length. */
export const isIn = (column: string, values: readonly string[]): Sql =>
  sql(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values));

/** The column's text contains the given one, whatever its case. */
export const contains = (column: string, part: string): Sql =>
  sql(`instr(lower(${column}), ?) > 0`, part.toLowerCase());
