import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores, openSubgraphs, subgraphs } from '../../subgraphs';
import type { HeldLoads } from '../../subgraphs/common/database/held-loads';
import type { Store } from '../../subgraphs/common/database/store';
import { loadDataset } from '../../subgraphs/load';
import { goBack } from '../../subgraphs/loading/go-back';
import { runLoadCommand } from '../../subgraphs/loading/run-command';
import { writeWorld } from '../support/world';

const ALL = subgraphs.map(({ name }) => name);

let folder: string;
let stores: ReadonlyMap<string, Store>;

/** The folder of a world in which a service has a name. */
const world = (name: string): string => {
  const made = join(folder, name);
  mkdirSync(made, { recursive: true });
  writeWorld(made, {
    services: [{ id: 'ealing-fostering', name, delivery: 'SHARED', agreement_id: 'NOT_STATED' }],
  });
  return made;
};

const only = (...names: readonly string[]): ReadonlyMap<string, Store> =>
  new Map([...stores].filter(([name]) => names.includes(name)));

const load = (name: string, into = stores): Promise<string[]> =>
  loadDataset(world(name), subgraphs, into, { isAsked: true });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-loads-'));
  stores = await openStores({ dataDir: join(folder, 'data') });
});
afterEach(async () => {
  await Promise.all([...stores.values()].map((store) => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the agreements and the record over a dataset, and reads the service in both. */
const start = async (name: string, warn?: (message: string) => void) => {
  const running = await openSubgraphs({
    dataDir: join(folder, 'data'),
    datasetDir: world(name),
    only: ['agreements', 'record'],
    ...(warn && { warn }),
  });
  const [agreements, record] = running;
  if (agreements === undefined || record === undefined) throw new Error('There are not both.');
  return {
    names: async () => {
      const { data, errors } = await agreements.execute({ query: '{ services { nodes { name } } }' });
      if (errors) throw new Error(JSON.stringify(errors));
      return (data?.['services'] as { nodes: { name: string }[] }).nodes.map((node) => node.name);
    },
    found: async (query: string) => {
      const { data, errors } = await record.execute({
        query: 'query ($query: String!) { search(text: $query) { totalCount } }',
        variables: { query },
      });
      if (errors) throw new Error(JSON.stringify(errors));
      return (data?.['search'] as { totalCount: number }).totalCount;
    },
    loadIds: () => Promise.all(running.map((each) => each.loadId())),
    close: () => Promise.all(running.map((each) => each.close())),
  };
};

const heldBy = async (name: string): Promise<HeldLoads> => {
  const held = await stores.get(name)?.held();
  if (held === undefined) throw new Error(`There is no ${name}.`);
  return held;
};

test('a load is seen by the next request, and the one before can be brought back, again and again', async () => {
  expect(await load('Before')).toEqual(ALL);
  const running = await start('Before');
  try {
    const ids = [await running.loadIds()];
    expect([await running.names(), await running.found('before')]).toEqual([['Before'], 1]);

    expect(await load('After')).toEqual(ALL);
    expect([await running.names(), await running.found('before')]).toEqual([['After'], 0]);
    ids.push(await running.loadIds());

    for (const [name, found] of [
      ['Before', 1],
      ['After', 0],
      ['Before', 1],
    ] as const) {
      expect(await goBack(stores)).toMatchObject({ to: { dataset: 'world' }, subgraphs: ALL });
      expect([await running.names(), await running.found('before')]).toEqual([[name], found]);
      ids.push(await running.loadIds());
    }
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
  } finally {
    await running.close();
  }
});

test('only the load before is kept', async () => {
  await load('First');
  await load('Second');
  await load('Third');
  const { current, previous } = await heldBy('agreements');
  await goBack(stores);
  await goBack(stores);
  const after = await heldBy('agreements');
  expect(after.current?.digest).toBe(current?.digest);
  expect(after.previous?.digest).toBe(previous?.digest);
});

test('a start does not load again what was gone back from; another dataset it loads, and a command any', async () => {
  await load('Before');
  await load('After');
  await goBack(stores);
  const warnings: string[] = [];
  const running = await start('After', (message) => warnings.push(message));
  try {
    expect(await running.names()).toEqual(['Before']);
    expect(warnings).toEqual([
      `The dataset ${join(folder, 'After')} is not loaded again into agreements, record, where another was chosen in its place. Load it with npm run load -- ${join(folder, 'After')}, or name another with DATASET_DIR.`,
    ]);
    await (await start('Third')).close();
    expect(await running.names()).toEqual(['Third']);
    expect((await heldBy('agreements')).leftDigests).toEqual([]);
    await goBack(only('agreements', 'record'));
    expect(await running.names()).toEqual(['Before']);
    expect(await load('Third', only('agreements', 'record'))).toEqual(['agreements', 'record']);
    expect(await running.names()).toEqual(['Third']);
  } finally {
    await running.close();
  }
});

test('a start does not undo loads by command: what they took the place of stays away, however many there were', async () => {
  await (await start('First')).close();
  await load('Second', only('agreements', 'record'));
  await load('Third', only('agreements', 'record'));
  const warnings: string[] = [];
  const running = await start('First', (message) => warnings.push(message));
  try {
    expect(await running.names()).toEqual(['Third']);
    expect(warnings).toHaveLength(1);
    await (await start('Second')).close();
    expect(await running.names()).toEqual(['Third']);
    await (await start('Fourth')).close();
    expect(await running.names()).toEqual(['Fourth']);
    await (await start('First')).close();
    expect(await running.names()).toEqual(['First']);
  } finally {
    await running.close();
  }
});

test('a load that only some databases hold is gone back from in those', async () => {
  await load('Oldest');
  await load('Before');
  await load('After', only('agreements', 'finance'));
  const { current } = await heldBy('record');
  expect(await goBack(stores)).toMatchObject({
    to: { digest: current?.digest },
    subgraphs: ['agreements', 'finance'],
  });
  for (const name of ALL) expect((await heldBy(name)).current?.digest).toBe(current?.digest);
});

test('where no load before is held by all, nothing is changed', async () => {
  await load('Before');
  await expect(goBack(stores)).rejects.toThrow(
    'There is no load before this one that all databases hold: agreements holds 1.0.0, before it nothing; finance holds 1.0.0, before it nothing;',
  );
  await load('After', only('agreements'));
  await load('Third', only('agreements'));
  const before = await heldBy('agreements');
  await expect(goBack(stores)).rejects.toThrow(/Nothing was changed\.$/);
  expect(await heldBy('agreements')).toEqual(before);
});

test('a dataset that is held is not loaded again, and one that is not right leaves all as it is', async () => {
  await load('Before');
  const before = await heldBy('record');
  expect(await load('Before')).toEqual([]);
  expect(await heldBy('record')).toEqual(before);
  const wrong = world('Wrong');
  writeWorld(wrong, { services: [{ id: 'ealing-fostering', name: 'Wrong', delivery: 'SHRED' }] });
  await expect(loadDataset(wrong, subgraphs, stores, { isAsked: true })).rejects.toThrow(/"SHRED"/);
  expect(await heldBy('record')).toEqual(before);
});

test('nothing of a load is seen before all of it is written', async () => {
  await load('Before');
  const running = await start('Before');
  const [first] = stores.values();
  if (first === undefined) throw new Error('There are no databases.');
  try {
    const open = await first.openLoad(1_000);
    await open.replace({
      loadId: 'another',
      digest: 'another',
      dataset: 'world',
      version: '2.0.0',
      loadedAt: '2021-01-04T00:00:00.000Z',
      isAsked: true,
      rows: new Map(),
    });
    expect(await running.names()).toEqual(['Before']);
    await open.end();
    expect(await running.names()).toEqual(['Before']);
    expect((await heldBy('agreements')).current?.version).toBe('1.0.0');
  } finally {
    await running.close();
  }
});

test('of two loads at once both are done, one after the other', async () => {
  await load('Before');
  const others = await openStores({ dataDir: join(folder, 'data') });
  try {
    await Promise.all([load('One'), loadDataset(world('Other'), subgraphs, others, { isAsked: true })]);
    const held = await Promise.all(ALL.map(heldBy));
    expect(new Set(held.map(({ current }) => current?.digest)).size).toBe(1);
    expect(new Set(held.map(({ previous }) => previous?.digest)).size).toBe(1);
    expect(held[0]?.current?.digest).not.toBe(held[0]?.previous?.digest);
  } finally {
    await Promise.all([...others.values()].map((store) => store.close()));
  }
});

test('the list names what is held now and before, and what was gone back from', async () => {
  await load('Before');
  await load('After');
  await goBack(stores);
  const { current, previous } = await heldBy('finance');
  if (current === null || previous === null) throw new Error('There are not two loads.');
  const [place, said] = [only('finance'), (text: string) => text.slice(0, 12)];
  expect(await runLoadCommand({ kind: 'LIST' }, subgraphs, place, 1)).toBe(
    [
      'finance',
      `  now:    world 1.0.0, ${String(current.facts)} rows, loaded at ${current.loadedAt}, digest ${said(current.digest)}, load ${current.loadId}`,
      `  before: world 1.0.0, ${String(previous.facts)} rows, loaded at ${previous.loadedAt}, digest ${said(previous.digest)}, load ${previous.loadId} (no start loads it again)`,
    ].join('\n'),
  );
});
