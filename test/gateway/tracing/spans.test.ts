import { retryReads } from '../../../gateway/sources/resilience/retry-reads';
import { SourceFailure, type Source } from '../../../gateway/sources/source';
import { traceAttempts } from '../../../gateway/tracing/trace-attempts';
import { traceSources } from '../../../gateway/tracing/trace-sources';
import { silentLog } from '../../../subgraphs/common/process/log';
import { createTracer } from '../../../subgraphs/common/tracing/create-tracer';
import type { Span } from '../../../subgraphs/common/tracing/span';
import { traceStatements } from '../../../subgraphs/common/tracing/trace-statement';
import { createMemory } from './memory';
import { treesOf } from './span-tree';

/** The spans that some work records under one of its own. */
const recorded = async (work: (root: Span) => Promise<unknown>) => {
  const { spans, exporter } = createMemory();
  const tracer = await createTracer({
    url: 'http://127.0.0.1:1/',
    percent: 100,
    service: 'test',
    followsParents: false,
    log: silentLog,
    exporter,
  });
  const root = tracer.begin('root', 'SERVER', {}, undefined);
  await work(root);
  root.end();
  await tracer.close(1_000);
  return spans;
};

test('each attempt has a span, and those that failed have their code', async () => {
  let calls = 0;
  const source: Source = {
    name: 'money',
    execute: () => {
      calls += 1;
      if (calls < 3) return Promise.reject(new SourceFailure('SUBGRAPH_UNAVAILABLE', 'money'));
      return Promise.resolve({ data: {} });
    },
    loadId: () => Promise.resolve(''),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const attempted = traceAttempts('https://money.test/graphql?key=secret')(source);
  const retried = retryReads(attempted, { percent: 100, random: () => 0 });
  const spans = await recorded(async (root) => {
    const traced = traceSources(new Map([['money', retried]]), root).get('money');
    const scope = { signal: new AbortController().signal, onEnd: () => undefined };
    await traced?.execute({ query: '{ budget }' }, scope);
  });
  expect(treesOf(spans)).toEqual([
    'test: root',
    '  test: fetch money',
    '    test: POST',
    '    test: POST',
    '    test: POST',
  ]);
  const posts = spans.filter(({ name }) => name === 'POST').map(({ attributes }) => attributes);
  const to = {
    'http.request.method': 'POST',
    'server.address': 'money.test',
    'server.port': 443,
    'url.full': 'https://money.test/graphql',
  };
  expect(posts).toEqual([
    { ...to, 'error.type': 'SUBGRAPH_UNAVAILABLE' },
    { ...to, 'http.request.resend_count': 1, 'error.type': 'SUBGRAPH_UNAVAILABLE' },
    { ...to, 'http.request.resend_count': 2 },
  ]);
  expect(spans.find(({ name }) => name === 'fetch money')?.isFailed).toBe(false);
});

test('a statement for several operations stands under the last, with links to the others', async () => {
  const spans = await recorded(async (root) => {
    const [first, last] = [root.child('first', 'INTERNAL'), root.child('last', 'INTERNAL')];
    const traced = traceStatements('postgresql', () => [last, first])('SELECT a FROM "towns" WHERE b = ?');
    await traced?.(() => Promise.resolve([1, 2]));
    const failing = traceStatements('sqlite', () => [last])('select 1');
    await failing?.(() => Promise.reject(new RangeError('a value'))).catch(() => undefined);
    first.end();
    last.end();
  });
  expect(treesOf(spans)).toEqual([
    'test: root',
    '  test: first',
    '  test: last',
    '    test: SELECT',
    '    test: SELECT towns',
  ]);
  const [first, statement, failed] = ['first', 'SELECT towns', 'SELECT'].map((name) =>
    spans.find((span) => span.name === name),
  );
  expect(statement?.links).toEqual([first?.spanId]);
  expect(statement?.attributes).toEqual({
    'db.system.name': 'postgresql',
    'db.query.summary': 'SELECT towns',
    'db.query.text': 'SELECT a FROM "towns" WHERE b = ?',
    'db.response.returned_rows': 2,
  });
  expect(failed?.attributes['error.type']).toBe('RangeError');
  expect(JSON.stringify(failed?.attributes)).not.toContain('a value');
});
