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

/** A statement as PostgreSQL takes it. */
export interface PostgresText {
  readonly text: string;
  /** Which values are a JSON list, which PostgreSQL takes as an array. */
  readonly lists: ReadonlySet<number>;
}

/** Literals and names in quotes, which stay; what SQLite says in its own words; and the places of values. */
const WORDS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|IN \(SELECT value FROM json_each\(\?\)\)|\binstr\(|\?/g;

/**
 * The same statement in PostgreSQL's words. All SQL is written once, in what SQLite and PostgreSQL share and the few
 * words above, so that this is all that differs.
 */
export const inPostgres = (statement: string): PostgresText => {
  const lists = new Set<number>();
  let values = 0;
  const text = statement.replace(WORDS, (word) => {
    if (word === 'instr(') return 'strpos(';
    if (!word.endsWith('?') && !word.startsWith('IN')) return word;
    values += 1;
    if (word === '?') return `$${String(values)}`;
    lists.add(values - 1);
    return `= ANY ($${String(values)}::text[])`;
  });
  return { text, lists };
};
