import type { StoredRow } from '../columns';
import type { Connection } from './connection';
import type { Pool } from './pool';
import type { Sql } from './sql';

/** Reads in one state of the database: what a load commits meanwhile is not seen. */
export interface Snapshot {
  all(statement: Sql): Promise<readonly StoredRow[]>;
  /** The id of the load whose rows this snapshot reads. */
  loadId(): Promise<string>;
  /** How many statements have been run for the request, its begin and end and the load id left out. */
  statements(): number;
  /** Ends the snapshot and gives its connection back. */
  end(): Promise<void>;
}

/**
 * A snapshot that takes its connection only when first read, and runs its statements one after the other, as a
 * connection can do no other.
 */
export const openSnapshot = (pool: Pool): Snapshot => {
  let connection: Promise<Connection> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  const begin = async (): Promise<Connection> => {
    const leased = await pool.lease();
    try {
      await leased.all('BEGIN', []);
      return leased;
    } catch (error) {
      await pool.throwAway(leased);
      throw error;
    }
  };

  const run = ({ text, values }: Sql): Promise<readonly StoredRow[]> => {
    connection ??= begin();
    const leased = connection;
    const result = last.then(async () => (await leased).all(text, values));
    // One statement's failure is its reader's; the next runs all the same.
    last = result.catch(() => undefined);
    return result;
  };

  return {
    all: (statement) => {
      count += 1;
      return run(statement);
    },
    loadId: async () => {
      const [row] = await run({ text: 'SELECT load_id FROM load_state', values: [] });
      return String(row?.['load_id'] ?? '');
    },
    statements: () => count,
    end: async () => {
      if (connection === undefined) return;
      await last;
      // One that could not begin was thrown away where it failed.
      const leased = await connection.catch(() => undefined);
      if (leased === undefined) return;
      await leased.all('COMMIT', []).then(
        () => {
          pool.giveBack(leased);
        },
        // Nothing was written that could be lost.
        () => pool.throwAway(leased),
      );
    },
  };
};
