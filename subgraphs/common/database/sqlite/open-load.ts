import type { StoredRow, StoredValue } from '../../columns';
import { loadState } from '../../load-state';
import type { Table } from '../../table';
import { factsIn, stateOf } from '../load';
import { keepPrevious, readHeld, restorePrevious } from '../previous-load';
import type { OpenLoad } from '../store';
import { openWritingConnection, type WritingConnection } from './writing-connection';

/** SQLite takes at most 32,766 values a statement. */
const VALUES_A_STATEMENT = 30_000;

const insertAll = async (
  { runAll }: WritingConnection,
  { name, database }: Table,
  rows: readonly StoredRow[],
): Promise<void> => {
  const step = Math.max(1, Math.floor(VALUES_A_STATEMENT / database.length));
  const columns = database.map((column) => `"${column.name}"`).join(', ');
  const places = `(${database.map(() => '?').join(', ')})`;
  const insert = (count: number): string =>
    `INSERT INTO "${name}" (${columns}) VALUES ${Array.from({ length: count }, () => places).join(', ')}`;
  const valuesOf = (some: readonly StoredRow[]): StoredValue[] =>
    some.flatMap((row) => database.map((column) => row[column.name] ?? null));
  const whole = rows.length - (rows.length % step);
  const parts = function* (): Generator<StoredValue[]> {
    for (let at = 0; at < whole; at += step) yield valuesOf(rows.slice(at, at + step));
  };
  if (whole > 0) await runAll(insert(step), parts());
  const rest = rows.slice(whole);
  if (rest.length > 0) await runAll(insert(rest.length), [valuesOf(rest)]);
};

/**
 * Begins a load of a SQLite file, on a connection of its own.
 * @param tables all but that of the load's state
 * @throws {DatabaseError} where another process writes for longer than the wait, or the file can't be written
 */
export const openSqliteLoad = async (
  file: string,
  tables: readonly Table[],
  waitMs: number,
): Promise<OpenLoad> => {
  const connection = await openWritingConnection(file, waitMs);
  const all: readonly Table[] = [...tables, loadState];
  try {
    // From here on no other process writes, so that what is read now still holds when this is committed.
    await connection.run('BEGIN IMMEDIATE');
    // What is committed is moved from the log to the file at the end, not within the commit: until the others are
    // committed, too, databases differ. Where readers are in the way, it stays in the log, and nobody waits.
    await connection.run('PRAGMA busy_timeout = 0');
    await connection.all('PRAGMA wal_autocheckpoint = 0');
  } catch (error) {
    await connection.close();
    throw error;
  }
  let isCommitted = false;
  return {
    held: () => readHeld(connection),
    replace: async (load) => {
      await keepPrevious(connection, all, load);
      for (const table of all) await connection.run(`DELETE FROM "${table.name}"`);
      for (const table of tables) await insertAll(connection, table, load.rows.get(table) ?? []);
      await insertAll(connection, loadState, [stateOf(load, factsIn(load, tables))]);
    },
    restore: (restored) => restorePrevious(connection, all, restored),
    commit: async () => {
      await connection.run('COMMIT');
      isCommitted = true;
    },
    end: async () => {
      // What went wrong first is what matters; a transaction that can't be rolled back ends with its connection.
      const last = isCommitted ? 'PRAGMA wal_checkpoint(TRUNCATE)' : 'ROLLBACK';
      await connection.all(last).catch(() => undefined);
      await connection.close().catch(() => undefined);
    },
  };
};
