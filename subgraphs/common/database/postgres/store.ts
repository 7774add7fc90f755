import { createHash } from 'node:crypto';
import type { Table } from '../../table';
import { readHeld } from '../previous-load';
import { createPool } from '../pool';
import type { Migration, Store } from '../store';
import { schemaOf, withClient } from './client';
import { openPostgresConnection } from './connection';
import { migrate } from './migrate';
import { openPostgresLoad, writerOf } from './open-load';
import type { PostgresServer } from './server';

/** Connections beside those of requests, so that a check of the load id never waits for a slow one. */
const FOR_CHECKS = 1;

/** The number that stands for a schema among the server's advisory locks. */
const lockOf = (schema: string): string =>
  createHash('sha256').update(`council-graph ${schema}`).digest().readBigInt64BE().toString();

/**
 * Opens a subgraph's schema on a PostgreSQL server, and makes it where needed.
 * @throws {DatabaseError} where the server can't be reached, doesn't let us in, or the schema can't be made
 */
export const openPostgresStore = async (
  server: PostgresServer,
  subgraph: string,
  tables: readonly Table[],
  migrations: readonly Migration[],
): Promise<Store> => {
  const schema = schemaOf(subgraph);
  await withClient(server, schema, async (client) => {
    // Held until the connection ends, however it ends.
    await client.query('SELECT pg_advisory_lock($1)', [lockOf(schema)]);
    await migrate(client, server, schema, migrations);
  });
  const places = server.connections + FOR_CHECKS;
  const pool = createPool(() => openPostgresConnection(server, schema), places);
  return {
    held: () => withClient(server, schema, (client) => readHeld(writerOf(client))),
    openLoad: (waitMs) => openPostgresLoad(server, schema, lockOf(schema), tables, waitMs),
    pool,
    system: 'postgresql',
    close: () => pool.close(),
  };
};
