import { sql, every, isIn, type Sql } from '../../common/database/sql';
import type { Table } from '../../common/table';
import type { Role } from '../derived/tables';

/** The key of a row's fact, in SQL; the list of amounts has it for its id. */
const keyOf = ({ type }: Table, id: string): string => (type === 'Amount' ? id : `'${type}/' || ${id}`);

/** The rows whose fact belongs under a thing that fits. */
export const belongsUnder = (table: Table, links: readonly Sql[]): Sql => {
  const which = every(links);
  return { ...which, text: `${keyOf(table, 'id')} IN (SELECT fact FROM finance_links WHERE ${which.text})` };
};

/**
 * The rows of a table beside the things of one type that they belong under, in `thing_id`; once for each, however many
 * roles the thing has.
 * @param source the table, or the query in its place
 */
export const rowsUnder = (
  table: Table,
  source: Sql,
  type: string,
  roles: readonly Role[] | null | undefined,
): Sql => {
  const which = every([
    sql('thing_type = ?', type),
    ...(roles === null || roles === undefined ? [] : [isIn('role', roles)]),
  ]);
  return {
    text:
      `SELECT facts.*, links.thing_id FROM (${source.text}) AS facts ` +
      `JOIN (SELECT DISTINCT fact, thing_id FROM finance_links WHERE ${which.text}) AS links ` +
      `ON links.fact = ${keyOf(table, 'facts.id')}`,
    values: [...source.values, ...which.values],
  };
};
