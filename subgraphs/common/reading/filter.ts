import { SLUG, type Standing } from '../columns';
import { contains, isIn, some, sql, type Sql } from '../database/sql';
import { shownAs } from '../database/view-conditions';
import { InputError } from '../errors';
import type { Table } from '../table';
import type { View } from '../view';

/** What a client may leave out of a filter, or give as null: the same. */
export type Given<Value> = Value | null | undefined;

const refuse = (message: string, argument: string): never => {
  throw new InputError('BAD_FILTER', message, argument);
};

/**
 * A text that a filter or a look-up by name gives, trimmed, its apostrophes straight as the dataset has them.
 * @throws {InputError} BAD_FILTER where it is empty
 */
export const filledText = (text: string, argument: string): string =>
  text.trim().replaceAll('’', "'") ||
  refuse('The text is empty; give at least one letter or digit, or leave it out.', argument);

/** The rows of which one of the columns contains the text, whatever its case. */
export const textIn = (columns: readonly string[], text: Given<string>, argument: string): Sql[] => {
  if (text === null || text === undefined) return [];
  const part = filledText(text, argument);
  return [some(columns.map((column) => contains(column, part)))];
};

/** The rows whose column holds one of the values. */
export const oneOf = (column: string, values: Given<readonly string[]>, argument: string): Sql[] => {
  if (values === null || values === undefined) return [];
  if (values.length === 0) refuse('The list is empty; name at least one value, or leave it out.', argument);
  return [isIn(column, values)];
};

/**
 * An id that a filter gives.
 * @throws {InputError} BAD_FILTER where no id can look like it
 */
export const idGiven = (id: string, argument: string): string =>
  SLUG.test(id)
    ? id
    : refuse(`"${id}" is no id; ids are lower-case letters, digits and single hyphens.`, argument);

/** The rows whose link (`holder` for `holder_id`) leads to the thing of that id. */
export const linksTo = (link: string, id: Given<string>, argument: string): Sql[] =>
  id === null || id === undefined ? [] : [sql(`${link}_id = ?`, idGiven(id, argument))];

/** The rows whose column is true, or false, as given. */
export const isFlag = (column: string, given: Given<boolean>): Sql[] =>
  given === null || given === undefined ? [] : [sql(`${column} = ?`, Number(given))];

/**
 * Refuses two days in the wrong order.
 * @param argument the path of the first of them
 * @throws {InputError} BAD_RANGE where the first comes after the second
 */
export const checkDays = (from: Given<string>, to: Given<string>, argument: string): void => {
  if (from && to && from > to) {
    throw new InputError('BAD_RANGE', `${from} comes after ${to}; put the earlier day first.`, argument);
  }
};

/**
 * The rows whose day (`visited_on`) lies between two days, both included; a month or a year where any of its days does.
 * Rows without a day only where neither is given.
 * @param argument the path of the first of them
 * @throws {InputError} BAD_RANGE where the first comes after the second
 */
export const between = (day: string, from: Given<string>, to: Given<string>, argument: string): Sql[] => {
  checkDays(from, to, argument);
  return [...(from ? [sql(`${day}_before > ?`, from)] : []), ...(to ? [sql(`${day}_from <= ?`, to)] : [])];
};

/** What a filter's standings make of a listing: they take the place of the view's rule; nothing where none are given. */
export const shownWith = (
  table: Table,
  view: View,
  standings: Given<readonly Standing[]>,
  argument: string,
): { readonly shown?: Sql } => {
  if (standings === null || standings === undefined) return {};
  oneOf('standing', standings, argument);
  return { shown: shownAs(table, view, standings) };
};
