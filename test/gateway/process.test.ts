import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, type StartedProcess } from '../support/run-process';
import { writeWorld } from '../support/world';

let folder: string;
let running: StartedProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'process-'));
  mkdirSync(join(folder, 'world'));
  writeWorld(join(folder, 'world'), {});
});

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const start = (file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): StartedProcess => {
  const started = startProcess(file, args, {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'data'),
    DATASET_DIR: join(folder, 'world'),
    ...env,
  });
  running.push(started);
  return started;
};

const getJson = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
};

const ask = async (url: string, query: string): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.json();
};

const NAME = '{ council(id: "ealing") { name } }';

test('the gateway starts, is ready, answers, and stops in order when told to', async () => {
  const { says, child, ended } = start('gateway/main.ts');
  const [, url = ''] = await says(/ready: the graph at (\S+)graphql, GraphiQL at/);
  expect(await getJson(`${url}health/ready`)).toEqual({
    status: 200,
    body: {
      status: 'ready',
      subgraphs: {
        agreements: 'ready',
        finance: 'ready',
        safeguarding: 'ready',
        improvement: 'ready',
        record: 'ready',
      },
    },
  });
  expect(await ask(`${url}graphql`, NAME)).toMatchObject({ data: { council: { name: 'Ealing' } } });
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('a subgraph runs alone, and the gateway reaches it over HTTP, there or not', async () => {
  const alone = start('subgraphs/main.ts', ['agreements']);
  const [, address = ''] = await alone.says(/The subgraph agreements answers at (\S+)/);
  expect(await ask(address, NAME)).toMatchObject({ data: { council: { name: 'Ealing' } } });
  const entities =
    '{ _entities(representations: [{ __typename: "Council", id: "ealing" }]) { ... on Council { name } } }';
  expect(await ask(address, entities)).toMatchObject({ data: { _entities: [{ name: 'Ealing' }] } });
  expect(await getJson(address.replace('graphql', 'health/ready'))).toEqual({
    status: 200,
    body: { status: 'ready', subgraph: 'agreements' },
  });

  const gateway = start('gateway/main.ts', [], {
    DATA_DIR: join(folder, 'others'),
    COUNCIL_GRAPH_SUBGRAPH_URLS: `agreements=${address}`,
  });
  const [, url = ''] = await gateway.says(/the graph at (\S+)graphql/);
  expect(await ask(`${url}graphql`, NAME)).toMatchObject({ data: { council: { name: 'Ealing' } } });
  alone.child.kill('SIGTERM');
  expect((await alone.ended).code).toBe(0);
  expect(await ask(`${url}graphql`, NAME)).toMatchObject({
    data: { council: null },
    errors: [{ path: ['council'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'agreements' } }],
  });
  expect((await getJson(`${url}health/ready`)).status).toBe(503);
});

describe('a start that can not be', () => {
  const fails = async (env: NodeJS.ProcessEnv, args: readonly string[] = [], file = 'gateway/main.ts') => {
    const { code, stdout, stderr } = await start(file, args, env).ended;
    expect(stdout).toBe('');
    return { code, stderr };
  };

  test('a wrong setting', async () => {
    expect(await fails({ PORT: 'http' })).toEqual({
      code: 2,
      stderr: 'PORT must be a whole number from 0 to 65535; it is "http".\n',
    });
  });

  test('a subgraph that there is not', async () => {
    expect(await fails({}, ['treasury'], 'subgraphs/main.ts')).toEqual({
      code: 2,
      stderr:
        'Name one subgraph to run: npm run subgraph agreements | finance | safeguarding | improvement | record.\n',
    });
  });

  test('a busy port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const port = String((server.address() as AddressInfo).port);
    const failure = await fails({ PORT: port });
    server.close();
    expect(failure).toEqual({
      code: 3,
      stderr: `Another process listens on port ${port} of 127.0.0.1. End it, or choose another port with PORT.\n`,
    });
  });

  test('a folder that can not be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await fails({ DATA_DIR: join(file, 'data') })).toEqual({
      code: 4,
      stderr: `The folder ${join(file, 'data')} can't be made. Give this user the right to, or name another with DATA_DIR.\n`,
    });
  });

  test('a damaged database file', async () => {
    const damaged = join(folder, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'finance.sqlite'), 'no database '.repeat(1_000));
    const { code, stderr } = await fails({ DATA_DIR: damaged });
    expect(stderr).toBe(
      `The database file ${join(damaged, 'finance.sqlite')} is damaged. It is made from the dataset: delete it and start again, and it is made anew.\n`,
    );
    expect(code).toBe(4);
  });

  test('a dataset that is not right', async () => {
    const { code, stderr } = await fails({
      DATASET_DIR: join(folder, 'nowhere'),
      DATA_DIR: join(folder, 'empty'),
    });
    expect(code).toBe(5);
    expect(stderr).toMatch(/^The dataset was not loaded: 1 problem\.\n.*DATASET_DIR\n$/);
  });
});
