import { createLru } from '../limits/lru';
import type { Answer } from './answer';
import { createFlights, type Computed } from './flights';
import { createKeptAnswer, type KeptAnswer } from './kept-answer';
import type { LoadCheck } from './load-check';
import { areCurrent, type Loads } from './loads';
import type { MissReason, Origin } from './observer';

/** An answer from the store, or a computed one, and where it came from. */
export type Found<Other> = { readonly origin: Origin } & (
  { readonly kind: 'KEPT'; readonly kept: KeptAnswer } | Computed<Other>
);

/** Answers to unchanged data, so that they are not computed twice. */
export interface AnswerStore {
  /**
   * Answers a request that has just arrived: as it was computed before, where the data is known to be unchanged since;
   * as an equal request computes it, on the same terms; or by computing it. A computation that fails is its own
   * client's: nobody else hears of it.
   */
  answer<Other>(key: string, compute: () => Promise<Computed<Other>>): Promise<Found<Other>>;
  /** How many bytes answers are kept in now. */
  bytes(): number;
}

/** What a store is made of. */
export interface AnswerStoreOptions {
  readonly check: LoadCheck;
  /** The most bytes that answers are kept in. */
  readonly mostBytes: number;
  /** Is told of each answer that gave way to others. */
  readonly onEvict?: (bytes: number) => void;
}

/** Keys that are remembered beside those that are kept: seen once, or not to be shared. */
const REMEMBERED = 16_384;

/** What is noted of a key that is remembered. */
const NOTED = {};

/** How many computations of others a request waits for at most, one after the other, before it begins its own. */
const MOST_JOINS = 2;

/** An answer that takes more of the store than this would drive out too many others. */
const LARGEST_PART = 1 / 4;

/** Makes an empty store. */
export const createAnswerStore = ({ check, mostBytes, onEvict }: AnswerStoreOptions): AnswerStore => {
  const answers = createLru<KeptAnswer>(mostBytes, {
    weigh: (kept) => kept.weight(),
    onEvict: (kept) => onEvict?.(kept.weight()),
  });
  const flights = createFlights();
  const seen = createLru<object>(REMEMBERED);
  // What was asked under these keys came to no answer that could be shared: to wait for another would be in vain.
  const unshared = createLru<object>(REMEMBERED);
  // Counts arrivals and beginnings, to tell which came first.
  let clock = 0;

  const stateOf = async (loads: Loads): Promise<'CURRENT' | 'CHANGED' | 'UNCHECKED'> => {
    try {
      return areCurrent(loads, await check.currentLoads(loads.keys())) ? 'CURRENT' : 'CHANGED';
    } catch {
      return 'UNCHECKED';
    }
  };

  const keep = (key: string, answer: Answer): void => {
    const kept = createKeptAnswer(answer, () => {
      if (answers.get(key) === kept) answers.set(key, kept);
    });
    if (kept.weight() <= mostBytes * LARGEST_PART) answers.set(key, kept);
  };

  const settle = <Other>(key: string, computed: Computed<Other>, isWanted: boolean): Answer | undefined => {
    if (computed.kind === 'OTHER') {
      if (!computed.isAbandoned) unshared.set(key, NOTED);
      return undefined;
    }
    unshared.delete(key);
    if (isWanted) keep(key, computed.answer);
    return computed.answer;
  };

  /** Begins without a pause after its last look at what is under way: of many that wait for one, only one begins. */
  const joinOrBegin = async <Other>(
    key: string,
    arrival: number,
    reason: MissReason,
    compute: () => Promise<Computed<Other>>,
  ): Promise<Found<Other>> => {
    // What was kept has been asked for before.
    const isWanted = reason !== 'ABSENT' || seen.has(key);
    seen.set(key, NOTED);
    for (let joins = 0; ; joins += 1) {
      const flight = flights.get(key);
      const isFresh = flight !== undefined && flight.begun > arrival;
      const mayJoin = !unshared.has(key) && (joins === 0 || (isFresh && joins < MOST_JOINS));
      if (flight === undefined || !mayJoin) {
        const settleIt = (computed: Computed<Other>, isWantedNow: boolean): Answer | undefined =>
          settle(key, computed, isWantedNow);
        const computed = await flights.begin(key, ++clock, isWanted, compute, settleIt);
        return { origin: { kind: 'MISS', reason }, ...computed };
      }
      flight.isWanted = true;
      const answer = await flight.result;
      // One that began after the arrival read nothing that is older.
      if (answer && (isFresh || (await stateOf(answer.loads)) === 'CURRENT')) {
        return { origin: { kind: 'JOIN' }, kind: 'ANSWER', answer };
      }
    }
  };

  return {
    answer: async (key, compute) => {
      const arrival = ++clock;
      const kept = answers.get(key);
      if (kept === undefined) return joinOrBegin(key, arrival, 'ABSENT', compute);
      const state = await stateOf(kept.answer.loads);
      if (state === 'CURRENT') return { origin: { kind: 'HIT' }, kind: 'KEPT', kept };
      if (state === 'CHANGED' && answers.get(key) === kept) answers.delete(key);
      return joinOrBegin(key, arrival, state, compute);
    },
    bytes: () => answers.calculatedSize,
  };
};
