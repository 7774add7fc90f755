import type { StoredRow } from '../columns';
import type { Connection } from './connection';
import { StatementTimeout } from './errors';
import type { Pool } from './pool';
import type { Sql } from './sql';
import type { TraceStatement } from '../tracing/trace-statement';

/** Reads in one state of the database: what a load commits meanwhile is not seen. */
export interface Snapshot {
  /**
   * @throws {StatementTimeout} where the signal was aborted before the answer was there
   * @throws {DatabaseError} where the database is away
   */
  all(statement: Sql): Promise<readonly StoredRow[]>;
  /** The id of the load whose rows this snapshot reads; read once, since it can't change. */
  loadId(): Promise<string>;
  /** How many statements have been run for the request, its begin and end and the load id left out. */
  statements(): number;
  /** Ends the snapshot and gives its connection back. */
  end(): Promise<void>;
}

/** What bounds a snapshot. */
export interface SnapshotOptions {
  /** Aborted when the time of the request is over: the statement under way is stopped, and no other is begun. */
  readonly signal?: AbortSignal | undefined;
  /** Waits for the request's turn to take connections; asked before the snapshot takes its own. */
  readonly pass?: (() => Promise<void> | undefined) | undefined;
  /** Traces the statements of a request that is traced. */
  readonly trace?: TraceStatement | undefined;
}

/**
 * A snapshot that takes its connection only when first read, and runs its statements one after the other, as a
 * connection can do no other.
 */
export const openSnapshot = (pool: Pool, { signal, pass, trace }: SnapshotOptions = {}): Snapshot => {
  let connection: Promise<Connection> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let load: Promise<readonly StoredRow[]> | undefined;
  let count = 0;
  let isEnded = false;

  const isOver = (): boolean => signal?.aborted === true;

  /** Stops what runs on the leased connection when the time is over. */
  const within = async <Result>(leased: Connection, run: () => Promise<Result>): Promise<Result> => {
    if (signal === undefined) return run();
    if (isOver()) throw new StatementTimeout();
    const stop = (): void => {
      leased.interrupt();
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await run();
    } catch (error) {
      throw isOver() ? new StatementTimeout({ cause: error }) : error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };

  const inTurn = async (): Promise<void> => {
    try {
      await pass?.();
    } catch (cause) {
      throw new StatementTimeout({ cause });
    }
  };

  const begin = async (isAgain = false): Promise<Connection> => {
    await inTurn();
    const leased = await pool.lease(signal);
    try {
      await within(leased, () => leased.begin());
      return leased;
    } catch (error) {
      const wasLost = leased.isLost();
      await pool.throwAway(leased);
      // A connection can be lost while nobody uses it. Nothing has been read yet: another does as well, tried once.
      if (wasLost && !isAgain && !isOver()) return begin(true);
      throw error;
    }
  };

  const run = ({ text, values }: Sql): Promise<readonly StoredRow[]> => {
    // What an answer did without is still asked for sometimes, when the connection may be another's by now.
    if (isEnded) return Promise.reject(new StatementTimeout());
    connection ??= begin();
    const leased = connection;
    const traced = trace?.(text);
    const result = last.then(async () => {
      const mine = await leased;
      const read = () => within(mine, () => mine.all(text, values));
      return traced === undefined ? read() : traced(read);
    });
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
      load ??= run({ text: 'SELECT load_id FROM load_state', values: [] });
      const [row] = await load;
      return String(row?.['load_id'] ?? '');
    },
    statements: () => count,
    end: async () => {
      isEnded = true;
      if (connection === undefined) return;
      await last;
      // One that could not begin was thrown away where it failed.
      const leased = await connection.catch(() => undefined);
      if (leased === undefined) return;
      if (leased.isLost()) return pool.throwAway(leased);
      await leased.commit().then(
        () => {
          pool.giveBack(leased);
        },
        // Nothing was written that could be lost.
        () => pool.throwAway(leased),
      );
    },
  };
};
