import type { ExecutionResult } from 'graphql';
import { limitConcurrency } from '../../../gateway/sources/resilience/limit-concurrency';
import { SourceFailure } from '../../../gateway/sources/source';
import { AWAY, createToldSource, createWitness, failureOf, LATE, READ, scopeOf } from './support';

/** A source that answers when a test says so, behind a bound. */
const openBounded = (mostAtOnce: number, mostWaiting: number) => {
  const underWay: ((result: ExecutionResult) => void)[] = [];
  const { source, calls } = createToldSource(() => new Promise((resolve) => underWay.push(resolve)));
  const { seen, observer } = createWitness();
  return {
    source: limitConcurrency(source, { mostAtOnce, mostWaiting }, observer),
    calls,
    seen,
    finishOne: () => underWay.shift()?.({ data: {} }),
  };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what is more waits its turn, and what is more than that is refused at once', async () => {
  const { source, calls, seen, finishOne } = openBounded(2, 1);
  const ask = () => source.execute(READ, scopeOf());
  const asked = [ask(), ask(), ask()];
  expect(await failureOf(ask())).toEqual({ ...AWAY, retryAfter: 1 });
  expect([calls(), seen]).toEqual([2, ['money refused: full']]);
  finishOne();
  await settled();
  expect(calls()).toBe(3);
  finishOne();
  finishOne();
  expect(await Promise.all(asked)).toEqual([{ data: {} }, { data: {} }, { data: {} }]);
});

test('who leaves the queue takes no place, and what fails gives its place back', async () => {
  const { source, calls, finishOne } = openBounded(1, 2);
  const first = source.execute(READ, scopeOf());
  const client = new AbortController();
  const leaving = failureOf(source.execute(READ, { ...scopeOf(), signal: client.signal }));
  const last = source.execute(READ, scopeOf());
  client.abort();
  expect(await leaving).toEqual(LATE);
  expect(await failureOf(source.execute(READ, { ...scopeOf(), signal: client.signal }))).toEqual(LATE);
  finishOne();
  await first;
  await settled();
  expect(calls()).toBe(2);
  finishOne();
  await last;

  const failing = createToldSource(() => Promise.reject(new SourceFailure('SUBGRAPH_UNAVAILABLE', 'money')));
  const bounded = limitConcurrency(
    failing.source,
    { mostAtOnce: 1, mostWaiting: 0 },
    createWitness().observer,
  );
  for (let each = 0; each < 3; each += 1)
    expect(await failureOf(bounded.execute(READ, scopeOf()))).toEqual(AWAY);
});
