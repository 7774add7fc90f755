import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { composeSupergraph } from '../../../gateway/supergraph/compose';
import { createVerifier } from '../../../subgraphs/common/signing/verify';
import { createService } from '../../../subgraphs/service';
import { closeAll, listening } from '../../support/listening';
import { startProcess, type StartedProcess } from '../../support/run-process';
import { createPlaces } from '../../support/town';
import { writeWorld } from '../../support/world';
import { AUDIENCE, createIssuerKey, ISSUER } from './support';

const KEY = 'a-key-of-these-tests-of-32-or-more-characters';

let folder: string;
let running: StartedProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'closed-'));
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
  await closeAll();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Starts a gateway that keeps where it connects to, and lets nothing leave this machine. */
const start = (args: readonly string[], env: NodeJS.ProcessEnv): StartedProcess => {
  const started = startProcess('gateway/main.ts', args, {
    PORT: '0',
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    NODE_OPTIONS: `--require ${join(__dirname, '../../support/record-connections.cjs')}`,
    ...env,
  });
  running.push(started);
  return started;
};

const ask = async (url: string, query: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, answer: await response.json() };
};

test('a gateway over any supergraph takes tokens by the keys of a file, and signs what it asks', async () => {
  const places = createPlaces();
  const service = await listening(createService(places, createVerifier({ keys: [KEY], audience: 'places' })));
  const supergraph = join(folder, 'supergraph.graphql');
  const part = { name: 'places', url: `${service.url}graphql`, typeDefs: parse(places.typeDefs) };
  writeFileSync(supergraph, composeSupergraph([part]));
  const key = await createIssuerKey('one', 'RS256');
  const keys = join(folder, 'keys.json');
  writeFileSync(keys, JSON.stringify({ keys: [key.jwk] }));
  const env = {
    COUNCIL_GRAPH_SUBGRAPH_KEYS: KEY,
    COUNCIL_GRAPH_JWT_KEYS: keys,
    COUNCIL_GRAPH_JWT_ISSUER: ISSUER,
    COUNCIL_GRAPH_JWT_AUDIENCE: AUDIENCE,
  };
  const { says, child, ended } = start(['--supergraph', supergraph], env);
  const [, url = ''] = await says(/the graph at (\S+)graphql/);
  expect(await ask(url, '{ places { id } }')).toMatchObject({
    status: 401,
    answer: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  });
  expect(places.asked).toEqual([]);
  expect(await ask(url, '{ places { id } }', { authorization: `Bearer ${await key.sign()}` })).toMatchObject({
    status: 200,
    answer: { data: { places: [{ id: 'ealing' }, { id: 'hackney' }] } },
  });
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('met: []') });
});

test('in its default settings a gateway connects to nothing', async () => {
  const world = join(folder, 'world');
  mkdirSync(world);
  writeWorld(world, {});
  const { says, child, ended } = start([], { DATA_DIR: join(folder, 'data'), DATASET_DIR: world });
  const [, url = ''] = await says(/the graph at (\S+)graphql/);
  expect((await ask(url, '{ council(id: "ealing") { name } }')).status).toBe(200);
  expect((await ask(url, '{ nothing }')).status).toBe(400);
  expect((await fetch(`${url}health/ready`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('met: []') });
}, 120_000);

test('a gateway whose settings would leave it open does not start', async () => {
  const { ended } = start([], { COUNCIL_GRAPH_JWT_ISSUER: ISSUER, DATA_DIR: join(folder, 'unused') });
  expect(await ended).toMatchObject({
    code: 2,
    stderr:
      'COUNCIL_GRAPH_JWT_ISSUER is set, but COUNCIL_GRAPH_JWT_KEYS is not: set it, or all are answered.\n',
  });
});
