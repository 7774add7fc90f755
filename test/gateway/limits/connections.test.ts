import { request as requestHttp } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { checkAnswerBytes } from '../../../gateway/limits/answer-bytes';
import { outOfTime } from '../../../gateway/limits/request-time';
import { closeOpened, codeOf, connectTo, serveGraph, type Connection } from './support';

afterAll(closeOpened);

const ECHO = JSON.stringify({ query: '{ echo }' });

const headOf = (length: number, extra = ''): string =>
  `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${String(length)}\r\n${extra}\r\n`;

/** The status and the body of the one answer that came over a connection. */
const answerOf = ({ received }: Connection) => {
  const [head = '', body = ''] = received().split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), answer: JSON.parse(body) as unknown, head };
};

const refusal = (status: number, code: string, message: unknown = expect.any(String)) => ({
  status,
  answer: { errors: [{ message, extensions: { code } }] },
});

test('a body that is too large is refused with its limit, and the connection goes on', async () => {
  const { post } = await serveGraph({ mostBytes: 1_000 });
  for (const length of [1_100, 6_000]) {
    expect(await post({ query: `{ echo } # ${'x'.repeat(length)}` })).toMatchObject({
      status: 413,
      answer: {
        errors: [
          {
            message:
              'The body of the request is larger than 1000 bytes. Send a shorter document, fewer variables, or several requests.',
            extensions: { code: 'REQUEST_TOO_LARGE', limit: 1_000 },
          },
        ],
      },
    });
  }
  expect((await post(ECHO)).status).toBe(200);
});

test.each([
  ['that it says', headOf(1e9), 'x'.repeat(100_000)],
  [
    'that it does not say',
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    `186a0\r\n${'x'.repeat(100_000)}\r\n`,
  ],
])(
  'a body without end, of a length %s, is refused at once and not read to its end',
  async (_name, head, part) => {
    const served = await serveGraph({ mostBytes: 1_000 });
    const connection = await connectTo(served);
    connection.socket.write(head);
    const writing = setInterval(() => connection.socket.write(part), 5);
    while (!connection.received().includes('}}]}')) await pause(5);
    expect(answerOf(connection)).toMatchObject({ status: 413 });
    await connection.closed;
    clearInterval(writing);
    expect(connection.socket.bytesWritten).toBeLessThan(30_000_000);
  },
);

test('a compressed body is not read, however small it is', async () => {
  const served = await serveGraph();
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
  expect(bomb.length).toBeLessThan(60_000);
  const before = process.memoryUsage().rss;
  const response = await fetch(`${served.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: bomb,
  });
  expect([response.status, await response.json()]).toEqual([
    415,
    refusal(
      415,
      'BAD_REQUEST',
      'The body of the request is compressed, which is not read. Send it without a content-encoding.',
    ).answer,
  ]);
  expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
});

test.each([
  ['no JSON', '{', {}, 400],
  ['no object', '"{ echo }"', {}, 400],
  ['in a charset of its own', ECHO, { 'content-type': 'application/json; charset=koi8-r' }, 415],
])('a body that is %s is refused', async (_name, body, headers, status) => {
  const { post } = await serveGraph();
  expect(await post(body, headers)).toMatchObject(refusal(status, 'BAD_REQUEST'));
});

test('headers that are too large are refused, and the connection is closed', async () => {
  const served = await serveGraph({}, { mostHeadBytes: 2_000 });
  const connection = await connectTo(served);
  connection.socket.write(headOf(ECHO.length, `X-Long: ${'x'.repeat(3_000)}\r\n`) + ECHO);
  await connection.closed;
  expect(answerOf(connection)).toMatchObject(refusal(431, 'HEADERS_TOO_LARGE'));
  expect((await served.post(ECHO)).status).toBe(200);
});

test.each([
  'nonsense\r\n\r\n',
  'GET /\u0000 HTTP/1.1\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nContent-Length: x\r\n\r\n',
])('what is no HTTP is answered as such: %j', async (text) => {
  const served = await serveGraph();
  const connection = await connectTo(served);
  connection.socket.write(text);
  await connection.closed;
  expect(answerOf(connection)).toMatchObject(refusal(400, 'BAD_REQUEST'));
  expect(connection.received().toLowerCase()).toContain(
    "\r\ncontent-security-policy: default-src 'none'; frame-ancestors 'none'\r\nx-content-type-options: nosniff\r\n",
  );
});

test('a request that comes a letter at a time is given up, head or body', async () => {
  const served = await serveGraph({}, { headTimeMs: 300, requestTimeMs: 600 });
  const drip = async (start: string, letters: string): Promise<Connection> => {
    const connection = await connectTo(served);
    connection.socket.write(start);
    let at = 0;
    const writing = setInterval(() => connection.socket.write(letters[at++ % letters.length] ?? ''), 50);
    await connection.closed;
    clearInterval(writing);
    return connection;
  };
  const slow = await Promise.all([
    drip('POST /graphql HTTP/1.1\r\nX-Slow: ', 'abc'),
    drip(headOf(1_000_000), ' '),
  ]);
  for (const connection of slow) expect(answerOf(connection)).toMatchObject(refusal(408, 'REQUEST_TOO_SLOW'));
  expect((await served.post(ECHO)).status).toBe(200);
});

test('a client that does not read its answer loses its connection; one that waits for it does not', async () => {
  const large = 'x'.repeat(30_000_000);
  const root = {
    echo: async ({ text }: { text?: string }) => {
      if (text === 'late') await pause(900);
      return text === 'large' ? large : 'said';
    },
  };
  const served = await serveGraph({ root }, { readTimeMs: 400 });
  const body = JSON.stringify({ query: '{ echo(text: "large") }' });
  const stalled = await connectTo(served);
  stalled.socket.pause();
  stalled.socket.write(headOf(body.length) + body);
  const late = served.post({ query: '{ echo(text: "late") }' });
  const openNow = (): Promise<number> =>
    new Promise((resolve) => {
      served.server.getConnections((_error, count) => {
        resolve(count);
      });
    });
  expect((await late).answer).toEqual({ data: { echo: 'said' } });
  while ((await openNow()) > 1) await pause(20);
  stalled.socket.resume();
  await stalled.closed;
  expect(stalled.received().length).toBeLessThan(large.length);
  expect((await served.post(ECHO)).answer).toEqual({ data: { echo: 'said' } });
});

test('a connection without a request is kept no longer than it may be', async () => {
  const served = await serveGraph({}, { idleTimeMs: 100 });
  const connection = await connectTo(served);
  connection.socket.write(headOf(ECHO.length) + ECHO);
  await connection.closed;
  expect(connection.received()).toContain('{"data":{"echo":"said"}}');
});

test('of a thousand connections as many are kept as may be, and none when they are gone', async () => {
  const served = await serveGraph({}, { mostConnections: 200 });
  const connections = await Promise.all(Array.from({ length: 1_000 }, () => connectTo(served)));
  while (connections.filter(({ socket }) => !socket.destroyed).length > 200) await pause(10);
  const kept = connections.filter(({ socket }) => !socket.destroyed);
  for (const { socket } of kept) socket.destroy();
  await Promise.all(kept.map(({ closed }) => closed));
  const count = (): Promise<number> =>
    new Promise((resolve) => {
      served.server.getConnections((_error, now) => {
        resolve(now);
      });
    });
  while ((await count()) > 0) await pause(10);
  expect((await served.post(ECHO)).answer).toEqual({ data: { echo: 'said' } });
});

test('requests in a row on one connection are answered in their order', async () => {
  const served = await serveGraph();
  const connection = await connectTo(served);
  const bodies = ['a', 'b', 'c'].map((text) => JSON.stringify({ query: `{ echo(text: "${text}") }` }));
  connection.socket.write(bodies.map((body) => headOf(body.length) + body).join(''));
  while (!connection.received().includes('"c"')) await pause(5);
  expect(connection.received().match(/"echo":"."/g)).toEqual(['"echo":"a"', '"echo":"b"', '"echo":"c"']);
  connection.socket.destroy();
});

test('a GET that says that its body is empty has none', async () => {
  const served = await serveGraph();
  const connection = await connectTo(served);
  connection.socket.write(
    'GET /graphql?query=%7Becho%7D HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  );
  await connection.closed;
  expect(connection.received()).toContain('{"data":{"echo":"said"}}');
});

test('a client that is gone in the middle of its body costs nothing', async () => {
  const served = await serveGraph();
  for (let client = 0; client < 20; client += 1) {
    const request = requestHttp(`${served.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 1_000 },
    });
    request.on('error', () => undefined);
    request.write('{');
    await pause(5);
    request.destroy();
  }
  expect((await served.post(ECHO)).status).toBe(200);
});

test('an answer of too many bytes, and one that takes too long, have errors of their own', () => {
  expect(() => {
    checkAnswerBytes(10, 10);
  }).not.toThrow();
  expect(() => {
    checkAnswerBytes(11, 10);
  }).toThrow(
    'The answer would be 11 bytes long; at most 10 are sent. Ask for shorter pages, fewer fields, or fewer lists within lists.',
  );
  expect(codeOf({ errors: [outOfTime(100).toJSON()] })).toBe('REQUEST_TIMEOUT');
  expect(outOfTime(100).extensions['http']).toEqual({ status: 504 });
});
