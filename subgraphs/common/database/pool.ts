import { openConnection, type Connection } from './connection';

/** Connections that are lent to one request at a time, so that a slow statement holds up nobody else's. */
export interface Pool {
  /**
   * A connection of one's own until it is given back or thrown away.
   * @throws {DatabaseError} where one that was thrown away can't be opened anew
   */
  lease(): Promise<Connection>;
  giveBack(connection: Connection): void;
  /** Closes a connection whose transaction could not be begun or ended; the next lease opens another in its place. */
  throwAway(connection: Connection): Promise<void>;
  close(): Promise<void>;
}

/** A place in the pool: its connection, or none where one is yet to be opened. */
type Place = Connection | undefined;

/** Opens so many read-only connections to a file. Leases wait in line, first come first served. */
export const openPool = async (file: string, size: number): Promise<Pool> => {
  const open = new Set(await Promise.all(Array.from({ length: size }, () => openConnection(file))));
  const free: Place[] = [...open];
  const waiting: ((place: Place) => void)[] = [];

  const vacate = (place: Place): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(place);
    else next(place);
  };

  const openIn = async (place: Place): Promise<Connection> => {
    if (place !== undefined) return place;
    try {
      const connection = await openConnection(file);
      open.add(connection);
      return connection;
    } catch (error) {
      vacate(undefined);
      throw error;
    }
  };

  return {
    lease: async () =>
      openIn(free.length > 0 ? free.pop() : await new Promise<Place>((resolve) => waiting.push(resolve))),
    giveBack: vacate,
    throwAway: async (connection) => {
      open.delete(connection);
      // One that doesn't even close is left to the system; its place in the pool is not.
      await connection.close().catch(() => undefined);
      vacate(undefined);
    },
    close: async () => {
      await Promise.all([...open].map((connection) => connection.close()));
    },
  };
};
