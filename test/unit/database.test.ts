import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { subgraphs } from '../../subgraphs';
import { entityOf } from '../../subgraphs/common/database/entity';
import { openPool } from '../../subgraphs/common/database/pool';
import { openSnapshot } from '../../subgraphs/common/database/snapshot';
import { openSubgraphStore } from '../../subgraphs/common/open-subgraph';
import { loadState } from '../../subgraphs/common/load-state';
import { provenanceTables } from '../../subgraphs/common/provenance';
import { openWorld } from '../support/world';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(subgraphs.map((definition) => [definition.name, definition] as const))(
  'the migrations of %s',
  (_, definition) => {
    it('make the tables that its entities describe', async () => {
      const source = new DataSource({
        type: 'sqlite',
        database: join(folder, 'migrated.sqlite'),
        entities: [
          ...provenanceTables,
          loadState,
          ...definition.datasetTables,
          ...definition.derivedTables,
        ].map((table) => entityOf(table as Parameters<typeof entityOf>[0])),
        migrations: [...definition.migrations],
      });
      await source.initialize();
      try {
        await source.runMigrations();
        const { upQueries } = await source.driver.createSchemaBuilder().log();
        expect(upQueries.map(({ query }) => query)).toEqual([]);
      } finally {
        await source.destroy();
      }
    });
  },
);

describe('a database file', () => {
  const [first] = subgraphs;

  it('that is damaged is named, with what to do', async () => {
    if (first === undefined) throw new Error('There are no subgraphs.');
    const file = join(folder, `${first.name}.sqlite`);
    writeFileSync(file, 'This is no database, whatever its name says. '.repeat(100));
    await expect(openSubgraphStore(first, { dataDir: folder })).rejects.toThrow(
      `The database file ${file} is damaged. It is made from the dataset: delete it and start again, and it is made anew.`,
    );
  });

  it('in a folder that is not there is named, with what to do', async () => {
    if (first === undefined) throw new Error('There are no subgraphs.');
    writeFileSync(join(folder, 'a-file'), '');
    await expect(openSubgraphStore(first, { dataDir: join(folder, 'a-file') })).rejects.toThrow(
      /^The database file .* can't be opened for writing\. /,
    );
  });
});

describe('a snapshot', () => {
  const service = (name: string) => ({
    services: [{ id: 'ealing-fostering', name, delivery: 'SHARED', agreement_id: 'NOT_STATED' }],
  });

  it('reads one load, whatever is committed meanwhile; the next reads the new one', async () => {
    const world = await openWorld(service('Before'), ['agreements']);
    const [agreements] = subgraphs;
    if (agreements === undefined) throw new Error('There are no subgraphs.');
    const store = await openSubgraphStore(agreements, { dataDir: world.folder });
    try {
      const names = { text: 'SELECT name FROM services', values: [] };
      const snapshot = openSnapshot(store.pool);
      expect(await snapshot.all(names)).toEqual([{ name: 'Before' }]);
      const loadId = await snapshot.loadId();
      await world.reload(service('After'));
      expect(await snapshot.all(names)).toEqual([{ name: 'Before' }]);
      expect(await snapshot.loadId()).toBe(loadId);
      await snapshot.end();
      const next = openSnapshot(store.pool);
      expect(await next.all(names)).toEqual([{ name: 'After' }]);
      expect(await next.loadId()).not.toBe(loadId);
      await next.end();
    } finally {
      await store.close();
      await world.close();
    }
  });
});

describe('the connections of a pool', () => {
  it('are lent in turn: more readers than connections all get their answer', async () => {
    const world = await openWorld({}, ['agreements']);
    try {
      const answers = await Promise.all(
        Array.from({ length: 30 }, () => world.ask('agreements', '{ councils { totalCount nodes { id } } }')),
      );
      expect(answers.map(({ data }) => data)).toEqual(
        Array.from({ length: 30 }, () => ({ councils: { totalCount: 1, nodes: [{ id: 'ealing' }] } })),
      );
    } finally {
      await world.close();
    }
  });

  it('are not lost where a transaction can not be begun or ended', async () => {
    const [agreements] = subgraphs;
    if (agreements === undefined) throw new Error('There are no subgraphs.');
    const { pool, close } = await openSubgraphStore(agreements, { dataDir: folder, leases: 1 });
    const one = { text: 'SELECT 1 AS one', values: [] };
    try {
      const endedTwice = openSnapshot(pool);
      await endedTwice.all({ text: 'COMMIT', values: [] });
      await endedTwice.end();

      const begun = await pool.lease();
      await begun.all('BEGIN', []);
      pool.giveBack(begun);
      const begunTwice = openSnapshot(pool);
      await expect(begunTwice.all(one)).rejects.toThrow(/transaction/);
      await begunTwice.end();

      const next = openSnapshot(pool);
      expect(await next.all(one)).toEqual([{ one: 1 }]);
      await next.end();
    } finally {
      await close();
    }
  });

  it('are not lost while the file can not be looked at', async () => {
    const [agreements] = subgraphs;
    if (agreements === undefined) throw new Error('There are no subgraphs.');
    const { pool, close } = await openSubgraphStore(agreements, { dataDir: folder, leases: 1 });
    const file = join(folder, 'agreements.sqlite');
    try {
      renameSync(file, `${file}.away`);
      // A link that leads to itself: looking at it fails, whoever looks.
      symlinkSync(file, file);
      await expect(pool.lease()).rejects.toThrow("can't be opened");
      rmSync(file);
      renameSync(`${file}.away`, file);
      const connection = await pool.lease();
      expect(await connection.all('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
      pool.giveBack(connection);
    } finally {
      await close();
    }
  });

  it('leave their place to the next reader where one can not be opened anew', async () => {
    const file = join(folder, 'pooled.sqlite');
    const [agreements] = subgraphs;
    if (agreements === undefined) throw new Error('There are no subgraphs.');
    const store = await openSubgraphStore(agreements, { dataDir: folder, leases: 1 });
    await store.close();
    renameSync(join(folder, 'agreements.sqlite'), file);
    const pool = await openPool(file, 1);
    try {
      await pool.throwAway(await pool.lease());
      renameSync(file, `${file}.away`);
      await expect(pool.lease()).rejects.toThrow("can't be opened");
      renameSync(`${file}.away`, file);
      const connection = await pool.lease();
      expect(await connection.all('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
      pool.giveBack(connection);
    } finally {
      await pool.close();
    }
  });
});
