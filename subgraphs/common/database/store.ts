import type { MigrationInterface } from 'typeorm';
import type { Table } from '../table';
import type { Load } from './load';
import type { Pool } from './pool';
import { openPostgresStore } from './postgres/store';
import type { PostgresServer } from './postgres/server';
import { openSqliteStore } from './sqlite/store';

export type { Load } from './load';

/** A class of migrations, as TypeORM takes them. */
export type Migration = new () => MigrationInterface;

/** One subgraph's database. */
export interface Store {
  /** The digest of the load that it holds; null before the first. */
  digest(): Promise<string | null>;
  /** Puts a load in the place of the one before, all of it or nothing. */
  replace(load: Load): Promise<void>;
  /** Does some work while no other process on the same server does such work on this database; waits for its turn. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Connections for reading. */
  readonly pool: Pool;
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
