import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, type StartedProcess } from '../../support/run-process';
import { writeWorld } from '../../support/world';

let folder: string;
let running: StartedProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'visible-'));
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

const start = (env: NodeJS.ProcessEnv, args: readonly string[] = []): StartedProcess => {
  const started = startProcess('gateway/main.ts', args, {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'data'),
    DATASET_DIR: join(folder, 'world'),
    COUNCIL_GRAPH_LOG: 'json',
    ...env,
  });
  running.push(started);
  return started;
};

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('a gateway logs its start and its requests as JSON, to the last one before it stops', async () => {
  const { says, child, ended } = start({});
  const [, url = ''] = await says(/the graph at (\S+)graphql/);
  const headers = { 'content-type': 'application/json', 'x-request-id': 'last' };
  const body = JSON.stringify({ query: 'query Name { council(id: "ealing") { name } }' });
  await (await fetch(`${url}graphql`, { method: 'POST', headers, body })).text();
  child.kill('SIGTERM');
  const { code, stdout, stderr } = await ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(linesOf(stdout)).toMatchObject([
    { level: 'info', service: 'gateway', message: expect.stringContaining('council-graph is ready') },
    {
      level: 'info',
      id: 'last',
      operation: 'Name',
      status: 200,
      store: 'MISS',
      subgraphs: { agreements: { fetches: 1, statements: expect.any(Number) } },
      message: 'request',
    },
  ]);
});

test('a start that fails says why in one line of the log', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => busy.once('listening', resolve));
  const { port } = busy.address() as AddressInfo;
  const { ended } = start(
    { COUNCIL_GRAPH_METRICS_PORT: String(port), COUNCIL_GRAPH_METRICS_HOST: '127.0.0.1' },
    ['--supergraph', 'schema/supergraph.graphql'],
  );
  const { code, stdout, stderr } = await ended;
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(linesOf(stdout)).toMatchObject([
    {
      level: 'error',
      exitCode: 3,
      message: expect.stringMatching(/^Another process listens .* COUNCIL_GRAPH_METRICS_PORT .*\.$/),
    },
  ]);
  busy.close();
});

test.each(['json', 'text'])(
  'a gateway whose log (%s) nobody reads any more goes on, and stops in order',
  async (form) => {
    const documents = join(folder, 'documents.json');
    writeFileSync(documents, '{}');
    // Each request is worth a warning, so that both forms have something to say.
    const { says, child, ended } = start({
      COUNCIL_GRAPH_LOG: form,
      COUNCIL_GRAPH_DOCUMENTS_MODE: 'prefer',
      COUNCIL_GRAPH_DOCUMENTS: documents,
    });
    const [, url = ''] = await says(/the graph at (\S+)graphql/);
    child.stdout?.destroy();
    child.stderr?.destroy();
    const ask = async () => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}graphql`, {
        method: 'POST',
        headers,
        body: '{"query":"{ __typename }"}',
      });
      return answer.json();
    };
    for (let count = 0; count < 3; count += 1)
      expect(await ask()).toMatchObject({ data: { __typename: 'Query' } });
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  },
);
