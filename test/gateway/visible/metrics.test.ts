import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createMetrics } from '../../../gateway/visible/metrics/create-metrics';
import { listenForMetrics } from '../../../gateway/visible/metrics/listen-metrics';
import type { OperationFacts } from '../../../gateway/visible/operation-facts';
import { createSchemaUseCounts } from '../../../gateway/visible/metrics/schema-use';
import { closeTowns, openTown } from './support';

afterEach(closeTowns);

/** The samples of a text of metrics whose names begin so, without what depends on the machine. */
const samplesOf = (text: string, ...names: readonly string[]): string[] =>
  text.split('\n').filter((line) => names.some((name) => line.startsWith(name)));

const NAME = '{ place(id: "ealing") { name } }';

test('requests, the store, the subgraphs and the errors are counted', async () => {
  const { metrics, lines, post, money } = await openTown();
  for (const query of [NAME, NAME, NAME, '{ grants { from } }', '{ nothing }']) {
    await (await post({ query })).text();
  }
  money.execute = () => Promise.resolve({ data: null });
  await (await post({ query: '{ largest { from } }' })).text();
  await lines.first(6);
  const text = await metrics.text();
  expect(
    samplesOf(
      text,
      'council_graph_requests_total',
      'council_graph_request_duration_seconds_count',
      'council_graph_answer_bytes_count',
      'council_graph_operation_cost_count',
      'council_graph_store_requests_total',
      'council_graph_subgraph_fetches_total',
      'council_graph_subgraph_attempts_total',
      'council_graph_errors_total',
      'council_graph_planning_duration_seconds_count',
    ),
  ).toEqual([
    'council_graph_requests_total{status="200",operation="query",store="miss"} 4',
    'council_graph_requests_total{status="200",operation="query",store="hit"} 1',
    'council_graph_requests_total{status="400",operation="none",store="miss"} 1',
    'council_graph_request_duration_seconds_count{operation="query",store="miss"} 4',
    'council_graph_request_duration_seconds_count{operation="query",store="hit"} 1',
    'council_graph_request_duration_seconds_count{operation="none",store="miss"} 1',
    'council_graph_answer_bytes_count 6',
    'council_graph_operation_cost_count 4',
    'council_graph_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1',
    'council_graph_errors_total{code="SUBGRAPH_BAD_RESPONSE"} 1',
    'council_graph_subgraph_fetches_total{subgraph="places",outcome="answered"} 2',
    'council_graph_subgraph_fetches_total{subgraph="money",outcome="answered"} 2',
    'council_graph_subgraph_attempts_total{subgraph="money",outcome="answered"} 2',
    'council_graph_planning_duration_seconds_count{outcome="planned"} 3',
    'council_graph_store_requests_total{origin="miss",reason="absent"} 5',
    'council_graph_store_requests_total{origin="hit",reason=""} 1',
  ]);
});

test('who uses which part of the schema is counted, from the store too', async () => {
  const { metrics, lines, post } = await openTown();
  for (let times = 0; times < 3; times += 1)
    await (await post({ query: NAME }, { 'apollographql-client-name': 'board' })).text();
  await (
    await post({
      query: 'query ($id: ID!) { place(id: $id) { ...Its } } fragment Its on Place { name code }',
      variables: { id: 'hackney' },
    })
  ).text();
  await lines.first(4);
  expect(samplesOf(await metrics.text(), 'council_graph_schema_use_total')).toEqual([
    'council_graph_schema_use_total{coordinate="Query.place",client="board",deprecated="false"} 3',
    'council_graph_schema_use_total{coordinate="Query.place(id:)",client="board",deprecated="false"} 3',
    'council_graph_schema_use_total{coordinate="Place.name",client="board",deprecated="false"} 3',
    'council_graph_schema_use_total{coordinate="Query.place",client="unnamed",deprecated="false"} 1',
    'council_graph_schema_use_total{coordinate="Query.place(id:)",client="unnamed",deprecated="false"} 1',
    'council_graph_schema_use_total{coordinate="Place.name",client="unnamed",deprecated="false"} 1',
    'council_graph_schema_use_total{coordinate="Place.code",client="unnamed",deprecated="false"} 1',
  ]);
});

test('what a subgraph that can not be asked comes to is counted: its breaker, and what was not sent', async () => {
  const { metrics, lines, post, stopMoney } = await openTown();
  await stopMoney();
  // One more than the breaker bears, each different, so that none joins another.
  for (let times = 0; times < 6; times += 1)
    await (await post({ query: `{ a${String(times)}: grants { from } }` })).text();
  await lines.first(6);
  expect(
    samplesOf(
      await metrics.text(),
      'council_graph_subgraph_attempts_total',
      'council_graph_subgraph_breaker_state',
      'council_graph_subgraph_refusals_total',
    ),
  ).toEqual([
    'council_graph_subgraph_attempts_total{subgraph="money",outcome="SUBGRAPH_UNAVAILABLE"} 5',
    'council_graph_subgraph_refusals_total{subgraph="money",reason="open"} 1',
    'council_graph_subgraph_breaker_state{subgraph="money",state="closed"} 0',
    'council_graph_subgraph_breaker_state{subgraph="money",state="half-open"} 0',
    'council_graph_subgraph_breaker_state{subgraph="money",state="open"} 1',
  ]);
});

test('operations beyond a limit are counted by its code', async () => {
  const { metrics, lines, post } = await openTown();
  const aliases = Array.from({ length: 60 }, (_, index) => `a${String(index)}: __typename`).join(' ');
  await (await post({ query: `{ ${aliases} }` })).text();
  await lines.first(1);
  expect(samplesOf(await metrics.text(), 'council_graph_limit_excesses_total')).toEqual([
    'council_graph_limit_excesses_total{code="TOO_MANY_ROOT_FIELDS"} 1',
  ]);
});

test('what is no request is counted too', async () => {
  const metrics = createMetrics();
  const server = createServer();
  metrics.watchServer(server);
  server.on('clientError', (_error, socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  for (const text of ['garbage\r\n\r\n', `GET / HTTP/1.1\r\na: ${'b'.repeat(20_000)}\r\n\r\n`]) {
    const socket = connect(port, '127.0.0.1', () => socket.write(text)).on('error', () => undefined);
    await new Promise((resolve) => socket.resume().once('close', resolve));
  }
  expect(samplesOf(await metrics.text(), 'council_graph_unread_requests_total')).toEqual([
    'council_graph_unread_requests_total{reason="other"} 1',
    'council_graph_unread_requests_total{reason="headers"} 1',
  ]);
  await new Promise((resolve) => server.close(resolve));
  await metrics.close();
});

test('clients and parts of the schema beyond a bound are counted together', () => {
  const counts = createSchemaUseCounts({ clients: 2, series: 3, pending: 1 });
  const facts = (...coordinates: string[]): OperationFacts => ({
    name: undefined,
    type: 'query',
    hash: '',
    uses: coordinates.map((coordinate) => ({ coordinate, isDeprecated: false })),
  });
  const [one, two] = [facts('Query.a', 'Query.b'), facts('Query.c')];
  for (const client of ['first', 'second', 'third', 'fourth']) counts.add(one, client);
  counts.add(two, undefined);
  const read = () => counts.read().map(({ coordinate, client, requests }) => [coordinate, client, requests]);
  expect(read()).toEqual([
    ['Query.a', 'first', 1],
    ['Query.b', 'first', 1],
    ['Query.a', 'second', 1],
    ['other', 'other', 6],
  ]);
  counts.add(one, 'first');
  expect(read()[0]).toEqual(['Query.a', 'first', 2]);
});

test('metrics are served at /metrics and nowhere else', async () => {
  const metrics = createMetrics();
  metrics.addRoom({ counts: () => ({ running: 1, waiting: 2, allowed: 3 }), isShedding: () => true });
  const { url, close } = await listenForMetrics(
    metrics.text,
    { host: '127.0.0.1', port: 0 },
    () => undefined,
  );
  const response = await fetch(`${url}metrics`);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const text = await response.text();
  expect(samplesOf(text, 'council_graph_')).toEqual([
    'council_graph_requests_running 1',
    'council_graph_requests_waiting 2',
    'council_graph_requests_allowed 3',
    'council_graph_shedding 1',
  ]);
  expect(samplesOf(text, '# TYPE process_', '# TYPE nodejs_')).toEqual([
    '# TYPE process_start_time_seconds gauge',
    '# TYPE process_resident_memory_bytes gauge',
    '# TYPE nodejs_heap_size_used_bytes gauge',
    '# TYPE process_cpu_seconds_total counter',
    '# TYPE nodejs_eventloop_lag_seconds gauge',
  ]);
  expect(samplesOf(text, 'nodejs_eventloop_lag_seconds')).toEqual([
    expect.stringMatching(/^nodejs_eventloop_lag_seconds\{quantile="0.5"\} \d/),
    expect.stringMatching(/^nodejs_eventloop_lag_seconds\{quantile="0.99"\} \d/),
  ]);
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}metrics`, { method: 'POST' })).status).toBe(404);
  await close();
  await metrics.close();
});

test('a busy port is said with the settings that choose another', async () => {
  const text = (): Promise<string> => Promise.resolve('');
  const at = { host: '127.0.0.1', port: 0 };
  const first = await listenForMetrics(text, at, () => undefined);
  const port = Number(new URL(first.url).port);
  await expect(listenForMetrics(text, { ...at, port }, () => undefined)).rejects.toThrow(
    `Another process listens on port ${String(port)} of 127.0.0.1. End it, or choose another port with PORT. Here it is COUNCIL_GRAPH_METRICS_PORT and COUNCIL_GRAPH_METRICS_HOST that say where.`,
  );
  await first.close();
});
