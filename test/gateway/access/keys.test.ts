import type { JWK } from 'jose';
import { createKeySet } from '../../../gateway/access/key-set';
import { keyReader } from '../../../gateway/access/read-keys';
import { createVerifyToken } from '../../../gateway/access/verify-token';
import { closeAll } from '../../support/listening';
import {
  AUDIENCE,
  closedBy,
  createIssuerKey,
  ISSUER,
  nowhere,
  openClosed,
  serveKeys,
  type IssuerKey,
} from './support';

afterAll(closeAll);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let key: IssuerKey;
let next: IssuerKey;
beforeAll(async () => {
  key = await createIssuerKey('one');
  next = await createIssuerKey('two');
});

/** In the year 2100: clocks are moved by days here. */
const FAR = 4_102_444_800;

const GOOD = { kind: 'GOOD', subject: expect.any(String) as string };
const NOT_A_KEY = { kind: 'BAD', reason: 'The token is not signed with a key of its issuer.' };
const UNKNOWN = { kind: 'UNKNOWN' };

/** What tells tokens by served keys, with a clock of its own for the keys. */
const openKeys = async (keys: readonly JWK[]) => {
  let time = 0;
  const served = await serveKeys(keys);
  const failures: string[] = [];
  const set = createKeySet({
    read: keyReader(served.url),
    onFailure: (cause) => failures.push(cause instanceof Error ? cause.message : String(cause)),
    now: () => time,
  });
  const verify = createVerifyToken(
    set,
    { issuer: ISSUER, audience: AUDIENCE, algorithms: ['ES256'], scopes: [], clockSeconds: 0 },
    (cause) => {
      throw cause;
    },
    () => Date.now() + time,
  );
  return {
    served,
    failures,
    set,
    pass: (ms: number) => (time += ms),
    verdict: async (from: IssuerKey) => verify(await from.sign({ exp: FAR })),
    verify,
  };
};

test('a new key is found when a token names it, but the keys are not read for each that is made up', async () => {
  const { served, verdict, pass } = await openKeys([key.jwk]);
  expect(await verdict(key)).toEqual(GOOD);
  served.keys = [key.jwk, next.jwk];
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await verdict(next)).toEqual(NOT_A_KEY);
  expect(served.asked).toBe(1);
  pass(31 * SECOND);
  // All who wait share one reading.
  expect(await Promise.all([verdict(next), verdict(next), verdict(next)])).toEqual([GOOD, GOOD, GOOD]);
  expect(served.asked).toBe(2);
});

test('a key that is withdrawn ends its tokens, also those that were seen before', async () => {
  const { served, verify, set, pass } = await openKeys([key.jwk, next.jwk]);
  const token = await next.sign({ exp: FAR });
  // The first has the keys read; what was verified while they changed is verified again.
  expect([await verify(token), await verify(token)]).toEqual([GOOD, GOOD]);
  // At once, since it was seen.
  expect(verify(token)).toEqual(GOOD);
  served.keys = [key.jwk];
  pass(11 * MINUTE);
  // The old ones still hold while they are read beside it.
  expect(await verify(token)).toEqual(GOOD);
  await set.refresh();
  expect(await verify(token)).toEqual(NOT_A_KEY);
});

test('a token that was seen before ends when it says', async () => {
  const { verify, pass } = await openKeys([key.jwk]);
  const token = await key.sign({ exp: Math.floor(Date.now() / SECOND) + 120 });
  expect([await verify(token), await verify(token)]).toEqual([GOOD, GOOD]);
  expect(verify(token)).toEqual(GOOD);
  pass(121 * SECOND);
  expect(await verify(token)).toEqual({ kind: 'BAD', reason: 'The token has expired.' });
});

test.each(['GONE', 'BROKEN', 'ELSEWHERE', 'CLOSED'] as const)(
  'where the address is %s, the last keys hold for a day, and hold again when it is back',
  async (manner) => {
    const { served, failures, set, verdict, pass } = await openKeys([key.jwk]);
    expect(await verdict(key)).toEqual(GOOD);
    served.manner = manner;
    pass(23 * 60 * MINUTE);
    expect(await verdict(key)).toEqual(GOOD);
    expect(await verdict(next)).toEqual(NOT_A_KEY);
    await set.refresh();
    pass(61 * MINUTE);
    expect(await verdict(key)).toEqual(UNKNOWN);
    expect(failures.length).toBeGreaterThan(1);
    served.manner = 'KEYS';
    pass(6 * SECOND);
    expect(await verdict(key)).toEqual(GOOD);
  },
);

test('a set of keys that is no such set is not taken in the place of the last', async () => {
  const { served, failures, set, verdict } = await openKeys([key.jwk]);
  expect(await verdict(key)).toEqual(GOOD);
  served.keys = [];
  await set.refresh();
  served.keys = [{ kty: 'EC', kid: 'a'.repeat(300_000) }];
  await set.refresh();
  expect(failures).toEqual([
    'It is no JSON Web Key Set: an object with a list `keys` that is not empty.',
    'It is larger than 262144 bytes.',
  ]);
  expect(await verdict(key)).toEqual(GOOD);
});

test('a gateway whose keys are away starts, answers 503, and answers when they are there', async () => {
  const served = await serveKeys([key.jwk]);
  served.manner = 'CLOSED';
  const warnings: string[] = [];
  const { ask } = await openClosed(closedBy(served.url), {
    log: { failure: () => undefined, warning: (message) => warnings.push(message) },
  });
  const { status, headers, text } = await ask(await key.sign());
  expect([status, headers.get('retry-after'), headers.get('www-authenticate')]).toEqual([503, '5', null]);
  expect(JSON.parse(text)).toEqual({
    errors: [
      {
        message: 'The token can not be checked now. Ask again later.',
        extensions: { code: 'AUTHENTICATION_UNAVAILABLE', retryAfter: 5 },
      },
    ],
  });
  expect(warnings[0]).toMatch(
    /^The keys of tokens could not be read from http:\/\/127\.0\.0\.1:\d+\/keys\.json\. /,
  );
});

test('an address at which nothing listens is no reason not to start', async () => {
  const { ask } = await openClosed(closedBy(await nowhere()));
  expect((await ask(await key.sign())).status).toBe(503);
  expect((await ask()).status).toBe(401);
});
