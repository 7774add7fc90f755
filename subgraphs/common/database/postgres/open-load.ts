import type { Client } from 'pg';
import type { StoredRow } from '../../columns';
import { loadState } from '../../load-state';
import type { Table } from '../../table';
import { codeOf, DatabaseError } from '../errors';
import { keepPrevious, readHeld, restorePrevious, type Writer } from '../previous-load';
import type { OpenLoad } from '../store';
import { openClient } from './client';
import { asPostgresError } from './explain';
import { analyse, replaceRows } from './replace';
import type { PostgresServer } from './server';

/** The server's code for a lock that was not had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** What writes by a connection. */
export const writerOf = (client: Client): Writer => ({
  run: async (text) => {
    await client.query(text);
  },
  all: async (text) => (await client.query<StoredRow>(text)).rows,
  columns: async (table) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1',
      [table],
    );
    return rows.map(({ name }) => name);
  },
});

/**
 * Begins a load of a schema, on a connection of its own, under the advisory lock that stands for the schema.
 * @param tables all but that of the load's state
 * @throws {DatabaseError} where another process loads for longer than the wait, or the server can't be reached
 */
export const openPostgresLoad = async (
  server: PostgresServer,
  schema: string,
  lock: string,
  tables: readonly Table[],
  waitMs: number,
): Promise<OpenLoad> => {
  // 0 would be no limit.
  const client = await openClient(server, schema, `SET lock_timeout = ${String(Math.max(1, waitMs))}`);
  const writer = writerOf(client);
  const all: readonly Table[] = [...tables, loadState];
  const explained = (error: unknown): never => {
    if (codeOf(error) === LOCK_NOT_AVAILABLE)
      throw new DatabaseError(
        `Another process has been loading ${schema} for longer than is waited. Load again when it is done.`,
      );
    throw asPostgresError(server, error);
  };
  try {
    // Held until the connection ends, however it ends.
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    await client.query('BEGIN');
  } catch (error) {
    await client.end().catch(() => undefined);
    return explained(error);
  }
  return {
    held: () => readHeld(writer).catch(explained),
    replace: async (load) => {
      try {
        await keepPrevious(writer, all, load);
        await replaceRows(client, tables, load);
      } catch (error) {
        explained(error);
      }
    },
    restore: async (restored) => {
      try {
        await restorePrevious(writer, all, restored);
        await analyse(client, all);
      } catch (error) {
        explained(error);
      }
    },
    commit: async () => {
      await client.query('COMMIT').catch(explained);
    },
    // The end of a connection ends its transaction and gives back its lock.
    end: () => client.end().catch(() => undefined),
  };
};
