import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpSource } from '../../gateway/sources/http';
import { subgraphs, typeDefsOf } from '../../subgraphs';
import {
  openSubgraph,
  openSubgraphStore,
  type SubgraphDefinition,
} from '../../subgraphs/common/open-subgraph';
import { digestOfFiles, readBuildId } from '../../subgraphs/common/process/build-id';
import { projectRoot } from '../../subgraphs/common/project-root';
import { loadDataset } from '../../subgraphs/load';
import { createService } from '../../subgraphs/service';
import { closeAll, listening } from '../support/listening';
import { openRoundRobin } from '../support/round-robin';
import { openStoringGateway } from '../support/storing-gateway';
import { writeWorld } from '../support/world';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-build-'));
});
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('a digest of files', () => {
  const write = (name: string, files: Readonly<Record<string, string>>): string => {
    const place = join(folder, name);
    mkdirSync(join(place, 'inner'), { recursive: true });
    for (const [path, text] of Object.entries(files)) writeFileSync(join(place, path), text);
    return place;
  };
  const FILES = { 'a.js': 'one', 'b.js': 'two', 'inner/c.js': 'three', 'a.js.map': 'a map' };

  it('is the same for the same files in another place, whatever their maps', () => {
    const digest = digestOfFiles([write('here', FILES)]);
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(digestOfFiles([write('there', { ...FILES, 'a.js.map': 'another' })])).toBe(digest);
  });

  it.each([
    ['changed', { ...FILES, 'inner/c.js': 'threE' }],
    ['added', { ...FILES, 'inner/d.js': '' }],
    ['cut elsewhere', { ...FILES, 'a.js': 'onet', 'b.js': 'wo' }],
  ])('is another where a file is %s', (_how, files) => {
    expect(digestOfFiles([write('there', files)])).not.toBe(digestOfFiles([write('here', FILES)]));
  });

  it('is another where a file has another name', () => {
    const place = write('here', FILES);
    const digest = digestOfFiles([place]);
    renameSync(join(place, 'b.js'), join(place, 'c.js'));
    expect(digestOfFiles([place])).not.toBe(digest);
  });
});

it('the id of a build is the same in a copy of it, and another where code, SDL or packages differ', async () => {
  const copy = async (name: string, change: (place: string) => void) => {
    const place = join(folder, name);
    for (const part of ['subgraphs', 'schema', 'package.json'])
      cpSync(join(projectRoot(), part), join(place, part), { recursive: true });
    change(place);
    const file = join(place, 'subgraphs/common/process/build-id.ts');
    return ((await import(file)) as { readBuildId: typeof readBuildId }).readBuildId();
  };
  const add = (file: string) => (place: string) => {
    writeFileSync(join(place, file), '\n', { flag: 'a' });
  };
  const changed = ['subgraphs/finance/resolvers/index.ts', 'schema/finance.graphql', 'package.json'];
  const ids = [readBuildId(), ...(await Promise.all(changed.map((file, at) => copy(String(at), add(file)))))];
  expect(await copy('same', () => undefined)).toBe(ids[0]);
  expect(new Set(ids).size).toBe(4);
});

it('of a service that is started anew with other code over the same load, no older answer is given', async () => {
  const agreements = subgraphs.find(({ name }) => name === 'agreements');
  if (agreements === undefined) throw new Error('There are no agreements.');
  writeWorld(folder, {
    services: [{ id: 'fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'NOT_STATED' }],
  });
  const store = await openSubgraphStore(agreements, { dataDir: folder });
  await loadDataset(folder, subgraphs, new Map([['agreements', store]]));
  const serve = async (definition: SubgraphDefinition, buildId: string): Promise<string> => {
    const subgraph = openSubgraph(definition, typeDefsOf('agreements'), store, () => undefined, buildId);
    return (await listening(createService(subgraph))).url;
  };
  const service = agreements.resolvers['Service'] as Readonly<Record<string, unknown>>;
  const others = { ...agreements.resolvers, Service: { ...service, name: () => 'Foster care' } };
  const [before, after] = [
    await serve(agreements, 'before'),
    await serve({ ...agreements, resolvers: others }, 'after'),
  ];
  const address = await openRoundRobin([before]);
  const sources = subgraphs.map(({ name }) => {
    const url = name === 'agreements' ? `${address.url}graphql` : 'http://127.0.0.1:9/never-asked';
    return httpSource({ name, url, mostBytes: 1_000_000 });
  });
  const { ask, events, close } = await openStoringGateway(sources);
  const names = async (): Promise<unknown> =>
    (JSON.parse(await ask('{ services { nodes { name } } }')) as { data: unknown }).data;
  const named = (name: string) => ({ services: { nodes: [{ name }] } });
  for (let sight = 1; sight <= 3; sight += 1) expect(await names()).toEqual(named('Fostering'));
  address.lead([after]);
  for (let sight = 1; sight <= 2; sight += 1) expect(await names()).toEqual(named('Foster care'));
  expect(events).toEqual(['ABSENT', 'ABSENT', 'HIT', 'CHANGED', 'HIT']);
  await close();
  await store.close();
});
