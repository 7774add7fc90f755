import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { openSubgraphs, subgraphs } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { entityOf } from '../../subgraphs/common/database/entity';
import { sourceOptions } from '../../subgraphs/common/database/postgres/migrate';
import { serverOf } from '../../subgraphs/common/database/postgres/server';
import { loadState } from '../../subgraphs/common/load-state';
import { provenanceTables } from '../../subgraphs/common/provenance';
import type { Table } from '../../subgraphs/common/table';
import { openTestPostgres, type TestPostgres } from '../support/postgres';
import { REPORTS } from '../support/reports';
import { startProcess } from '../support/run-process';
import { writeWorld } from '../support/world';

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await openTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const service = (name: string) => ({
  services: [{ id: 'ealing-fostering', name, delivery: 'SHARED', agreement_id: 'NOT_STATED' }],
});

/** Opens the agreements of a world's folder, as a process that starts does. */
const open = async (database: string): Promise<RunningSubgraph> => {
  const config = postgres.config(database);
  const [opened] = await openSubgraphs({
    dataDir: '',
    database: config,
    datasetDir: folder,
    only: ['agreements'],
  });
  if (opened === undefined) throw new Error('There are no agreements.');
  return opened;
};

const NAMES = { query: '{ services { nodes { name } } }' };

const namesIn = async (subgraph: RunningSubgraph): Promise<unknown> =>
  (await subgraph.execute(NAMES)).data?.['services'];

const named = (name: string) => ({ nodes: [{ name }] });

it('of several processes that start at once, one migrates and loads, and all answer from its load', async () => {
  await postgres.create('together');
  const { databaseUrl } = postgres.config('together');
  const env = { COUNCIL_GRAPH_DATABASE_URL: databaseUrl, DATASET_DIR: REPORTS, PORT: '0' };
  const processes = Array.from({ length: 3 }, () => startProcess('subgraphs/main.ts', ['safeguarding'], env));
  try {
    const loads = await Promise.all(
      processes.map(async ({ says }) => {
        const [, url] = await says(/answers at (\S+)/);
        const response = await fetch(String(url), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: '{ safeguardingPartnerships { totalCount } }' }),
        });
        return ((await response.json()) as { extensions?: { loadId?: string } }).extensions?.loadId;
      }),
    );
    expect(loads[0]).toMatch(/^[0-9a-f-]{36}@[0-9a-f]{16}$/);
    expect(new Set(loads).size).toBe(1);
  } finally {
    for (const { child } of processes) child.kill('SIGTERM');
    await Promise.all(processes.map(({ ended }) => ended));
  }
  const [stored] = await postgres.query(
    'together',
    "SELECT n_tup_ins::int AS rows FROM pg_stat_all_tables WHERE schemaname = 'council_graph_safeguarding' AND relname = 'load_state'",
  );
  expect(stored).toEqual({ rows: 1 });
});

it('a load that fails keeps the one before, and the next that is right takes its place', async () => {
  await postgres.create('failing');
  writeWorld(folder, service('Before'));
  const running = await open('failing');
  try {
    await postgres.query(
      'failing',
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$;
       CREATE TRIGGER refuse BEFORE INSERT ON council_graph_agreements.load_state FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    writeWorld(folder, service('After'));
    await expect(open('failing')).rejects.toThrow('has no room left on its disk.');
    expect(await namesIn(running)).toEqual(named('Before'));
    await postgres.query('failing', 'DROP TRIGGER refuse ON council_graph_agreements.load_state');
    await (await open('failing')).close();
    expect(await namesIn(running)).toEqual(named('After'));
  } finally {
    await running.close();
  }
});

it('a dataset with a character that PostgreSQL has not is refused, and what was loaded stays', async () => {
  await postgres.create('unstorable');
  writeWorld(folder, service('Before'));
  const running = await open('unstorable');
  try {
    writeWorld(folder, service('Aft\u0000er'));
    await expect(open('unstorable')).rejects.toThrow(
      'takes no text with the character U+0000, and the dataset has one. Take it out of its CSV file.',
    );
    expect(await namesIn(running)).toEqual(named('Before'));
  } finally {
    await running.close();
  }
});

it('who reads while a load is under way neither waits nor sees it, and sees it from its commit on', async () => {
  await postgres.create('loading');
  writeWorld(folder, service('Before'));
  const running = await open('loading');
  const held = 4_711;
  try {
    // The load stops at its last row until this test lets it go on.
    await postgres.query(
      'loading',
      `CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         WHILE NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = ${String(held)}) LOOP PERFORM pg_sleep(0.01); END LOOP;
         RETURN NEW; END $$;
       CREATE TRIGGER hold BEFORE INSERT ON council_graph_agreements.load_state FOR EACH ROW EXECUTE FUNCTION hold()`,
    );
    writeWorld(folder, service('After'));
    const loading = open('loading');
    await waitFor(async () => {
      const found = await postgres.query(
        'loading',
        "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'",
      );
      return found.length > 0;
    });
    const session = running.begin({});
    const during = await session.execute(NAMES);
    expect(during.data?.['services']).toEqual(named('Before'));
    const release = postgres.query('loading', `SELECT pg_advisory_lock(${String(held)}), pg_sleep(0.2)`);
    const loaded = await loading;
    await release;
    const after = await session.execute(NAMES);
    expect(after).toEqual({
      ...during,
      extensions: { ...during.extensions, statements: expect.any(Number) },
    });
    await session.end();
    expect(await namesIn(running)).toEqual(named('After'));
    expect(await running.loadId()).not.toBe(during.extensions?.['loadId']);
    await loaded.close();
  } finally {
    await running.close();
  }
});

const waitFor = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come to hold.');
};

it('the migrations make the tables that the entities describe, and sort text by its bytes', async () => {
  await postgres.create('migrated', "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C'");
  const config = postgres.config('migrated');
  const server = serverOf(config);
  if (server === undefined) throw new Error('There is no server.');
  const opened = await openSubgraphs({ dataDir: '', database: config, datasetDir: REPORTS });
  await Promise.all(opened.map((subgraph) => subgraph.close()));
  for (const { name, datasetTables, derivedTables } of subgraphs) {
    const tables = [...provenanceTables, loadState, ...datasetTables, ...derivedTables] as readonly Table[];
    const source = new DataSource({
      ...sourceOptions(server, `council_graph_${name}`),
      entities: tables.map((table) => entityOf(table, 'postgres')),
    });
    await source.initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await source.destroy();
    }
  }
  expect(
    await postgres.query(
      'migrated',
      `SELECT DISTINCT data_type, collation_name FROM information_schema.columns
       WHERE table_schema LIKE 'council_graph_%' AND table_name <> 'migrations' ORDER BY data_type`,
    ),
  ).toEqual([
    { data_type: 'bigint', collation_name: null },
    { data_type: 'text', collation_name: 'C' },
  ]);
});
