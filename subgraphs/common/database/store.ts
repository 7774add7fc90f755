import type { MigrationInterface } from 'typeorm';
import type { Table } from '../table';
import type { HeldLoads } from './held-loads';
import type { Load } from './load';
import type { Pool } from './pool';
import type { Restored } from './previous-load';
import { openPostgresStore } from './postgres/store';
import type { PostgresServer } from './postgres/server';
import { openSqliteStore } from './sqlite/store';
import type { DatabaseSystem } from '../tracing/trace-statement';

export type { Load } from './load';

/** A class of migrations, as TypeORM takes them. */
export type Migration = new () => MigrationInterface;

/** A load that is being written, by the only process that writes the database: nobody sees it before it is committed. */
export interface OpenLoad {
  /** What the database holds. */
  held(): Promise<HeldLoads>;
  /** Puts a load in the place of the one that is read, which becomes the one before. */
  replace(load: Load): Promise<void>;
  /**
   * Changes the load that is read and the one before.
   * @throws {DatabaseError} where the one before doesn't fit the tables as they are now
   */
  restore(restored: Restored): Promise<void>;
  /** Makes all of it be seen. */
  commit(): Promise<void>;
  /** Ends: what was not committed leaves the database as it was. Never rejects. */
  end(): Promise<void>;
}

/** One subgraph's database. */
export interface Store {
  /** What it holds. */
  held(): Promise<HeldLoads>;
  /**
   * Begins a load, which must be committed or rolled back. Waits while another process loads.
   * @throws {DatabaseError} where the wait is over, or the database can't be written
   */
  openLoad(waitMs: number): Promise<OpenLoad>;
  /** Connections for reading. */
  readonly pool: Pool;
  /** What kind of database it is. */
  readonly system: DatabaseSystem;
  close(): Promise<void>;
}

/** Where a subgraph's data lives on a PostgreSQL server. */
export interface PostgresPlace {
  readonly server: PostgresServer;
  readonly subgraph: string;
}

/**
 * Opens, and where needed makes, a database with the given tables and migrations.
 * @param place a SQLite file, or a PostgreSQL server
 * @param leases how many statements a SQLite file runs at once; a server brings its own number
 * @throws {DatabaseError} where it can't be opened, written or is damaged
 */
export const openStore = (
  place: string | PostgresPlace,
  tables: readonly Table[],
  migrations: readonly Migration[],
  leases: number,
): Promise<Store> =>
  typeof place === 'string'
    ? openSqliteStore(place, tables, migrations, leases)
    : openPostgresStore(place.server, place.subgraph, tables, migrations);
