import type { RequestListener } from 'node:http';
import { GraphQLError } from 'graphql';
import { createApp } from '../../../gateway/app';
import { createGateway, type Gateway } from '../../../gateway/create-gateway';
import { httpSource } from '../../../gateway/sources/http';
import { inProcessSource } from '../../../gateway/sources/in-process';
import { composeSupergraph } from '../../../gateway/supergraph/compose';
import { traceAttempts } from '../../../gateway/tracing/trace-attempts';
import { traceRequests } from '../../../gateway/tracing/trace-requests';
import { typeDefsOf } from '../../../subgraphs';
import { listen, type Listening } from '../../../subgraphs/common/process/listen';
import { silentLog } from '../../../subgraphs/common/process/log';
import { scalars } from '../../../subgraphs/common/scalars';
import { createTracer } from '../../../subgraphs/common/tracing/create-tracer';
import { createService } from '../../../subgraphs/service';
import { openWorld, type World } from '../../support/world';
import { createMemory } from './memory';
import { treesOf, type ReceivedSpan } from './span-tree';

const SUPERGRAPH = composeSupergraph(
  ['agreements', 'finance'].map((name) => ({
    name,
    url: `http://${name}.test/graphql`,
    typeDefs: typeDefsOf(name),
  })),
);

const QUERY =
  'query Trace($id: ID!) { council(id: $id) { name contributionsMade(first: 77) { nodes { id } } } }';

const local = { host: '127.0.0.1', port: 0 };

let world: World;
let finance: Listening;
let gateway: Gateway;
/** What answers for finance: made anew by each test, at one address. */
let answerFinance: RequestListener;

beforeAll(async () => {
  world = await openWorld({}, ['agreements', 'finance']);
  finance = await listen((request, response) => {
    answerFinance(request, response);
  }, local);
  const url = `${finance.url}graphql`;
  gateway = await createGateway({
    supergraphSdl: SUPERGRAPH,
    scalars: Object.values(scalars),
    sources: [
      inProcessSource(world.subgraph('agreements')),
      traceAttempts(url)(httpSource({ name: 'finance', url, mostBytes: 1_000_000 })),
    ],
  });
});
afterAll(async () => {
  await gateway.close();
  await finance.close();
  await world.close();
});

interface Given {
  readonly percent?: number;
  readonly follows?: boolean;
  readonly documents?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What a gateway over two traced subgraphs, one of them over HTTP, answers to one request, and the spans that came of it. */
const ask = async ({
  percent = 100,
  follows = false,
  documents = false,
  headers = {},
  body = { query: QUERY, variables: { id: 'ealing' } },
}: Given = {}) => {
  const { spans, exporter } = createMemory();
  const common = { url: 'http://127.0.0.1:1/', exporter, log: silentLog, random: () => 0.5 };
  const outer = await createTracer({
    ...common,
    service: 'council-graph-gateway',
    percent,
    followsParents: follows,
  });
  const inner = await createTracer({
    ...common,
    service: 'council-graph-finance',
    percent: 100,
    followsParents: true,
  });
  answerFinance = createService(world.subgraph('finance'), undefined, inner);
  const traces = traceRequests(outer, documents);
  const app = await listen(createApp(gateway, { folder: undefined, policy: '' }, { traces }), local);
  const response = await fetch(`${app.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { readonly errors?: unknown };
  await app.close(1_000);
  await Promise.all([outer.close(1_000), inner.close(1_000)]);
  return { answer, spans };
};

const ANSWER = { data: { council: { name: 'Ealing', contributionsMade: { nodes: [] } } } };

const TREE = [
  'gateway: POST /graphql',
  '  gateway: query',
  '    gateway: fetch agreements',
  '      gateway: answer agreements',
  '        gateway: SELECT councils',
  '        gateway: SELECT load_state',
  '    gateway: fetch finance',
  '      gateway: POST',
  '        finance: POST /graphql',
  '          finance: answer finance',
  '            finance: SELECT contributions',
  '            finance: SELECT load_state',
  '    gateway: plan',
];

const attributesOf = (spans: readonly ReceivedSpan[], name: string) =>
  spans.find((span) => span.name === name)?.attributes;

test('one request is one trace, from the gateway through both subgraphs to their statements', async () => {
  const { answer, spans } = await ask();
  expect(answer).toMatchObject(ANSWER);
  expect(treesOf(spans)).toEqual(TREE);
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  expect(spans.filter(({ isFailed }) => isFailed)).toEqual([]);
});

test('spans say what they are of, by the names of OpenTelemetry, and hold no values', async () => {
  const { spans } = await ask();
  const [inbound] = spans.filter(({ service, kind }) => service === 'council-graph-gateway' && kind === 2);
  const served = {
    'http.request.method': 'POST',
    'http.response.status_code': 200,
    'http.route': '/graphql',
    'network.protocol.version': '1.1',
    'url.path': '/graphql',
    'url.scheme': 'http',
  };
  expect(inbound?.attributes).toEqual(served);
  expect(attributesOf(spans, 'query')).toEqual({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Trace',
  });
  expect(attributesOf(spans, 'fetch finance')).toEqual({
    'council_graph.subgraph': 'finance',
    'council_graph.entities': 1,
    'graphql.operation.name': 'Trace__finance__1',
  });
  expect(attributesOf(spans, 'answer finance')).toEqual({
    'council_graph.subgraph': 'finance',
    'graphql.operation.name': 'Trace__finance__1',
  });
  expect(attributesOf(spans, 'POST')).toEqual({
    'http.request.method': 'POST',
    'server.address': '127.0.0.1',
    'server.port': expect.any(Number),
    'url.full': expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/),
  });
  expect(attributesOf(spans, 'SELECT councils')).toEqual({
    'db.system.name': 'sqlite',
    'db.query.summary': 'SELECT councils',
    'db.query.text': expect.stringMatching(/^SELECT .* FROM councils .*\?/),
    'db.response.returned_rows': 1,
  });
  const all = JSON.stringify(spans.map(({ attributes }) => attributes));
  expect(all).not.toMatch(/ealing|77/i);
});

test('the document is kept where that is asked for, without its literals', async () => {
  const query =
    'query Trace { council(id: "ealing") { contributionsMade(first: 77, filter: { standing: [AGREED] }) { nodes { id } } } }';
  const { spans } = await ask({ documents: true, body: { query } });
  const shown = attributesOf(spans, 'query')?.['graphql.document'];
  expect(String(shown).replaceAll(/\s+/g, ' ')).toBe(
    'query Trace { council(id: _) { contributionsMade(first: _, filter: {standing: [_]}) { nodes { id } } } }',
  );
  expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toMatch(/ealing|77|AGREED/);
});

const PARENT = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };
const parentOf = (flags: string) => ({ traceparent: `00-${PARENT.trace}-${PARENT.span}-${flags}` });

test.each([
  ['recorded by its client', 100, false, '01', true],
  ['not recorded by its client', 100, false, '00', true],
  ['recorded by its client, of few that are', 10, false, '01', false],
  ['that is recorded as its client says, of few that are', 10, true, '01', true],
  ['that is not recorded as its client says', 100, true, '00', false],
])('a request %s goes on the trace of its client', async (_what, percent, follows, flags, isRecorded) => {
  const { answer, spans } = await ask({ percent, follows, headers: parentOf(flags) });
  expect(answer).toMatchObject(ANSWER);
  expect(spans.map(({ traceId }) => traceId)).toEqual(spans.map(() => PARENT.trace));
  expect(treesOf(spans)).toEqual(isRecorded ? TREE : []);
  expect(spans.filter(({ parent }) => parent === PARENT.span)).toHaveLength(isRecorded ? 1 : 0);
});

test.each([
  'nonsense',
  '00-0-0-01',
  `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  `ff-${PARENT.trace}-${PARENT.span}-01`,
])('the traceparent %s is passed over', async (traceparent) => {
  const { spans } = await ask({ headers: { traceparent } });
  expect(treesOf(spans)).toEqual(TREE);
  expect(spans.some(({ traceId }) => traceId === PARENT.trace)).toBe(false);
});

test('a request that is not chosen is recorded nowhere, the subgraph over HTTP included', async () => {
  const { answer, spans } = await ask({ percent: 0 });
  expect(answer).toMatchObject(ANSWER);
  expect(spans).toEqual([]);
});

test('what goes wrong is told by its code, on the way from the statement to the operation', async () => {
  const failing = jest.spyOn(world.subgraph('finance'), 'execute').mockResolvedValueOnce({
    errors: [new GraphQLError('The secret ealing.', { extensions: { code: 'SUBGRAPH_BUSY' } })],
  });
  const { answer, spans } = await ask();
  failing.mockRestore();
  expect(answer).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_BUSY' } }] });
  const failed = spans.filter(({ isFailed }) => isFailed);
  expect(failed.map(({ name, attributes }) => [name, attributes['error.type']])).toEqual([
    ['POST', 'SUBGRAPH_BUSY'],
    ['fetch finance', 'SUBGRAPH_BUSY'],
    ['query', 'SUBGRAPH_BUSY'],
  ]);
  expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toContain('secret');
});

test('a request that is refused before it is run has its span alone', async () => {
  const { spans } = await ask({ body: { query: '{ nothing }' } });
  expect(treesOf(spans)).toEqual(['gateway: POST /graphql']);
  expect(spans[0]?.attributes['http.response.status_code']).toBe(400);
});
