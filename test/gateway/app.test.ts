import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../gateway/app';
import { httpSource } from '../../gateway/sources/http';
import { createService } from '../../subgraphs/service';
import { ON_RECORD, openTestGateway } from '../support/gateway';
import { closeAll, listening } from '../support/listening';
import { createMoney, createPlaces } from '../support/town';

afterAll(closeAll);

const POLICY = "default-src 'none'";

const open = async (folder?: string) => {
  const money = createMoney();
  const service = await listening(createService(money));
  const source = httpSource({ name: 'money', url: `${service.url}graphql`, mostBytes: 1_000_000 });
  const { gateway } = await openTestGateway([createPlaces(), money], { others: [source] });
  const { url } = await listening(createApp(gateway, { folder, policy: POLICY }));
  return { url, service };
};

const post = async (url: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const [type] = (response.headers.get('content-type') ?? '').split(';');
  return { status: response.status, type, answer: await response.json() };
};

test('a query is answered as the client prefers', async () => {
  const { url } = await open();
  const answer = { data: { place: { budget: 'ealing: 1.00' } }, extensions: ON_RECORD };
  const body = { query: 'query ($id: ID!) { place(id: $id) { budget } }', variables: { id: 'ealing' } };
  expect(await post(url, body)).toEqual({ status: 200, type: 'application/json', answer });
  const accept = 'application/graphql-response+json';
  expect(await post(url, body, { accept })).toEqual({ status: 200, type: accept, answer });
});

test.each([
  ['does not parse', { query: '{ place(' }, 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'names its document by a hash',
    { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
    200,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
  ['asks for what there is not', { query: '{ town }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['leaves out a variable', { query: 'query ($id: ID!) { place(id: $id) { id } }' }, 400, 'BAD_USER_INPUT'],
  [
    'has a variable of another type',
    { query: 'query ($id: ID!) { place(id: $id) { id } }', variables: { id: [] } },
    400,
    'BAD_USER_INPUT',
  ],
  [
    'has a wrong date',
    { query: 'query ($d: Date) { echo(day: $d) }', variables: { d: '2021-02-30' } },
    400,
    'BAD_DATE',
  ],
  [
    'names no operation that it has',
    { query: 'query A { echo }', operationName: 'B' },
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['has no query', { variables: {} }, 400, 'BAD_REQUEST'],
  ['is no JSON', '{', 400, 'BAD_REQUEST'],
  ['is too large', { query: `{ echo } # ${'x'.repeat(1_100_000)}` }, 413, 'REQUEST_TOO_LARGE'],
])('a request that %s is refused with its status and code', async (_name, body, status, code) => {
  const { url } = await open();
  expect(await post(url, body)).toMatchObject({ status, answer: { errors: [{ extensions: { code } }] } });
});

test('a request that another page could send without asking is refused', async () => {
  const { url } = await open();
  const response = await fetch(`${url}graphql?query=${encodeURIComponent('{ echo }')}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  const asked = await fetch(`${url}graphql?query=${encodeURIComponent('{ echo }')}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });
  expect(await asked.json()).toEqual({ data: { echo: 'said' }, extensions: ON_RECORD });
});

test('the graph answers the same however its address is written', async () => {
  const { url } = await open();
  const answers = await Promise.all(
    ['graphql', 'graphql/', 'GraphQL', 'graphql?x=1', 'graphql/?x=1'].map(async (path) => {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ echo }"}',
      });
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      return { status: response.status, headers, answer: await response.json() };
    }),
  );
  expect(answers[0]).toMatchObject({ status: 200, answer: { data: { echo: 'said' } } });
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect((await fetch(`${url}graphqls`)).status).toBe(404);
});

test('it is live at once, and ready while every subgraph answers', async () => {
  const { url, service } = await open();
  const health = async (path: string) => {
    const response = await fetch(`${url}health/${path}`);
    return { status: response.status, body: await response.json() };
  };
  expect(await health('ready')).toEqual({
    status: 200,
    body: { status: 'ready', subgraphs: { places: 'ready', money: 'ready' } },
  });
  await service.close();
  expect(await health('ready')).toEqual({
    status: 503,
    body: { status: 'not ready', subgraphs: { places: 'ready', money: 'SUBGRAPH_UNAVAILABLE' } },
  });
  expect(await health('live')).toEqual({ status: 200, body: { status: 'live' } });
});

test('the page is served with its policy, or says why it is not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const get = async (url: string) => {
    const response = await fetch(url);
    const text = await response.text();
    return { status: response.status, policy: response.headers.get('content-security-policy'), text };
  };
  const { url } = await open(folder);
  expect(await get(url)).toEqual({
    status: 503,
    policy: POLICY,
    text: expect.stringContaining('npm run build:explorer'),
  });
  writeFileSync(join(folder, 'index.html'), 'the page');
  expect(await get(url)).toEqual({ status: 200, policy: POLICY, text: 'the page' });
  expect((await get(`${url}elsewhere`)).status).toBe(404);
  rmSync(folder, { recursive: true });

  const off = await open();
  expect(await get(off.url)).toEqual({
    status: 200,
    policy: POLICY,
    text: expect.stringContaining('GraphiQL is switched off'),
  });
});
