import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../gateway/app';
import { createGateway, type Gateway } from '../../../gateway/create-gateway';
import { httpSource } from '../../../gateway/sources/http';
import { inProcessSource } from '../../../gateway/sources/in-process';
import { readSupergraph } from '../../../gateway/supergraph/read';
import { subgraphs } from '../../../subgraphs';
import { projectRoot } from '../../../subgraphs/common/project-root';
import { scalars } from '../../../subgraphs/common/scalars';
import { silentLog } from '../../../subgraphs/common/process/log';
import { createService } from '../../../subgraphs/service';
import { openTestGateway } from '../../support/gateway';
import { closeAll, listening } from '../../support/listening';

import { createMoney, createPlaces } from '../../support/town';
import { openWorld } from '../../support/world';
import { nowhere } from './support';

afterAll(closeAll);

/** Paths, addresses, ports, statements, stacks, and the names of what failed inside. */
const INTERNALS = [
  /\/(?:home|opt|root|srv|tmp|usr|var|work)\//,
  /node_modules|\.[cm]?[jt]s\b|\.sqlite/,
  /\d+\.\d+\.\d+\.\d+|localhost|\[::1\]|:\d{4,5}\b/,
  /\b(?:SELECT|INSERT|FROM|WHERE|PRAGMA)\b/,
  /\bE(?:CONN|NOENT|ACCES|PIPE|AI_)\w*|\bSQLITE_\w+|\bHPE_\w+|\bERR_\w+/,
  /\n\s+at |TypeError|RangeError|SyntaxError/,
];

const leaksOf = (text: string): readonly string[] =>
  INTERNALS.flatMap((pattern) => pattern.exec(text)?.slice(0, 1) ?? []);

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** All of an answer, its headers with it. */
const textOf = (url: string, { method = 'GET', path = 'graphql', headers = {}, body = '' }: Sent) =>
  new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    // The path as it is: an address would be put right first.
    const request = requestHttp({ hostname, port, path: `/${path}`, method, headers }, (response) => {
      let text = JSON.stringify(response.rawHeaders);
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });

const serve = async (gateway: Gateway): Promise<string> => {
  const page = { folder: __dirname, policy: "default-src 'none'" };
  return (await listening(createApp(gateway, page))).url;
};

const query = (text: string, headers: Readonly<Record<string, string>> = {}): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ query: text }),
});

test('the test sees what should not be there', () => {
  const { stack = '' } = new TypeError('connect ECONNREFUSED 127.0.0.1:4001');
  expect(leaksOf(`${stack} SELECT 1`).length).toBeGreaterThan(4);
  expect(leaksOf('Something failed inside the gateway.')).toEqual([]);
});

const STACK = 'TypeError: x is not a function\n    at run (/srv/app/money.js:10:3)';

/** What is wrong with a subgraph over HTTP, as what its server answers with. */
const FAULTS = {
  'a page with a stack': { status: 500, type: 'text/html', body: `<pre>${STACK}</pre>` },
  'no JSON': { status: 200, type: 'application/json', body: `{"data": ${STACK}` },
  'no GraphQL': { status: 200, type: 'application/json', body: JSON.stringify({ error: STACK }) },
  'an error with a stack beside it': {
    status: 200,
    type: 'application/json',
    body: JSON.stringify({
      data: null,
      errors: [
        {
          message: 'It broke.',
          extensions: {
            code: 'INTERNAL_SERVER_ERROR',
            stacktrace: [STACK],
            exception: { stacktrace: [STACK] },
          },
        },
      ],
    }),
  },
  'a redirection': { status: 302, type: 'text/plain', body: '', location: 'http://127.0.0.1:4999/inner' },
} as const;

test.each(Object.entries(FAULTS))('a subgraph that answers with %s', async (_, fault) => {
  const rogue = await listening((_request, response) => {
    const headers = { 'content-type': fault.type, ...('location' in fault && { location: fault.location }) };
    response.writeHead(fault.status, headers).end(fault.body);
  });
  const source = httpSource({ name: 'money', url: `${rogue.url}graphql`, mostBytes: 1_000_000 });
  const { gateway } = await openTestGateway([createPlaces(), createMoney()], { others: [source] });
  const url = await serve(gateway);
  const { status, text } = await textOf(url, query('{ places { id budget } largest { from } }'));
  expect([status, leaksOf(text)]).toEqual([200, []]);
  expect(text).toContain('"subgraph":"money"');
  expect(leaksOf((await textOf(url, { path: 'health/ready' })).text)).toEqual([]);
  await gateway.close();
});

test('a subgraph that is not there, or whose own code fails', async () => {
  const broken = createMoney(() => {
    throw new Error(`SELECT * FROM budgets failed at ${__filename}`);
  });
  const away = httpSource({ name: 'money', url: await nowhere(), mostBytes: 1_000 });
  const over = httpSource({
    name: 'money',
    url: `${(await listening(createService({ ...broken, execute: () => Promise.reject(new Error(STACK)) }))).url}graphql`,
    mostBytes: 1_000_000,
  });
  const inside = inProcessSource({
    ...broken,
    begin: () => ({ execute: () => Promise.reject(new Error(STACK)), end: () => Promise.resolve() }),
  });
  for (const source of [away, over, inside]) {
    const { gateway } = await openTestGateway([createPlaces(), createMoney()], { others: [source] });
    const url = await serve(gateway);
    const { status, text } = await textOf(url, query('{ places { id budget } }'));
    expect([status, leaksOf(text), text.includes('"subgraph":"money"')]).toEqual([200, [], true]);
    expect(leaksOf((await textOf(url, { path: 'health/ready' })).text)).toEqual([]);
    await gateway.close();
  }
});

test('a database that is spoilt while it is used', async () => {
  // Where its cause goes.
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const world = await openWorld({}, ['agreements']);
  const gateway = await createGateway({
    supergraphSdl: readSupergraph(join(projectRoot(), 'schema', 'supergraph.graphql')),
    sources: subgraphs.map(({ name }) =>
      inProcessSource(name === 'agreements' ? world.subgraph(name) : { ...createPlaces(), name }),
    ),
    scalars: Object.values(scalars),
  });
  const url = await serve(gateway);
  const files = readdirSync(world.folder).filter((name) => name.startsWith('agreements.sqlite'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) writeFileSync(join(world.folder, file), 'no database '.repeat(10_000));
  const { status, text } = await textOf(url, query('{ council(id: "ealing") { name } }'));
  expect([status, leaksOf(text), text.includes('"subgraph":"agreements"')]).toEqual([200, [], true]);
  expect(log.mock.calls.join()).toContain('SQLITE_NOTADB');
  log.mockRestore();
  await gateway.close();
  await world.close();
});

const DEEP = `{${'a{'.repeat(9_000)}`;

/** Requests that are wrong each in a way of its own. */
const WRONG: readonly Sent[] = [
  query('{'),
  query(DEEP),
  query('{ nothing }'),
  query('mutation { nothing }'),
  query('{ echo(day: "tomorrow") }'),
  { ...query(''), body: '{"query":' },
  { ...query(''), body: '\u0000' },
  { ...query(''), body: '[{"query":"{ places { id } }"}]' },
  { ...query(''), body: '['.repeat(100_000) },
  { ...query(''), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
  { ...query(''), headers: { 'content-type': 'application/json; charset=utf-7' } },
  { ...query(''), body: JSON.stringify({ documentId: '../../package.json' }) },
  {
    ...query(''),
    body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: '../x' } } }),
  },
  { path: 'graphql?query=%' },
  { path: 'graphql?query={places{id}}&variables={' },
  { path: '%' },
  { path: '%ff%00' },
  { path: 'a%00b' },
  { path: '..%2f..%2fpackage.json' },
  { path: '../../../../etc/passwd' },
  { path: 'graphql%' },
  { path: 'health/%' },
  { path: 'health/nowhere' },
  { path: '', method: 'POST' },
  { path: '', method: 'TRACE' },
  { path: 'support.ts/' },
];

test('a request that is wrong', async () => {
  const { gateway } = await openTestGateway([createPlaces(), createMoney()]);
  const url = await serve(gateway);
  for (const sent of WRONG) {
    const { status, text } = await textOf(url, sent);
    const isRefused = status >= 400 || text.includes('"errors"');
    expect([sent, isRefused, leaksOf(text)]).toEqual([sent, true, []]);
  }
  await gateway.close();
});

test('a file of the page that can not be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  symlinkSync('loop', join(folder, 'loop'));
  const { gateway } = await openTestGateway([createPlaces(), createMoney()]);
  const failures: unknown[] = [];
  const log = { ...silentLog, failure: (cause: unknown) => failures.push(cause) };
  const { url } = await listening(createApp(gateway, { folder, policy: "default-src 'none'" }, { log }));
  const { status, text } = await textOf(url, { path: 'loop' });
  expect([status, leaksOf(text), failures.length]).toEqual([500, [], 1]);
  await gateway.close();
  rmSync(folder, { recursive: true });
});

test('what is no HTTP', async () => {
  const { gateway } = await openTestGateway([createPlaces(), createMoney()]);
  const { hostname, port } = new URL(await serve(gateway));
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.end('GET / HTTP/9.9\r\n\r\n');
  await closed;
  expect([text.startsWith('HTTP/1.1 400'), leaksOf(text.replace('HTTP/1.1', ''))]).toEqual([true, []]);
  await gateway.close();
});
