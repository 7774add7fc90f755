import { createAnswer } from '../../../gateway/store/answer';
import { createAnswerStore, type Found } from '../../../gateway/store/answer-store';
import type { Computed } from '../../../gateway/store/flights';
import { createLoadCheck } from '../../../gateway/store/load-check';
import { createDeferred, settled } from './deferred';

type Step = Computed<string>;

const HOUR = 3_600_000;
const answered = (text: string, loadId: string): Step => ({
  kind: 'ANSWER',
  answer: createAnswer('text', text, new Map([['places', loadId]])),
});
const failed: Step = { kind: 'OTHER', other: 'failed', isAbandoned: false };
const abandoned: Step = { kind: 'OTHER', other: 'left', isAbandoned: true };

/** A store over one subgraph, whose load is `loadId`; checks answer at once unless they are held. */
const open = (mostBytes = 1_000_000) => {
  const world = {
    loadId: 'a',
    computed: 0,
    evicted: [] as number[],
    held: undefined as ReturnType<typeof createDeferred<string>> | undefined,
  };
  const loadId = (): Promise<string> => world.held?.promise ?? Promise.resolve(world.loadId);
  const places = { name: 'places', loadId };
  const store = createAnswerStore({
    check: createLoadCheck(() => places, HOUR),
    mostBytes,
    onEvict: (bytes) => world.evicted.push(bytes),
  });
  const ask = (key: string, step: Step | Promise<Step>): Promise<Found<string>> =>
    store.answer(key, () => {
      world.computed += 1;
      return Promise.resolve(step);
    });
  return { world, ask };
};

const shown = (found: Found<string>): string => {
  const { kind } = found.origin;
  const from = found.origin.kind === 'MISS' ? found.origin.reason : kind;
  switch (found.kind) {
    case 'KEPT':
      return `${from} ${found.kept.answer.body.toString()}`;
    case 'ANSWER':
      return `${from} ${found.answer.body.toString()}`;
    case 'OTHER':
      return `${from} ${found.other}`;
  }
};

test('an answer is kept at the second sight, and given while its load is the current one', async () => {
  const { world, ask } = open();
  expect(shown(await ask('k', answered('1', 'a')))).toBe('ABSENT 1');
  expect(shown(await ask('k', answered('1', 'a')))).toBe('ABSENT 1');
  expect(shown(await ask('k', answered('no', 'a')))).toBe('HIT 1');
  world.loadId = 'b';
  expect(shown(await ask('k', answered('2', 'b')))).toBe('CHANGED 2');
  expect(shown(await ask('k', answered('no', 'b')))).toBe('HIT 2');
  expect(world.computed).toBe(3);
});

test('what was read before a load that commits meanwhile is not given to the next', async () => {
  const { world, ask } = open();
  await ask('k', answered('1', 'a'));
  const slow = createDeferred<Step>();
  const first = ask('k', slow.promise);
  world.loadId = 'b';
  slow.resolve(answered('1', 'a'));
  expect(shown(await first)).toBe('ABSENT 1');
  expect(shown(await ask('k', answered('2', 'b')))).toBe('CHANGED 2');
  expect(shown(await ask('k', answered('no', 'b')))).toBe('HIT 2');
});

test('a check under way when a request arrives says nothing of what it may be given', async () => {
  const { world, ask } = open();
  await ask('k', answered('1', 'a'));
  await ask('k', answered('1', 'a'));
  const held = createDeferred<string>();
  world.held = held;
  const early = ask('k', answered('no', 'a'));
  await settled();
  // Its read has begun, and brings the load of before.
  const late = ask('k', answered('2', 'b'));
  world.held = undefined;
  world.loadId = 'b';
  held.resolve('a');
  expect(shown(await early)).toBe('HIT 1');
  expect(shown(await late)).toBe('CHANGED 2');
});

test('a load that commits between arrival and check is seen', async () => {
  const { world, ask } = open();
  await ask('k', answered('1', 'a'));
  await ask('k', answered('1', 'a'));
  const asked = ask('k', answered('2', 'b'));
  world.loadId = 'b';
  expect(shown(await asked)).toBe('CHANGED 2');
});

test('without a check nothing is given; what is kept stays', async () => {
  const { world, ask } = open();
  await ask('k', answered('1', 'a'));
  await ask('k', answered('1', 'a'));
  const held = createDeferred<string>();
  world.held = held;
  const asked = ask('k', answered('1', 'a'));
  await settled();
  held.reject(new Error('gone'));
  expect(shown(await asked)).toBe('UNCHECKED 1');
  world.held = undefined;
  // Behind this one the check is tried again.
  expect(shown(await ask('k', answered('1', 'a')))).toBe('UNCHECKED 1');
  await settled();
  expect(shown(await ask('k', answered('no', 'a')))).toBe('HIT 1');
});

test('equal requests wait for the one under way, and what more than one asked for is kept', async () => {
  const { world, ask } = open();
  const slow = createDeferred<Step>();
  const all = [ask('k', slow.promise), ask('k', failed), ask('k', failed)];
  const other = ask('other', answered('x', 'a'));
  slow.resolve(answered('1', 'a'));
  expect((await Promise.all(all)).map(shown)).toEqual(['ABSENT 1', 'JOIN 1', 'JOIN 1']);
  expect(shown(await other)).toBe('ABSENT x');
  expect(shown(await ask('k', failed))).toBe('HIT 1');
  expect(world.computed).toBe(2);
});

test('one that began before a load is not given to those who came after it; they share the next', async () => {
  const { world, ask } = open();
  const old = createDeferred<Step>();
  const fresh = createDeferred<Step>();
  const first = ask('k', old.promise);
  world.loadId = 'b';
  const late = [ask('k', fresh.promise), ask('k', failed), ask('k', failed)];
  old.resolve(answered('1', 'a'));
  await settled();
  expect(world.computed).toBe(2);
  fresh.resolve(answered('2', 'b'));
  expect(shown(await first)).toBe('ABSENT 1');
  expect((await Promise.all(late)).map(shown)).toEqual(['ABSENT 2', 'JOIN 2', 'JOIN 2']);
});

test('a failure is shared with nobody, and while a key fails nobody waits for another', async () => {
  const { world, ask } = open();
  const slow = createDeferred<Step>();
  const all = [ask('k', slow.promise), ask('k', failed), ask('k', answered('1', 'a'))];
  slow.resolve(failed);
  expect((await Promise.all(all)).map(shown)).toEqual(['ABSENT failed', 'ABSENT failed', 'ABSENT 1']);

  const again = createDeferred<Step>();
  await ask('bad', failed);
  const first = ask('bad', again.promise);
  expect(shown(await ask('bad', failed))).toBe('ABSENT failed');
  again.resolve(failed);
  await first;
  expect(world.computed).toBe(6);
});

test('where the first client leaves, one of those who waited computes for all', async () => {
  const { world, ask } = open();
  const [slow, next] = [createDeferred<Step>(), createDeferred<Step>()];
  const all = [ask('k', slow.promise), ask('k', next.promise), ask('k', failed), ask('k', failed)];
  slow.resolve(abandoned);
  await settled();
  next.resolve(answered('1', 'a'));
  expect((await Promise.all(all)).map(shown)).toEqual(['ABSENT left', 'ABSENT 1', 'JOIN 1', 'JOIN 1']);
  expect(world.computed).toBe(2);
});

test('a computation that throws is the failure of its own client alone', async () => {
  const { ask } = open();
  const broken = createDeferred<Step>();
  const first = ask('k', broken.promise);
  const second = ask('k', answered('1', 'a'));
  broken.reject(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  expect(shown(await second)).toBe('ABSENT 1');
});

test('answers are kept within the bytes, compressed copies counted, and none that is a large part of them', async () => {
  const { world, ask } = open(40_000);
  const text = 'x'.repeat(8_000);
  const put = async (key: string): Promise<Found<string>> => {
    await ask(key, answered(text, 'a'));
    await ask(key, answered(text, 'a'));
    return ask(key, failed);
  };
  const found = await put('1');
  for (const key of ['2', '3', '4']) await put(key);
  expect(world.evicted).toEqual([]);
  expect(shown(await ask('1', failed))).toMatch(/^HIT/);
  const sizes = found.kind === 'KEPT' ? [found.kept.weight()] : [];
  if (found.kind === 'KEPT') {
    await found.kept.encoded('gzip');
    sizes.push(found.kept.weight());
  }
  expect(sizes[1]).toBeGreaterThan(sizes[0] ?? Infinity);
  await put('5');
  expect(world.evicted).toEqual([9_024]);
  // The second was used longest ago.
  expect(shown(await ask('1', failed))).toMatch(/^HIT/);
  expect(shown(await ask('2', failed))).toBe('ABSENT failed');

  await ask('large', answered('x'.repeat(10_000), 'a'));
  await ask('large', answered('x'.repeat(10_000), 'a'));
  expect(shown(await ask('large', failed))).toBe('ABSENT failed');
});
