import { SESSIONS } from '../contract';
import { join } from 'node:path';
import { provenanceTables } from '../provenance';
import type { Table } from '../table';
import type { PostgresServer } from './postgres/server';
import { openStore, type Migration, type Store } from './store';

/** What a subgraph's database is made of. Tables of provenance and load state all subgraphs have. */
export interface DatabaseDefinition {
  readonly name: string;
  readonly datasetTables: readonly Table[];
  readonly derivedTables: readonly Table[];
  readonly migrations: readonly Migration[];
}

/** Where subgraphs keep their databases, and how many statements one runs at once. */
export interface StoreOptions {
  /** The folder of the SQLite files. */
  readonly dataDir: string;
  /** The PostgreSQL server, where there is one. */
  readonly server?: PostgresServer | undefined;
  readonly leases?: number;
}

/** Statements that one subgraph runs at once. The thread pool is larger than the sum over all of them. */
export const LEASES = SESSIONS + 1;

/**
 * Opens a subgraph's database, making it where needed.
 * @throws {DatabaseError} where it can't be opened
 */
export const openDatabase = (
  { name, datasetTables, derivedTables, migrations }: DatabaseDefinition,
  { dataDir, server, leases = LEASES }: StoreOptions,
): Promise<Store> =>
  openStore(
    server === undefined ? join(dataDir, `${name}.sqlite`) : { server, subgraph: name },
    [...provenanceTables, ...datasetTables, ...derivedTables],
    migrations,
    leases,
  );
