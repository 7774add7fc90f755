import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { Client } from 'pg';
import * as real from '../../subgraphs/common/database/open-database';
import * as realStore from '../../subgraphs/common/database/store';
import { serverOf } from '../../subgraphs/common/database/postgres/server';
import type { DatabaseConfig } from '../../subgraphs/common/database/settings';

const given = JSON.parse(process.env['TEST_POSTGRES'] ?? '{}') as DatabaseConfig;
const made = new Map<string, Promise<string>>();

const create = async (name: string): Promise<string> => {
  const client = new Client(given.databaseUrl.replace('DATABASE', 'postgres'));
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE empty`);
  } catch (error) {
    // Another test of this file, or another process of it, has made it.
    if ((error as { readonly code?: string }).code !== '42P04') throw error;
  } finally {
    await client.end();
  }
  return name;
};

/** The database in the place of a folder of SQLite files: the same for the same folder. */
const databaseOf = async (folder: string) => {
  const name = `of_${createHash('sha256').update(folder).digest('hex').slice(0, 20)}`;
  const database = made.get(folder) ?? create(name);
  made.set(folder, database);
  const databaseUrl = given.databaseUrl.replace('DATABASE', await database);
  return serverOf({ ...given, databaseUrl, databaseConnections: 4 });
};

export const LEASES = real.LEASES;

/** Opens a subgraph's database on the server of the run, whatever folder of files it was to be in. */
export const openDatabase: typeof real.openDatabase = async (definition, { dataDir }) =>
  real.openDatabase(definition, { dataDir, server: await databaseOf(dataDir) });

/** The same for a file. */
export const openStore: typeof realStore.openStore = async (place, tables, migrations, leases) => {
  const server = typeof place === 'string' ? await databaseOf(dirname(place)) : place.server;
  const subgraph = typeof place === 'string' ? basename(place, '.sqlite') : place.subgraph;
  return realStore.openStore(server === undefined ? place : { server, subgraph }, tables, migrations, leases);
};
