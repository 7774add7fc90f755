import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import type { Table } from '../../table';
import { readHeld } from '../previous-load';
import { createPool } from '../pool';
import type { Migration, Store } from '../store';
import { asDatabaseError } from './explain';
import { openSqliteLoad } from './open-load';
import { openWatchedConnection } from './watched-connection';
import { openWritingConnection } from './writing-connection';

/**
 * The driver as TypeORM takes it, but for `verbose`, which TypeORM calls: that wraps every statement of the process, ours
 * too, in a capture of the stack.
 */
const quietDriver = { ...sqlite3, verbose: () => sqlite3 };

/** How long a look at what is held waits for a process that makes or mends the file. */
const LOOK_MS = 5_000;

/**
 * Opens, and where needed makes, a SQLite database with the given tables and migrations.
 * @throws {DatabaseError} where the file can't be opened, written or is damaged
 */
export const openSqliteStore = async (
  file: string,
  tables: readonly Table[],
  migrations: readonly Migration[],
  leases: number,
): Promise<Store> => {
  const source = new DataSource({
    type: 'sqlite',
    driver: quietDriver,
    database: file,
    enableWAL: true,
    busyErrorRetry: 50,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    logging: false,
  });
  try {
    await source.initialize();
    await source.runMigrations();
    const connect = () => openWatchedConnection(file);
    const pool = createPool(connect, leases, await Promise.all(Array.from({ length: leases }, connect)));
    return {
      held: async () => {
        const connection = await openWritingConnection(file, LOOK_MS);
        try {
          return await readHeld(connection);
        } finally {
          await connection.close();
        }
      },
      openLoad: (waitMs) => openSqliteLoad(file, tables, waitMs),
      pool,
      system: 'sqlite',
      close: async () => {
        await pool.close();
        await source.destroy();
      },
    };
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    throw asDatabaseError(file, error);
  }
};
