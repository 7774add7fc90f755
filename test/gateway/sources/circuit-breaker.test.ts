import { httpSource } from '../../../gateway/sources/http';
import { breakCircuit } from '../../../gateway/sources/resilience/break-circuit';
import { createBreaker } from '../../../gateway/sources/resilience/breaker';
import type { BreakerState } from '../../../gateway/sources/resilience/observer';
import { NotAsked } from '../../../gateway/sources/resilience/not-asked';
import { SourceFailure } from '../../../gateway/sources/source';
import { listen } from '../../../subgraphs/common/process/listen';
import { AWAY, createToldSource, createWitness, failureOf, READ, scopeOf, WELL, WRONG } from './support';

/** A source behind a breaker, with a clock that a test moves. */
const openGuarded = (...[answer]: Parameters<typeof createToldSource>) => {
  let time = 0;
  const { source, calls } = createToldSource(answer);
  const { seen, observer } = createWitness();
  const onState = (state: BreakerState) => {
    observer.onBreaker('money', state);
  };
  const breaker = createBreaker({ coolDownMs: 1_000, now: () => time, random: () => 0.5, onState });
  return {
    source: breakCircuit(source, breaker, observer),
    told: source,
    calls,
    seen,
    pass: (ms: number) => (time += ms),
  };
};

const away = () => Promise.reject(new SourceFailure('SUBGRAPH_UNAVAILABLE', 'money'));
const well = () => Promise.resolve({ data: {} });

/** Asks so many times, and counts how often it failed. */
const ask = async (source: ReturnType<typeof openGuarded>['source'], times = 1) => {
  let failures = 0;
  for (let each = 0; each < times; each += 1) {
    await source.execute(READ, scopeOf()).catch(() => (failures += 1));
  }
  return failures;
};

test('after five failures a subgraph is left alone, then tried once, then asked again', async () => {
  let isUp = false;
  const { source, calls, seen, pass } = openGuarded(() => (isUp ? well() : away()));
  expect(await ask(source, 10)).toBe(10);
  expect(calls()).toBe(5);
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual({ ...AWAY, retryAfter: 1 });
  pass(1_000);
  expect(await ask(source, 3)).toBe(3);
  expect(calls()).toBe(6);
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual({ ...AWAY, retryAfter: 2 });
  isUp = true;
  pass(2_000);
  expect(await ask(source, 20)).toBe(0);
  expect(seen.filter((each) => each.includes(' is '))).toEqual([
    'money is open',
    'money is half-open',
    'money is open',
    'money is half-open',
    'money is closed',
  ]);
});

test('while one call tries, all others are refused at once', async () => {
  let finish: ((result: object) => void) | undefined;
  const { source, calls, pass } = openGuarded((call) =>
    call <= 5 ? away() : new Promise((resolve) => (finish = resolve)),
  );
  await ask(source, 5);
  pass(1_000);
  const probe = source.execute(READ, scopeOf());
  expect(await ask(source, 3)).toBe(3);
  expect(calls()).toBe(6);
  finish?.({ data: {} });
  await probe;
  const next = source.execute(READ, scopeOf());
  finish?.({ data: {} });
  expect(await next).toEqual({ data: {} });
});

test('a try that its client gave up decides nothing: the next call tries', async () => {
  const { source, calls, pass, seen } = openGuarded((call) => (call <= 6 ? away() : well()));
  await ask(source, 5);
  pass(1_000);
  await failureOf(source.execute(READ, { ...scopeOf(), signal: AbortSignal.abort() }));
  expect(await ask(source)).toBe(0);
  expect(calls()).toBe(7);
  expect(seen.at(-1)).toBe('money is closed');
});

test('wrong answers, refusals of ours and clients that leave do not open it; time-outs do', async () => {
  const failWith = (error: Error) => openGuarded(() => Promise.reject(error));
  const wrong = failWith(new SourceFailure('SUBGRAPH_BAD_RESPONSE', 'money'));
  const full = failWith(new NotAsked('money', 'full', 1));
  const late = failWith(new SourceFailure('SUBGRAPH_TIMEOUT', 'money'));
  for (const { source } of [wrong, full, late]) await ask(source, 20);
  const left = failWith(new SourceFailure('SUBGRAPH_TIMEOUT', 'money'));
  const gone = { ...scopeOf(), signal: AbortSignal.abort() };
  for (let each = 0; each < 20; each += 1) await failureOf(left.source.execute(READ, gone));
  expect([wrong.calls(), full.calls(), late.calls(), left.calls()]).toEqual([20, 20, 5, 20]);
  // Its own time limit gives the signal a failure as its reason: that is about the subgraph.
  const limited = failWith(new SourceFailure('SUBGRAPH_TIMEOUT', 'money'));
  const over = { ...scopeOf(), signal: AbortSignal.abort(new SourceFailure('SUBGRAPH_TIMEOUT', 'money')) };
  for (let each = 0; each < 20; each += 1) await failureOf(limited.source.execute(READ, over));
  expect(limited.calls()).toBe(5);
});

test('some failures among many answers do not open it, and old ones are forgotten', async () => {
  const some = openGuarded((call) => (call % 3 === 0 ? away() : well()));
  expect(await ask(some.source, 90)).toBe(30);
  const slow = openGuarded((call) => (call % 9 === 0 ? well() : away()));
  for (let each = 0; each < 20; each += 1) {
    await ask(slow.source);
    slow.pass(2_501);
  }
  expect([some.calls(), slow.calls()]).toEqual([90, 20]);
});

test('checks go through an open breaker, and a good one lets the next call try', async () => {
  let isUp = false;
  const { source, told, calls } = openGuarded(() => (isUp ? well() : away()));
  await ask(source, 10);
  expect(calls()).toBe(5);
  isUp = true;
  expect(await source.loadId(AbortSignal.timeout(20_000))).toBe('first');
  expect(await ask(source)).toBe(0);
  expect(calls()).toBe(6);

  const { observer } = createWitness();
  const failing = {
    ...told,
    loadId: () => Promise.reject(new SourceFailure('SUBGRAPH_UNAVAILABLE', 'money')),
  };
  const guarded = breakCircuit(
    failing,
    createBreaker({ coolDownMs: 500, onState: () => undefined }),
    observer,
  );
  for (let each = 0; each < 5; each += 1) {
    expect(await failureOf(guarded.loadId(AbortSignal.timeout(20_000)))).toEqual(AWAY);
  }
  expect(await failureOf(guarded.execute(READ, scopeOf()))).toEqual({ ...AWAY, retryAfter: 1 });
});

test('what was sent before it opened does not close it', () => {
  const states: string[] = [];
  const breaker = createBreaker({ coolDownMs: 1_000, now: () => 0, onState: (state) => states.push(state) });
  const early = breaker.admit();
  for (let each = 0; each < 5; each += 1) breaker.settle(breaker.admit(), 'bad');
  breaker.settle(early, 'good');
  expect(breaker.admit()).toMatchObject({ retryAfterMs: expect.any(Number) as number });
  expect(states).toEqual(['open']);
});

test('it waits ten times as long at most', () => {
  let time = 0;
  const breaker = createBreaker({
    coolDownMs: 100,
    now: () => time,
    random: () => 0.5,
    onState: () => undefined,
  });
  for (let each = 0; each < 5; each += 1) breaker.settle(breaker.admit(), 'bad');
  const waits: number[] = [];
  for (let each = 0; each < 6; each += 1) {
    const refused = breaker.admit();
    if (typeof refused !== 'object') throw new Error('It is not open.');
    waits.push(refused.retryAfterMs);
    time += refused.retryAfterMs;
    breaker.settle(breaker.admit(), 'bad');
  }
  expect(waits).toEqual([100, 200, 400, 800, 1_000, 1_000]);
});

test('it opens for a subgraph that is killed, and closes when it is back, with nothing restarted here', async () => {
  const { url, close } = await listen(WELL, { host: '127.0.0.1', port: 0 });
  const { seen, observer } = createWitness();
  const http = httpSource({ name: 'money', url, mostBytes: 1_000 });
  const source = breakCircuit(
    http,
    createBreaker({
      coolDownMs: 50,
      onState: (state) => {
        observer.onBreaker('money', state);
      },
    }),
    observer,
  );
  await source.execute(READ, scopeOf());
  await close();
  for (let each = 0; each < 10; each += 1)
    expect(await failureOf(source.execute(READ, scopeOf()))).toMatchObject(AWAY);
  expect(seen).toContain('money refused: open');
  const again = await listen(WELL, { host: '127.0.0.1', port: Number(new URL(url).port) });
  await source.ready(AbortSignal.timeout(20_000));
  expect(await source.execute(READ, scopeOf())).toEqual({ data: { town: 'Ealing' } });
  expect(seen.at(-1)).toBe('money is closed');
  await source.close();
  await again.close();
});

test('a subgraph that answers wrongly on trial is there', async () => {
  const wrong = () => Promise.reject(new SourceFailure('SUBGRAPH_BAD_RESPONSE', 'money'));
  const { source, pass, seen } = openGuarded((call) => (call <= 5 ? away() : wrong()));
  await ask(source, 5);
  pass(1_000);
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(WRONG);
  expect(seen.at(-1)).toBe('money is closed');
});
