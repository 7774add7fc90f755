import { DataSource } from 'typeorm';
import type { Client } from 'pg';
import { DatabaseError } from '../errors';
import type { Migration } from '../store';
import { CONNECT_MS, quoted } from './client';
import type { PostgresServer } from './server';

/** How TypeORM reaches a schema of the server. */
export const sourceOptions = (server: PostgresServer, schema: string) => {
  const { host, port, database, user, password, tls } = server;
  return {
    type: 'postgres' as const,
    host,
    port,
    database,
    username: user,
    password,
    ssl: tls,
    schema,
    poolSize: 1,
    connectTimeoutMS: CONNECT_MS,
    // Nothing here needs an extension, and few users may make one.
    installExtensions: false,
    logging: false,
  };
};

const checkEncoding = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding');
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8') {
    throw new DatabaseError(
      `The PostgreSQL database stores text as ${String(encoding)}. Make one with the encoding UTF8.`,
    );
  }
};

const makeSchema = async (client: Client, schema: string): Promise<void> => {
  // Asked first, since a user who may make no schema may still use one that is there.
  const { rows } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  if (rows.length === 0) await client.query(`CREATE SCHEMA ${quoted(schema)}`);
};

/** Makes a schema and brings its tables up to date. Only one process may do so at a time. */
export const migrate = async (
  client: Client,
  server: PostgresServer,
  schema: string,
  migrations: readonly Migration[],
): Promise<void> => {
  await checkEncoding(client);
  await makeSchema(client, schema);
  const source = new DataSource({
    ...sourceOptions(server, schema),
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
  });
  try {
    await source.initialize();
    await source.runMigrations();
  } finally {
    if (source.isInitialized) await source.destroy();
  }
};
