import type { Connection } from './connection';
import { DatabaseError, StatementTimeout } from './errors';
import { openSqliteConnection } from './sqlite/connection';

/** Connections that are lent to one request at a time, so that a slow statement holds up nobody else's. */
export interface Pool {
  /**
   * A connection of one's own until it is given back or thrown away.
   * @param signal where it is aborted, the wait in line ends
   * @throws {DatabaseError} where one that was thrown away can't be opened anew
   * @throws {StatementTimeout} where the wait was ended
   */
  lease(signal?: AbortSignal): Promise<Connection>;
  giveBack(connection: Connection): void;
  /** Closes a connection whose transaction could not be begun or ended; the next lease opens another in its place. */
  throwAway(connection: Connection): Promise<void>;
  close(): Promise<void>;
}

/** A place in the pool: its connection, or none where one is yet to be opened. */
type Place = Connection | undefined;

/**
 * A pool of so many places, the first of them taken by the connections that are open already. Leases wait in line,
 * first come first served.
 */
export const createPool = (
  openConnection: () => Promise<Connection>,
  size: number,
  opened: readonly Connection[] = [],
): Pool => {
  const open = new Set(opened);
  const free: Place[] = Array.from({ length: size }, (_, index) => opened[index]);
  const waiting: ((place: Place) => void)[] = [];
  let isClosed = false;

  const vacate = (place: Place): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(place);
    else next(place);
  };

  const drop = async (connection: Connection): Promise<void> => {
    open.delete(connection);
    // One that doesn't even close is left to the system; its place in the pool is not.
    await connection.close().catch(() => undefined);
  };

  const openIn = async (place: Place): Promise<Connection> => {
    if (place !== undefined && !place.isLost()) return place;
    if (place !== undefined) void drop(place);
    try {
      const connection = await openConnection();
      open.add(connection);
      if (!isClosed) return connection;
      await drop(connection);
      throw new DatabaseError('The database is closed.');
    } catch (error) {
      vacate(undefined);
      throw error;
    }
  };

  const inLine = (signal: AbortSignal | undefined): Promise<Place> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(take), 1);
        reject(new StatementTimeout());
      };
      const take = (place: Place): void => {
        signal?.removeEventListener('abort', leave);
        resolve(place);
      };
      waiting.push(take);
      signal?.addEventListener('abort', leave, { once: true });
    });

  /** The opening of a connection can't be stopped: who can't wait for it leaves it to the next. */
  const within = (opening: Promise<Connection>, signal: AbortSignal): Promise<Connection> =>
    new Promise((resolve, reject) => {
      let hasLeft = false;
      const leave = (): void => {
        hasLeft = true;
        reject(new StatementTimeout());
      };
      signal.addEventListener('abort', leave, { once: true });
      opening.then(
        (connection) => {
          signal.removeEventListener('abort', leave);
          if (hasLeft) vacate(connection);
          else resolve(connection);
        },
        (error: unknown) => {
          signal.removeEventListener('abort', leave);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });

  return {
    lease: async (signal) => {
      if (signal?.aborted) throw new StatementTimeout();
      const place = free.length > 0 ? free.pop() : await inLine(signal);
      const opening = openIn(place);
      return signal === undefined || place?.isLost() === false ? opening : within(opening, signal);
    },
    giveBack: vacate,
    throwAway: async (connection) => {
      await drop(connection);
      vacate(undefined);
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...open].map((connection) => connection.close()));
    },
  };
};

/** Opens so many read-only connections to a SQLite file. */
export const openPool = async (file: string, size: number): Promise<Pool> => {
  const open = (): Promise<Connection> => openSqliteConnection(file);
  return createPool(open, size, await Promise.all(Array.from({ length: size }, open)));
};
