import { StatementTimeout } from './errors';
import type { Pool } from './pool';

/**
 * Reads the id of the load that a database holds, with one statement and no transaction; a connection that was lost while
 * nobody used it is tried once again.
 * @param signal is aborted when nobody waits any more: what has stopped answering must not hold up the next read
 * @throws {StatementTimeout} where it was stopped
 * @throws {DatabaseError} where the database is away
 */
export const readLoadId = async (pool: Pool, signal: AbortSignal, isAgain = false): Promise<string> => {
  const connection = await pool.lease(signal);
  const stop = (): void => {
    connection.interrupt();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const [row] = await connection.all('SELECT load_id FROM load_state', []);
    pool.giveBack(connection);
    return String(row?.['load_id'] ?? '');
  } catch (error) {
    const wasLost = connection.isLost();
    if (wasLost) await pool.throwAway(connection);
    else pool.giveBack(connection);
    if (signal.aborted) throw new StatementTimeout({ cause: error });
    if (wasLost && !isAgain) return await readLoadId(pool, signal, true);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** A read that several wait for. */
interface Reading {
  readonly id: Promise<string>;
  readonly stop: AbortController;
  /** How many wait for it still. */
  waiting: number;
}

/**
 * Makes what tells the load that a database holds. Who asks is told by a read that began after that; all who wait for the
 * next one share it.
 * @param read reads the id of the load; its signal is aborted when the last who waited has left
 */
export const createLoadCheck = (
  read: (signal: AbortSignal) => Promise<string>,
): ((signal?: AbortSignal) => Promise<string>) => {
  let running: Reading | undefined;
  let next: Reading | undefined;

  const watched = (reading: Reading): Reading => {
    const end = (): void => {
      if (running === reading) running = undefined;
    };
    reading.id.then(end, end);
    return reading;
  };

  const readNow = (): Reading => {
    const stop = new AbortController();
    return watched({ id: read(stop.signal), stop, waiting: 0 });
  };

  const readAfter = (before: Reading): Reading => {
    const stop = new AbortController();
    const begin = async (): Promise<string> => {
      running = reading;
      next = undefined;
      if (reading.waiting === 0) throw new StatementTimeout();
      return read(stop.signal);
    };
    const reading: Reading = { id: before.id.then(begin, begin), stop, waiting: 0 };
    return watched(reading);
  };

  /** The read to wait for: one under way may have seen what was there before the question was put. */
  const join = (): Reading => {
    if (next !== undefined) return next;
    if (running !== undefined) return (next = readAfter(running));
    return (running = readNow());
  };

  const within = (reading: Reading, signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        reading.waiting -= 1;
        if (reading.waiting === 0 && reading === running) reading.stop.abort();
        reject(new StatementTimeout());
      };
      signal.addEventListener('abort', leave, { once: true });
      const stay = (): void => {
        signal.removeEventListener('abort', leave);
      };
      void reading.id.then(resolve, reject).finally(stay);
    });

  return (signal) => {
    if (signal?.aborted) return Promise.reject(new StatementTimeout());
    const reading = join();
    reading.waiting += 1;
    return signal === undefined ? reading.id : within(reading, signal);
  };
};
