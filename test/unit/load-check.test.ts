import { createLoadCheck } from '../../subgraphs/common/database/load-check';
import { StatementTimeout } from '../../subgraphs/common/database/errors';

/** A database whose reads are answered one by one, when the test says so. */
const createReads = () => {
  const reads: { resolve: (id: string) => void; reject: (error: Error) => void }[] = [];
  const check = createLoadCheck(
    () =>
      new Promise((resolve, reject) => {
        reads.push({ resolve, reject });
      }),
  );
  return { check, reads };
};

/** Lets all go on that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('who asks while a read is under way is told by the next, which all of them share', async () => {
  const { check, reads } = createReads();
  const first = check();
  const second = check();
  const third = check();
  expect(reads).toHaveLength(1);
  reads[0]?.resolve('before');
  await settled();
  expect(reads).toHaveLength(2);
  const fourth = check();
  reads[1]?.resolve('after');
  await settled();
  reads[2]?.resolve('later');
  expect(await Promise.all([first, second, third, fourth])).toEqual(['before', 'after', 'after', 'later']);
  expect(reads).toHaveLength(3);
});

test('a read that fails is told to those who shared it, and the next one is tried all the same', async () => {
  const { check, reads } = createReads();
  const first = check();
  const second = check();
  reads[0]?.reject(new Error('It is away.'));
  await expect(first).rejects.toThrow('It is away.');
  await settled();
  reads[1]?.resolve('here');
  expect(await second).toBe('here');
});

test('nobody waits longer than their own time, and the others still get their answer', async () => {
  const { check, reads } = createReads();
  const own = new AbortController();
  const mine = check(own.signal);
  const others = check();
  own.abort();
  await expect(mine).rejects.toThrow(StatementTimeout);
  await expect(check(own.signal)).rejects.toThrow(StatementTimeout);
  reads[0]?.resolve('before');
  await settled();
  reads[1]?.resolve('after');
  expect(await others).toBe('after');
});

test('a read is stopped when the last who waited for it has left, and one that nobody waits for is not begun', async () => {
  const signals: AbortSignal[] = [];
  const check = createLoadCheck((signal) => {
    signals.push(signal);
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(new StatementTimeout());
      });
    });
  });
  const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
  const waits = [first, second, third].map(({ signal }) =>
    expect(check(signal)).rejects.toThrow(StatementTimeout),
  );
  third.abort();
  second.abort();
  await settled();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  first.abort();
  await Promise.all(waits);
  await settled();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  void check(new AbortController().signal);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});
