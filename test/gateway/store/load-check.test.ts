import { createLoadCheck } from '../../../gateway/store/load-check';
import { createDeferred, settled } from './deferred';

const HOUR = 3_600_000;

/** A subgraph whose reads of the load id the test ends. */
const createReporter = (name = 'places') => {
  const reads: ReturnType<typeof createDeferred<string>>[] = [];
  const signals: AbortSignal[] = [];
  return {
    name,
    reads,
    signals,
    loadId: (signal: AbortSignal): Promise<string> => {
      const read = createDeferred<string>();
      reads.push(read);
      signals.push(signal);
      return read.promise;
    },
  };
};

const checkOf = (limitMs: number, ...reporters: ReturnType<typeof createReporter>[]) =>
  createLoadCheck((name) => reporters.find((each) => each.name === name), limitMs);

test('requests that arrive together share one read', async () => {
  const places = createReporter();
  const { currentLoads } = checkOf(HOUR, places);
  const asked = [currentLoads(['places']), currentLoads(['places']), currentLoads(['places'])];
  await settled();
  expect(places.reads).toHaveLength(1);
  places.reads[0]?.resolve('a');
  expect(await Promise.all(asked)).toEqual(asked.map(() => new Map([['places', 'a']])));
});

test('a request that arrives while a read is under way waits for the next, with all others', async () => {
  const places = createReporter();
  const { currentLoads } = checkOf(HOUR, places);
  const first = currentLoads(['places']);
  await settled();
  const late = [currentLoads(['places']), currentLoads(['places'])];
  await settled();
  expect(places.reads).toHaveLength(1);
  places.reads[0]?.resolve('a');
  expect(await first).toEqual(new Map([['places', 'a']]));
  await settled();
  expect(places.reads).toHaveLength(2);
  places.reads[1]?.resolve('b');
  expect(await Promise.all(late)).toEqual(late.map(() => new Map([['places', 'b']])));
});

test('a read that fails is the failure of those that waited for it alone', async () => {
  const places = createReporter();
  const { currentLoads } = checkOf(HOUR, places);
  const first = currentLoads(['places']);
  const failed = expect(first).rejects.toThrow('gone');
  await settled();
  const second = currentLoads(['places']);
  places.reads[0]?.reject(new Error('gone'));
  await failed;
  await settled();
  places.reads[1]?.resolve('b');
  expect(await second).toEqual(new Map([['places', 'b']]));
});

describe('with time in the hands of the test', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'Date'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('a read that takes too long is given up; until one succeeds again, nobody waits', async () => {
    const places = createReporter();
    const { currentLoads } = checkOf(1000, places);
    const first = expect(currentLoads(['places'])).rejects.toThrow(
      'The subgraph places did not say in time which load it holds.',
    );
    await settled();
    jest.advanceTimersByTime(1000);
    await first;
    expect(places.signals[0]?.aborted).toBe(true);

    await expect(currentLoads(['places'])).rejects.toThrow('The last check failed.');
    await settled();
    // While the next read is under way too.
    await expect(currentLoads(['places'])).rejects.toThrow('The last check failed.');
    places.reads[1]?.resolve('a');
    await settled();
    places.reads[2]?.resolve('b');
    await settled();
    const next = currentLoads(['places']);
    await settled();
    places.reads[3]?.resolve('c');
    expect(await next).toEqual(new Map([['places', 'c']]));
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('each subgraph is read by itself; one that names no load, or is not there, fails the check', async () => {
  const [places, money] = [createReporter('places'), createReporter('money')];
  const { currentLoads } = checkOf(HOUR, places, money);
  const slow = currentLoads(['money']);
  const both = currentLoads(['places', 'money']);
  await settled();
  const quick = currentLoads(['places']);
  places.reads[0]?.resolve('a');
  await settled();
  places.reads[1]?.resolve('b');
  expect(await quick).toEqual(new Map([['places', 'b']]));
  money.reads[0]?.resolve('m');
  expect(await slow).toEqual(new Map([['money', 'm']]));
  expect(await both).toEqual(
    new Map([
      ['places', 'a'],
      ['money', 'm'],
    ]),
  );
  const empty = expect(currentLoads(['money'])).rejects.toThrow('The subgraph money names no load.');
  await settled();
  money.reads[1]?.resolve('');
  await empty;
  await expect(currentLoads(['elsewhere'])).rejects.toThrow('There is no subgraph elsewhere.');
});
