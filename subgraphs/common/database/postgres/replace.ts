import type { Client } from 'pg';
import type { DatabaseColumn, StoredRow } from '../../columns';
import { loadState } from '../../load-state';
import type { Table } from '../../table';
import { factsIn, stateOf, type Load } from '../load';
import { quoted } from './client';

/** Rows that one statement stores: each column is one array, so that the statement is the same for any number. */
const ROWS_A_STATEMENT = 5000;

const typeOf = ({ type }: DatabaseColumn): string => (type === 'integer' ? 'bigint' : 'text');

const insertRows = async (client: Client, table: Table, rows: readonly StoredRow[]): Promise<void> => {
  const names = table.database.map(({ name }) => quoted(name)).join(', ');
  const arrays = table.database
    .map((column, index) => `$${String(index + 1)}::${typeOf(column)}[]`)
    .join(', ');
  const text = `INSERT INTO ${quoted(table.name)} (${names}) SELECT * FROM unnest(${arrays})`;
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const some = rows.slice(at, at + ROWS_A_STATEMENT);
    await client.query(
      text,
      table.database.map(({ name }) => some.map((row) => row[name] ?? null)),
    );
  }
};

/** Has the planner know what is in some tables with the rows, not some time after. */
export const analyse = async (client: Client, tables: readonly Table[]): Promise<void> => {
  for (const { name } of tables) await client.query(`ANALYZE ${quoted(name)}`);
};

/**
 * Puts a load in the place of the one before, within the transaction that is open. Rows are deleted, never truncated:
 * those who read meanwhile neither wait nor find the tables empty.
 */
export const replaceRows = async (client: Client, tables: readonly Table[], load: Load): Promise<void> => {
  const stored = new Map<Table, readonly StoredRow[]>([
    ...tables.map((table) => [table, load.rows.get(table) ?? []] as const),
    [loadState, [stateOf(load, factsIn(load, tables))]],
  ]);
  for (const [table, rows] of stored) {
    await client.query(`DELETE FROM ${quoted(table.name)}`);
    await insertRows(client, table, rows);
  }
  await analyse(client, [...stored.keys()]);
};
