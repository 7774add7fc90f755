import type { RequestListener } from 'node:http';
import { httpSource } from '../../../gateway/sources/http';
import { retryReads } from '../../../gateway/sources/resilience/retry-reads';
import type { Source } from '../../../gateway/sources/source';
import { closeAll, listening } from '../../support/listening';
import { AWAY, CHANGE, failureOf, json, LATE, READ, scopeOf, WELL, WRONG } from './support';

const opened: Source[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.close()));
  await closeAll();
});

/** A source to a server that does as it is told for each request in turn, with how often it was asked. */
const openRetrying = async (handlerFor: (asked: number) => RequestListener, percent = 10) => {
  let asked = 0;
  const { url } = await listening((request, response) => {
    asked += 1;
    handlerFor(asked)(request, response);
  });
  const source = httpSource({ name: 'money', url, mostBytes: 1_000 });
  opened.push(source);
  return { source: retryReads(source, { percent, random: () => 0 }), asked: () => asked };
};

const hangUp: RequestListener = (request) => request.socket.destroy();

test.each([
  ['closed connections', hangUp],
  ['503', json('busy', 503)],
])('a read is sent again after %s, twice at most', async (_name, fail) => {
  const { source, asked } = await openRetrying((count) => (count < 3 ? fail : WELL));
  expect(await source.execute(READ, scopeOf())).toEqual({ data: { town: 'Ealing' } });
  expect(asked()).toBe(3);
  const never = await openRetrying(() => fail);
  expect(await failureOf(never.source.execute(READ, scopeOf()))).toEqual(AWAY);
  expect(never.asked()).toBe(3);
});

test('a change is never sent again, nor is what may be one', async () => {
  const { source, asked } = await openRetrying(() => hangUp);
  expect(await failureOf(source.execute(CHANGE, scopeOf()))).toEqual(AWAY);
  expect(await failureOf(source.execute({ query: '# a read\nmutation { build }' }, scopeOf()))).toEqual(AWAY);
  expect(await failureOf(source.execute({ query: '\n mutation{ build }' }, scopeOf()))).toEqual(AWAY);
  expect(asked()).toBe(3);
});

test('what was answered, right or wrong, stands', async () => {
  const { source, asked } = await openRetrying(() => json('no', 500));
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(WRONG);
  const erring = await openRetrying(() => json('{"data":null,"errors":[{"message":"no"}]}'));
  expect(await erring.source.execute(READ, scopeOf())).toEqual({ data: null, errors: [{ message: 'no' }] });
  const stalling = await openRetrying(() => () => undefined);
  expect(await failureOf(stalling.source.execute(READ, scopeOf(50)))).toEqual(LATE);
  expect([asked(), erring.asked(), stalling.asked()]).toEqual([1, 1, 1]);
});

test('when the budget is spent, each request goes out once; good ones earn it again', async () => {
  let isUp = false;
  const { source, asked } = await openRetrying(() => (isUp ? WELL : hangUp));
  // Ten retries at hand, and one earned by each ten of the requests.
  for (let each = 0; each < 50; each += 1) await failureOf(source.execute(READ, scopeOf()));
  expect(asked() - 50).toBeGreaterThanOrEqual(10);
  expect(asked() - 50).toBeLessThanOrEqual(15);
  isUp = true;
  for (let each = 0; each < 10; each += 1) await source.execute(READ, scopeOf());
  isUp = false;
  const before = asked();
  await failureOf(source.execute(READ, scopeOf()));
  expect(asked() - before).toBeGreaterThan(1);
});

test('a request whose time is over is not sent again', async () => {
  const end = new AbortController();
  const { source, asked } = await openRetrying(() => (request) => {
    end.abort();
    request.socket.destroy();
  });
  expect(await failureOf(source.execute(READ, { ...scopeOf(), signal: end.signal }))).toEqual(LATE);
  expect(asked()).toBe(1);
});
