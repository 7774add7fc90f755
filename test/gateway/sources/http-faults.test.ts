import type { RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { httpSource } from '../../../gateway/sources/http';
import type { Source } from '../../../gateway/sources/source';
import { listen } from '../../../subgraphs/common/process/listen';
import { closeAll, listening } from '../../support/listening';
import { AWAY, CHANGE, failureOf, json, LATE, READ, scopeOf, WELL, WRONG } from './support';

const opened: Source[] = [];
const raw: Server[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.close()));
  await closeAll();
  await Promise.all(raw.splice(0).map((server) => new Promise((done) => server.close(done))));
});

const sourceAt = (url: string, connections?: number): Source => {
  const source = httpSource({ name: 'money', url: `${url}graphql?a=b`, mostBytes: 1_000, connections });
  opened.push(source);
  return source;
};

const sourceTo = async (handler: RequestListener, connections?: number): Promise<Source> =>
  sourceAt((await listening(handler)).url, connections);

/** A source whose server speaks bytes, not HTTP. */
const sourceToBytes = async (speak: (socket: Socket) => void): Promise<Source> => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      speak(socket);
    });
  }).listen(0, '127.0.0.1');
  raw.push(server);
  await new Promise((done) => server.once('listening', done));
  return sourceAt(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
};

test('an operation is posted as it is, and its answer handed on', async () => {
  const bodies: unknown[] = [];
  const source = await sourceTo((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push([request.method, request.url, request.headers['content-type'], JSON.parse(body)]);
      json('{"data":{"town":"Łódź"},"extensions":{"loadId":"one","statements":2}}')(request, response);
    });
  });
  const request = {
    query: 'query Q($id: ID!) { town(id: $id) }',
    operationName: 'Q',
    variables: { id: 'ü' },
  };
  expect(await source.execute(request, scopeOf())).toEqual({
    data: { town: 'Łódź' },
    extensions: { loadId: 'one', statements: 2 },
  });
  expect(bodies).toEqual([['POST', '/graphql?a=b', 'application/json', request]]);
});

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

test.each([
  ['says less than it announced', `${HEAD}content-length: 50\r\n\r\n{"data"`],
  ['closes in the middle of a part', `${HEAD}transfer-encoding: chunked\r\n\r\n20\r\n{"data"`],
  [
    'closes between two parts',
    `${HEAD}connection: close\r\ntransfer-encoding: chunked\r\n\r\n6\r\n{"data\r\n`,
  ],
  ['closes within the headers', HEAD],
  ['says nothing at all', ''],
])('a subgraph that %s is unavailable', async (_name, bytes) => {
  const source = await sourceToBytes((socket) => socket.end(bytes));
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(AWAY);
});

test.each([
  ['garbage', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['headers without end', `${HEAD}x: ${'a'.repeat(100_000)}`],
  ['a length that is too large', `${HEAD}content-length: 1001\r\n\r\n`],
  [
    'parts that are too large',
    `${HEAD}transfer-encoding: chunked\r\n\r\n3ea\r\n${'1'.repeat(1_002)}\r\n0\r\n\r\n`,
  ],
  ['an endless text', `${HEAD}connection: close\r\n\r\n${'1'.repeat(50_000)}`],
])('%s is a bad response', async (_name, bytes) => {
  const source = await sourceToBytes((socket) => socket.write(bytes));
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(WRONG);
});

test.each([
  ['500', 500, WRONG],
  ['404', 404, WRONG],
  ['a redirect', 302, WRONG],
  ['401, which is about the gateway', 401, WRONG],
  ['502', 502, AWAY],
  ['503', 503, AWAY],
  ['504', 504, AWAY],
])('the status %s', async (_name, status, failure) => {
  const refuse: RequestListener = (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/graphql-response+json', location: '/' });
    response.end(status === 401 ? '{"errors":[{"message":"secret"}]}' : 'no');
  };
  expect(await failureOf((await sourceTo(refuse)).execute(READ, scopeOf()))).toEqual(failure);
});

test('a subgraph that there is not is unavailable', async () => {
  const { url, close } = await listen(WELL, { host: '127.0.0.1', port: 0 });
  await close();
  expect(await failureOf(sourceAt(url).execute(READ, scopeOf()))).toEqual(AWAY);
});

test.each([
  ['before its answer', () => undefined],
  [
    'after the headers',
    (_request, response) => {
      response.writeHead(200).flushHeaders();
    },
  ],
  ['in the middle of the text', (_request, response) => response.writeHead(200).write('{"data"')],
] satisfies [string, RequestListener][])(
  'a subgraph that stalls %s is given up in time, and its connection with it',
  async (_name, stall) => {
    let gone: Promise<unknown> | undefined;
    const source = await sourceTo((request, response) => {
      gone = new Promise((done) => request.socket.once('close', done));
      stall(request, response);
    });
    expect(await failureOf(source.execute(READ, scopeOf(50)))).toEqual(LATE);
    await gone;
  },
);

test('what nobody waits for any more is not sent', async () => {
  let asked = 0;
  const source = await sourceTo((request, response) => {
    asked += 1;
    WELL(request, response);
  });
  expect(await failureOf(source.execute(READ, { ...scopeOf(), signal: AbortSignal.abort() }))).toEqual(LATE);
  await source.execute(READ, scopeOf());
  expect(asked).toBe(1);
});

test('a request that waits for a connection can be given up, and leaves it to others', async () => {
  let first: (() => void) | undefined;
  const asked: unknown[] = [];
  const source = await sourceTo((request, response) => {
    asked.push(request.headers['content-length']);
    if (first !== undefined) WELL(request, response);
    first ??= () => {
      WELL(request, response);
    };
  }, 1);
  const slow = source.execute(READ, scopeOf());
  expect(await failureOf(source.execute({ query: '{ town street }' }, scopeOf(100)))).toEqual(LATE);
  const next = source.execute(READ, scopeOf());
  first?.();
  expect(await Promise.all([slow, next])).toEqual([
    { data: { town: 'Ealing' } },
    { data: { town: 'Ealing' } },
  ]);
  expect(new Set(asked).size).toBe(1);
});

test('a subgraph that restarts on its port is asked again', async () => {
  const { url, close } = await listen(WELL, { host: '127.0.0.1', port: 0 });
  const source = sourceAt(url);
  const answer = { data: { town: 'Ealing' } };
  expect(await source.execute(READ, scopeOf())).toEqual(answer);
  await close();
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(AWAY);
  const again = await listen(WELL, { host: '127.0.0.1', port: Number(new URL(url).port) });
  expect(await source.execute(READ, scopeOf())).toEqual(answer);
  await again.close();
});

test('a change is not sent again over a kept connection that closes, a read is', async () => {
  let hangUp = false;
  let asked = 0;
  const source = await sourceTo((request, response) => {
    asked += 1;
    if (hangUp) {
      hangUp = false;
      request.socket.resetAndDestroy();
    } else WELL(request, response);
  }, 1);
  await source.execute(READ, scopeOf());
  hangUp = true;
  expect(await failureOf(source.execute(CHANGE, scopeOf()))).toEqual(AWAY);
  expect(asked).toBe(2);
  await source.execute(READ, scopeOf());
  hangUp = true;
  await source.execute(READ, scopeOf());
  expect(asked).toBe(5);
});

test('a thousand operations at once share the connections', async () => {
  const sockets = new Set<unknown>();
  const source = await sourceTo((request, response) => {
    sockets.add(request.socket);
    WELL(request, response);
  }, 8);
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, () => source.execute(READ, scopeOf(20_000))),
  );
  expect(new Set(answers.map(({ data }) => data?.['town']))).toEqual(new Set(['Ealing']));
  expect(sockets.size).toBe(8);
});

test('the load id is the one that the subgraph reports, and its absence is no guess', async () => {
  const reporting = await sourceTo(json('{"data":{"__typename":"Query"},"extensions":{"loadId":"one"}}'));
  expect(await reporting.loadId(AbortSignal.timeout(20_000))).toBe('one');
  const silent = await sourceTo(json('{"data":{"__typename":"Query"}}'));
  expect(await failureOf(silent.loadId(AbortSignal.timeout(20_000)))).toEqual(WRONG);
  const late = await sourceTo(() => undefined);
  expect(await failureOf(late.loadId(AbortSignal.timeout(50)))).toEqual(LATE);
});

test('a source that is closed fails, as one does whose subgraph is gone', async () => {
  const source = await sourceTo(() => undefined);
  const underWay = failureOf(source.execute(READ, scopeOf()));
  await source.close();
  expect(await underWay).toEqual(AWAY);
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(AWAY);
});
