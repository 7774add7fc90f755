import sqlite3 from 'sqlite3';
import { DataSource, type EntitySchema } from 'typeorm';
import type { StoredRow } from '../../columns';
import { loadState } from '../../load-state';
import type { Table } from '../../table';
import { entityOf } from '../entity';
import { factsIn, stateOf, type Load } from '../load';
import { openPool } from '../pool';
import type { Migration, Store } from '../store';
import { asDatabaseError } from './explain';

/**
 * The driver as TypeORM takes it, but for `verbose`, which TypeORM calls: that wraps every statement of the process, ours
 * too, in a capture of the stack.
 */
const quietDriver = { ...sqlite3, verbose: () => sqlite3 };

/** SQLite takes at most 32,766 values a statement. */
const VALUES_A_STATEMENT = 30_000;

const insertAll = async (
  source: DataSource,
  entities: ReadonlyMap<Table, EntitySchema<StoredRow>>,
  load: Load,
): Promise<void> => {
  const runner = source.createQueryRunner();
  try {
    await runner.connect();
    await runner.startTransaction();
    for (const [table, entity] of entities) {
      await runner.manager.clear(entity);
      const rows = load.rows.get(table) ?? [];
      const step = Math.max(1, Math.floor(VALUES_A_STATEMENT / table.database.length));
      for (let at = 0; at < rows.length; at += step) {
        await runner.manager.insert(entity, rows.slice(at, at + step));
      }
    }
    const state = entities.get(loadState);
    if (state === undefined) throw new Error('A database lacks its load state.');
    await runner.manager.insert(state, stateOf(load, factsIn(load, [...entities.keys()])));
    await runner.commitTransaction();
  } catch (error) {
    // What went wrong first is what matters; a transaction that can't be rolled back ends with its connection.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
};

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
  const refuse = (error: unknown): never => {
    throw asDatabaseError(file, error);
  };
  const entities = new Map([...tables, loadState].map((table) => [table as Table, entityOf(table)]));
  const source = new DataSource({
    type: 'sqlite',
    driver: quietDriver,
    database: file,
    enableWAL: true,
    busyErrorRetry: 50,
    entities: [...entities.values()],
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    logging: false,
  });
  try {
    await source.initialize();
    await source.runMigrations();
    const pool = await openPool(file, leases);
    return {
      digest: async () => {
        const [row] = await source.query<StoredRow[]>('SELECT digest FROM load_state').catch(refuse);
        return row === undefined ? null : String(row['digest']);
      },
      replace: (load) => insertAll(source, entities, load).catch(refuse),
      // A file has one writer at a time as it is.
      exclusively: (work) => work(),
      pool,
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
