import { createAnswer } from '../../../gateway/store/answer';
import { createAnswerStore } from '../../../gateway/store/answer-store';
import type { Computed } from '../../../gateway/store/flights';
import { createLoadCheck } from '../../../gateway/store/load-check';
import { loadsOf } from '../../../gateway/store/loads';
import { createRequestNotes, noteLoad } from '../../../gateway/request-notes';
import { settled } from './deferred';

const HOUR = 3_600_000;
const STEPS = 400;

/** Numbers from 0 to 1 that follow from a seed. */
const createRandom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** What requests can ask: each reads the data of some subgraphs, one of them twice. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  one: ['places'],
  both: ['places', 'money'],
  twice: ['money', 'money'],
};

interface Answered {
  readonly question: string;
  /** The versions that were current when the request arrived and when it was answered. */
  readonly from: Readonly<Record<string, number>>;
  readonly until: Readonly<Record<string, number>>;
  /** The versions in the answer, in the order of what the question reads. */
  readonly got: readonly number[];
  readonly origin: string;
}

/** Runs loads and requests in an order that follows from a seed: each thing that takes time ends when its turn comes. */
const runWorld = async (seed: number): Promise<readonly Answered[]> => {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const versions: Record<string, number> = { places: 0, money: 0 };
  const version = (name: string): number => versions[name] ?? -1;
  const waiting: (() => void)[] = [];
  const answered: Answered[] = [];
  const underWay: Promise<void>[] = [];

  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
    });
  /** Takes time before and after it reads. */
  const read = async (name: string): Promise<number> => {
    await wait();
    const found = version(name);
    await wait();
    return found;
  };
  const reporters = Object.keys(versions).map((name) => ({
    name,
    loadId: async (): Promise<string> => {
      const found = await read(name);
      if (random() < 0.1) throw new Error('It can not say.');
      return `${name}-${String(found)}`;
    },
  }));
  const check = createLoadCheck((name) => reporters.find((each) => each.name === name), HOUR);
  // Small, so that answers give way too.
  const store = createAnswerStore({ check, mostBytes: 8_000 });

  const compute = async (names: readonly string[]): Promise<Computed<readonly number[]>> => {
    const notes = createRequestNotes();
    const got: number[] = [];
    for (const name of names) {
      const found = await read(name);
      noteLoad(notes, name, `${name}-${String(found)}`);
      got.push(found);
    }
    const loads = random() < 0.15 ? undefined : loadsOf(notes);
    return loads
      ? { kind: 'ANSWER', answer: createAnswer('text', JSON.stringify(got), loads) }
      : { kind: 'OTHER', other: got, isAbandoned: random() < 0.5 };
  };

  const ask = async (question: string): Promise<void> => {
    const from = { ...versions };
    const found = await store.answer(question, () => compute(QUESTIONS[question] ?? []));
    const bytes =
      found.kind === 'KEPT' ? found.kept.answer.body : found.kind === 'ANSWER' && found.answer.body;
    const got = found.kind === 'OTHER' ? found.other : (JSON.parse(String(bytes)) as readonly number[]);
    answered.push({ question, from, until: { ...versions }, got, origin: found.origin.kind });
  };

  for (let step = 0; step < STEPS || waiting.length > 0; step += 1) {
    const choice = random();
    if (step < STEPS && choice < 0.2) underWay.push(ask(pick(Object.keys(QUESTIONS)) ?? ''));
    else if (step < STEPS && choice < 0.24) {
      const name = pick(Object.keys(versions)) ?? '';
      versions[name] = version(name) + 1;
    } else waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.();
    await settled();
  }
  await Promise.all(underWay);
  return answered;
};

const isStale = ({ question, from, until, got }: Answered): boolean =>
  (QUESTIONS[question] ?? []).some((name, index) => {
    const version = got[index] ?? -1;
    return version < (from[name] ?? 0) || version > (until[name] ?? 0);
  });

test('whatever happens in whichever order, no answer is older than its request', async () => {
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
  const origins = new Map<string, number>();
  for (const seed of seeds) {
    const answered = await runWorld(seed);
    expect({ seed, stale: answered.filter(isStale) }).toEqual({ seed, stale: [] });
    for (const { origin } of answered) origins.set(origin, (origins.get(origin) ?? 0) + 1);
  }
  // The test is worth something only if each way was taken often.
  for (const origin of ['HIT', 'JOIN', 'MISS']) expect(origins.get(origin)).toBeGreaterThan(100);
});
