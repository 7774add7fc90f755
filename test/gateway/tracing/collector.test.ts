import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../subgraphs/common/process/log';
import { openTracing } from '../../../subgraphs/common/tracing/open-tracing';
import { tellingExporter } from '../../../subgraphs/common/tracing/telling-exporter';
import { startProcess, type StartedProcess } from '../../support/run-process';
import { writeWorld } from '../../support/world';
import { openCollector } from './collector';
import type { ExportResult } from './memory';
import { treesOf } from './span-tree';

const folder = mkdtempSync(join(tmpdir(), 'traces-'));
const running: StartedProcess[] = [];
beforeAll(() => {
  mkdirSync(join(folder, 'world'));
  writeWorld(join(folder, 'world'), {});
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.splice(0).map(({ ended }) => ended));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const start = (file: string, args: readonly string[], env: NodeJS.ProcessEnv): StartedProcess => {
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

const post = async (url: string, query: string, headers: Record<string, string> = {}): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.json();
};

const stop = async ({ child, ended }: StartedProcess) => {
  child.kill('SIGTERM');
  return ended;
};

test('a collector gets the whole trace of a request; one that never answers costs no answer, and no stop', async () => {
  const collector = await openCollector('never');
  const gateway = start('gateway/main.ts', [], {
    COUNCIL_GRAPH_TRACE_URL: collector.url,
    COUNCIL_GRAPH_STOP_GRACE_MS: '500',
  });
  const [, url = ''] = await gateway.says(/the graph at (\S+graphql)/);
  const query = '{ council(id: "ealing") { name contributionsMade { nodes { id } } } }';
  expect(await post(url, query)).toMatchObject({
    data: { council: { name: 'Ealing', contributionsMade: { nodes: [] } } },
  });
  await collector.got('POST /graphql');
  expect(await stop(gateway)).toMatchObject({ code: 0 });
  await collector.close();
  expect(treesOf(collector.spans())).toEqual([
    'gateway: POST /graphql',
    '  gateway: query',
    '    gateway: fetch agreements',
    '      gateway: answer agreements',
    '        gateway: SELECT councils',
    '        gateway: SELECT load_state',
    '    gateway: fetch finance',
    '      gateway: answer finance',
    '        gateway: SELECT contributions',
    '        gateway: SELECT load_state',
    '    gateway: plan',
  ]);
  expect(collector.text()).not.toContain('ealing');
});

test('a subgraph alone traces under the trace of its gateway, and sends all before it ends', async () => {
  const collector = await openCollector();
  const finance = start('subgraphs/main.ts', ['finance'], { COUNCIL_GRAPH_TRACE_URL: collector.url });
  const [, url = ''] = await finance.says(/answers at (\S+)/);
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const query =
    '{ _entities(representations: [{ __typename: "Council", id: "ealing" }]) { ... on Council { contributionsMade { nodes { id } } } } }';
  expect(await post(url, query, { traceparent })).toMatchObject({
    data: { _entities: [{ contributionsMade: { nodes: [] } }] },
  });
  expect((await stop(finance)).code).toBe(0);
  await collector.close();
  expect(treesOf(collector.spans())).toEqual([
    'finance: POST /graphql',
    '  finance: answer finance',
    '    finance: SELECT contributions',
    '    finance: SELECT load_state',
  ]);
  const roots = collector.spans().filter(({ name }) => name === 'POST /graphql');
  expect(roots).toMatchObject([{ traceId: traceparent.slice(3, 35), parent: traceparent.slice(36, 52) }]);
});

test('without an address nothing is traced, and nothing that could is loaded', async () => {
  const given = { traceUrl: '', tracePercent: 100 };
  const log = createLog(() => undefined);
  expect(await openTracing(given, { service: 'x', followsParents: false, log })).toBeUndefined();
  const preload = join(folder, 'list-loaded.cjs');
  writeFileSync(
    preload,
    `process.on('exit', () => {
      const loaded = Object.keys(require.cache).filter((file) => /opentelemetry.(sdk-trace|exporter-trace)/.test(file));
      console.log('loaded', loaded.length);
    });`,
  );
  const started = start('subgraphs/main.ts', ['finance'], { NODE_OPTIONS: `--require ${preload}` });
  await started.says(/answers at/);
  expect((await stop(started)).stdout).toContain('loaded 0');
});

const TAKEN: ExportResult = { code: 0 };
const NOT_TAKEN: ExportResult = { code: 1, error: new Error('connect ECONNREFUSED') };

test('the log is told once of a collector that is away, and once that it is there again', () => {
  const lines: string[] = [];
  const outcomes = [NOT_TAKEN, NOT_TAKEN, TAKEN, TAKEN, NOT_TAKEN];
  const exporter = tellingExporter(
    {
      export: (_spans: unknown, done: (result: ExportResult) => void) => {
        done(outcomes.shift() ?? TAKEN);
      },
      shutdown: () => Promise.resolve(),
    },
    createLog((line) => lines.push(line)),
  );
  for (let sent = 0; sent < 5; sent += 1) exporter.export([], () => undefined);
  const away =
    "warning: Traces can't be sent to the collector (connect ECONNREFUSED). They are dropped until it takes them.";
  expect(lines).toEqual([away, 'warning: The collector takes traces again.', away]);
});
