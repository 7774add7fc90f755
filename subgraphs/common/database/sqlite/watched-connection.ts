import { statSync } from 'node:fs';
import type { Connection } from '../connection';
import { DatabaseError } from '../errors';
import { openSqliteConnection } from './connection';

/** What tells a file from another that has taken its place; undefined where there is none, or none can be looked at. */
const identityOf = (file: string): string | undefined => {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats && `${String(stats.dev)} ${String(stats.ino)}`;
  } catch {
    // Whoever opens it is told why; a pool that asks whether a connection is lost must not lose its place by it.
    return undefined;
  }
};

/**
 * Opens a read-only connection to a SQLite file that is lost when the file is no longer the one it was opened on, or was
 * found damaged: a connection would read a file that was deleted for as long as it stays open, whatever was put in its
 * place since.
 */
export const openWatchedConnection = async (file: string): Promise<Connection> => {
  const identity = identityOf(file);
  const connection = await openSqliteConnection(file);
  let isDamaged = false;
  return {
    ...connection,
    all: async (text, values) => {
      try {
        return await connection.all(text, values);
      } catch (error) {
        isDamaged ||= error instanceof DatabaseError;
        throw error;
      }
    },
    isLost: () => isDamaged || connection.isLost() || identityOf(file) !== identity,
  };
};
