import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { httpSource } from '../../../gateway/sources/http';
import type { Source } from '../../../gateway/sources/source';
import { createSeenCounts } from '../../../subgraphs/common/signing/seen-counts';
import { createSigner, type Signer } from '../../../subgraphs/common/signing/sign';
import { createVerifier, SKEW_MS } from '../../../subgraphs/common/signing/verify';
import { createService } from '../../../subgraphs/service';
import { closeAll, listening } from '../../support/listening';
import { createMoney } from '../../support/town';
import { failureOf, scopeOf, WRONG } from './support';

const KEY = 'the key of the tests, thirty-two or more'.replaceAll(' ', '-');
const OTHER = `another-${KEY}`;

const opened: Source[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.close()));
  await closeAll();
});

/** A service that takes signed requests only, with a clock that a test moves and what was executed. */
const openSigned = async (keys = [KEY]) => {
  let time = 1_000_000;
  const now = () => time;
  const money = createMoney();
  const verifier = createVerifier({ keys, audience: 'money', now });
  const { url } = await listening(createService(money, verifier));
  return { url, asked: money.asked, now, pass: (ms: number) => (time += ms) };
};

const BODY = '{"query":"{ largest { from } }"}';
const ANSWER = { data: { largest: null } };
const JSON_TYPE = { 'content-type': 'application/json' };

const post = async (
  url: string,
  headers: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer> = BODY,
  path = 'graphql',
) => {
  const response = await fetch(url + path, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });
  return { status: response.status, answer: await response.json() };
};

const refused = (message: string) => ({
  status: 401,
  answer: { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] },
});

/** The header of a request as it should be, but for what a test makes of it. */
const headerOf = (sign: Signer, body: string | Uint8Array = BODY, method = 'POST', path = '/graphql') =>
  Object.fromEntries([sign(method, path, Buffer.from(body))]);

test('a gateway that has a key is answered, checks and all; one that has none is not', async () => {
  const { url } = await listening(
    createService(createMoney(), createVerifier({ keys: [OTHER, KEY], audience: 'money' })),
  );
  const open = (name: string, key?: string): Source => {
    const source = httpSource({ name, url: `${url}graphql`, mostBytes: 1_000, key });
    opened.push(source);
    return source;
  };
  const request = { query: '{ largest { from } }' };
  for (const key of [KEY, OTHER]) {
    const source = open('money', key);
    expect(await source.execute(request, scopeOf())).toEqual(ANSWER);
    await source.ready(AbortSignal.timeout(20_000));
  }
  for (const source of [open('money'), open('money', `wrong-${KEY}`), open('places', KEY)]) {
    expect(await failureOf(source.execute(request, scopeOf()))).toEqual({
      ...WRONG,
      message: WRONG.message.replace('money', source.name),
    });
  }
});

test('a signature is for one request: forged, changed, sent again or late, it is refused', async () => {
  const { url, asked, now, pass } = await openSigned();
  const sign = createSigner({ key: KEY, audience: 'money', now });
  const good = headerOf(sign);
  expect(await post(url, good)).toEqual({ status: 200, answer: ANSWER });
  expect(asked).toHaveLength(1);

  expect(await post(url, good)).toEqual(refused('The request was sent before.'));
  expect(await post(url, {})).toEqual(refused('The request is not signed.'));
  const forged = headerOf(createSigner({ key: OTHER, audience: 'money', now }));
  const elsewhere = headerOf(createSigner({ key: KEY, audience: 'places', now }));
  for (const header of [
    forged,
    elsewhere,
    headerOf(sign, BODY, 'GET'),
    headerOf(sign, BODY, 'POST', '/other'),
  ]) {
    expect(await post(url, header)).toEqual(refused('The signature is not right.'));
  }
  expect(await post(url, headerOf(sign), '{"query":"{ grants { from } }"}')).toEqual(
    refused('The signature is not right.'),
  );
  expect(await post(url, headerOf(sign), BODY, 'graphql?a=b')).toEqual(
    refused('The signature is not right.'),
  );
  // Of two requests of one signer, the later may come first.
  const [early, late] = [headerOf(sign), headerOf(sign)];
  expect((await post(url, late)).status).toBe(200);
  expect((await post(url, early)).status).toBe(200);
  expect(await post(url, early)).toEqual(refused('The request was sent before.'));

  const kept = headerOf(sign);
  pass(SKEW_MS + 1);
  expect(await post(url, kept)).toEqual(refused('The signature is not of now. Compare the clocks.'));
  const ahead = createSigner({ key: KEY, audience: 'money', now: () => now() + SKEW_MS + 1 });
  expect(await post(url, headerOf(ahead))).toEqual(
    refused('The signature is not of now. Compare the clocks.'),
  );
  expect(asked).toHaveLength(3);
});

test('each part of a signature counts', async () => {
  const { url, asked, now } = await openSigned();
  const [name, value] = createSigner({ key: KEY, audience: 'money', now })(
    'POST',
    '/graphql',
    Buffer.from(BODY),
  );
  const parts = value.split(' ');
  const [version = '', at = '', signer = '', count = '', code = ''] = parts;
  const other = (letter = '') => (letter === 'A' ? 'B' : 'A');
  const changed = [
    ['v2', at, signer, count, code],
    [version, String(Number(at) + 1), signer, count, code],
    [version, at, other(signer[0]) + signer.slice(1), count, code],
    [version, at, signer, '2', code],
    [version, at, signer, count, other(code[0]) + code.slice(1)],
    [version, at, signer, count, code.slice(1)],
    [version, at, signer, count, 'A'.repeat(43)],
    [version, at, signer, count],
    ['A'.repeat(5_000)],
  ];
  for (const each of changed) expect((await post(url, { [name]: each.join(' ') })).status).toBe(401);
  expect(asked).toEqual([]);
  expect((await post(url, { [name]: value })).status).toBe(200);
});

test('a service that restarts takes nothing that was signed before', async () => {
  const { now, pass, ...first } = await openSigned();
  const seen = headerOf(createSigner({ key: KEY, audience: 'money', now }));
  expect((await post(first.url, seen)).status).toBe(200);
  pass(1);
  const money = createMoney();
  const again = await listening(
    createService(money, createVerifier({ keys: [KEY], audience: 'money', now })),
  );
  expect((await post(again.url, seen)).status).toBe(401);
  expect(money.asked).toEqual([]);
});

test('what is no JSON, or packed, is refused though it is signed', async () => {
  const { url, asked, now } = await openSigned();
  const sign = createSigner({ key: KEY, audience: 'money', now });
  expect((await post(url, { ...headerOf(sign), 'content-type': 'text/plain' })).status).toBe(401);
  const packed = new Uint8Array(gzipSync('{"query":"{ largest { from } }"}'));
  expect((await post(url, { ...headerOf(sign, packed), 'content-encoding': 'gzip' }, packed)).status).toBe(
    415,
  );
  expect((await post(url, headerOf(sign, '{'), '{')).status).toBe(400);
  expect((await post(url, headerOf(sign), 'x'.repeat(8_500_000))).status).toBe(413);
  expect(asked).toEqual([]);
});

test('health is open to all', async () => {
  const { url } = await openSigned();
  expect((await fetch(`${url}health/live`)).status).toBe(200);
  expect((await fetch(`${url}health/ready`)).status).toBe(200);
});

test('a thousand connections that sign nothing do not keep the gateway out', async () => {
  const { url } = await listening(
    createService(createMoney(), createVerifier({ keys: [KEY], audience: 'money' })),
  );
  const port = Number(new URL(url).port);
  const sockets: Socket[] = [];
  for (let each = 0; each < 1_000; each += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    sockets.push(socket);
    await new Promise((done) => socket.once('connect', done));
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99\r\n',
    );
  }
  const source = httpSource({ name: 'money', url: `${url}graphql`, mostBytes: 1_000, key: KEY });
  opened.push(source);
  expect(await source.execute({ query: '{ largest { from } }' }, scopeOf())).toEqual(ANSWER);
  const closed = sockets.map((socket) => new Promise((done) => socket.once('close', done)));
  for (const socket of sockets) socket.destroy();
  await Promise.all(closed);
});

describe('what was seen of a signer', () => {
  test('each count is taken once, in any order near the highest', () => {
    const { add } = createSeenCounts();
    const counts = [3, 1, 2, 70_000, 69_999, 4_465, 70_031, 70_032];
    expect(counts.map(add)).toEqual(counts.map(() => true));
    expect(counts.map(add)).toEqual(counts.map(() => false));
    // Too far behind to tell.
    expect(add(4_464)).toBe(false);
    expect(add(4_497)).toBe(true);
  });

  test('it agrees with a memory of all of them', () => {
    const { add } = createSeenCounts();
    const seen = new Set<number>();
    const wrong: number[] = [];
    let state = 7;
    for (let each = 0; each < 20_000; each += 1) {
      state = (state * 48_271) % 2_147_483_647;
      const count = 1 + each + (state % 1_000);
      if (add(count) === seen.has(count)) wrong.push(count);
      seen.add(count);
    }
    expect(wrong).toEqual([]);
  });
});
