import express from 'express';
import { createClientOf } from '../../../gateway/limits/client-of';
import { limitRate } from '../../../gateway/limits/limit-rate';
import { createLru } from '../../../gateway/limits/lru';
import { createTokenBuckets } from '../../../gateway/limits/token-buckets';
import { closeOpened, createGraph, serve } from './support';

afterAll(closeOpened);

test('a client spends its burst, waits, and has as much again as time has passed', () => {
  let now = 0;
  const buckets = createTokenBuckets({ perMinute: 60, burst: 3 }, 10, () => now);
  expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 0]);
  expect(buckets.take('a')).toBe(1);
  expect(buckets.take('b')).toBe(0);
  now = 250;
  expect(buckets.take('a')).toBe(0.75);
  now = 1_000;
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 1]);
  now = 3_600_000;
  expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
});

test('what costs much is owed, but no more than two bursts', () => {
  let now = 0;
  const buckets = createTokenBuckets({ perMinute: 60, burst: 3 }, 10, () => now);
  buckets.charge('a', 4);
  expect(buckets.take('a')).toBe(2);
  buckets.charge('a', 1e12);
  expect(buckets.take('a')).toBe(4);
  now = 4_000;
  expect(buckets.take('a')).toBe(0);
});

test('what is kept is bounded, and what was used longest ago goes first', () => {
  const kept = createLru<string>(10, { weigh: (value, key) => key.length + value.length });
  kept.set('a', '1234');
  kept.set('b', '1234');
  expect(kept.get('a')).toBe('1234');
  kept.set('c', '12');
  expect([kept.get('a'), kept.get('b'), kept.get('c'), kept.size]).toEqual(['1234', undefined, '12', 2]);
  kept.set('a', '1234567890');
  expect([kept.get('a'), kept.size]).toEqual([undefined, 1]);
  expect([kept.delete('c'), kept.delete('c'), kept.size]).toEqual([true, false, 0]);
  const clients = createTokenBuckets({ perMinute: 1, burst: 1 }, 100);
  clients.take('first');
  for (let client = 0; client < 100; client += 1) clients.take(String(client));
  expect(clients.take('first')).toBe(0);
});

const clientsSeen = async (trusted: number, subjectOf?: () => string | undefined) => {
  const app = express();
  app.set('trust proxy', trusted);
  const clientOf = createClientOf(subjectOf);
  app.use((request, response) => {
    response.json(clientOf(request));
  });
  const { url } = await serve(app);
  return async (forwarded?: string): Promise<unknown> => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    return (await fetch(url, { headers })).json();
  };
};

test('a client is whom its token names, else its address as the trusted proxies give it', async () => {
  const direct = await clientsSeen(0);
  expect(await direct('203.0.113.9')).toBe('address 127.0.0.1');
  const behind = await clientsSeen(1);
  expect(await behind('203.0.113.9')).toBe('address 203.0.113.9');
  expect(await behind('198.51.100.1, 203.0.113.9')).toBe('address 203.0.113.9');
  expect(await behind()).toBe('address 127.0.0.1');
  expect(await behind('2001:db8:0:12:a:b:c:d')).toBe('address 2001:db8:0:12::/64');
  expect(await behind('2001:db8::5')).toBe('address 2001:db8:0:0::/64');
  expect(await behind('::ffff:203.0.113.9')).toBe('address 203.0.113.9');
  const named = await clientsSeen(1, () => 'a-council');
  expect(await named('203.0.113.9')).toBe('subject a-council');
});

test('beyond its rate a client is refused with 429 and told when to come back; others are not', async () => {
  const rate = limitRate({
    perMinute: 60,
    burst: 2,
    costOfRequest: 10,
    clientOf: createClientOf(),
    now: () => 0,
  });
  const app = express();
  app.set('trust proxy', 1);
  app.use(await createGraph({ before: [rate.handler] }));
  const { post, url } = await serve(app);
  const body = { query: '{ echo }' };
  expect([(await post(body)).status, (await post(body)).status]).toEqual([200, 200]);
  const refused = await post(body, { accept: 'application/graphql-response+json' });
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('content-type')]).toEqual([
    429,
    '1',
    'application/graphql-response+json; charset=utf-8',
  ]);
  expect(refused.answer).toEqual({
    errors: [
      {
        message:
          'This client asks more than 60 times a minute. Ask again in 1 seconds, with fewer or less costly operations.',
        extensions: { code: 'RATE_LIMITED', limit: 60, retryAfter: 1 },
      },
    ],
  });
  expect((await post(body, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
  expect((await fetch(`${url}health`)).status).toBe(200);
});

test('cost counts as requests', async () => {
  const rate = limitRate({
    perMinute: 60,
    burst: 5,
    costOfRequest: 10,
    clientOf: createClientOf(),
    now: () => 0,
  });
  const { post } = await serve(
    await createGraph({
      before: [rate.handler],
      plugins: [
        {
          requestDidStart: ({ contextValue: { request } }) => {
            rate.charge(request, 40);
            return Promise.resolve();
          },
        },
      ],
    }),
  );
  expect((await post({ query: '{ echo }' })).status).toBe(200);
  expect((await post({ query: '{ echo }' })).headers.get('retry-after')).toBe('1');
});
