import type { BreakerState } from './observer';
import { createRecentCalls } from './recent-calls';

/** What a breaker says to a call: it may go, it may go as the one that tries, or it is refused for so long. */
export type Admission = 'call' | 'probe' | { readonly retryAfterMs: number };

/** What a breaker is made of. */
export interface BreakerOptions {
  /** How long a failing subgraph is left alone at first, in milliseconds; twice as long after each try that fails. */
  readonly coolDownMs: number;
  /** The time in milliseconds, which only goes forward. */
  readonly now?: () => number;
  /** A number from 0 up to 1, so that several gateways don't try at once. */
  readonly random?: () => number;
  readonly onState: (state: BreakerState) => void;
}

/** Decides whether a subgraph is asked, by how the last calls went. */
export interface Breaker {
  admit(): Admission;
  /** For how many milliseconds a call would be refused now; undefined where it would not be. */
  refusal(): number | undefined;
  /** How an admitted call went; nothing is learned from one that was given up by whoever asked. */
  settle(admission: Admission, outcome: 'good' | 'bad' | 'unknown'): void;
  /** A check went well: an open breaker lets one call try now. */
  heard(): void;
  /** A check failed, as a call would. */
  missed(): void;
}

/** The longest that a subgraph is left alone, in first cool-downs. */
const LONGEST = 10;

/** Makes a breaker, closed. */
export const createBreaker = ({
  coolDownMs,
  now = () => performance.now(),
  random = Math.random,
  onState,
}: BreakerOptions): Breaker => {
  const recent = createRecentCalls(now);
  let state: BreakerState = 'closed';
  let openUntil = 0;
  let failedTries = 0;
  let isProbing = false;

  const become = (next: BreakerState): void => {
    state = next;
    isProbing = false;
    onState(next);
  };
  const open = (): void => {
    const coolDown = coolDownMs * Math.min(2 ** failedTries, LONGEST);
    openUntil = now() + coolDown * (0.75 + random() / 2);
    failedTries += 1;
    become('open');
  };
  const close = (): void => {
    failedTries = 0;
    recent.forget();
    become('closed');
  };
  const learn = (isFailure: boolean): void => {
    if (state !== 'closed') return;
    recent.add(isFailure);
    if (isFailure && recent.areBad()) open();
  };

  const refusal = (): number | undefined => {
    if (state === 'open') return now() < openUntil ? openUntil - now() : undefined;
    return isProbing ? coolDownMs : undefined;
  };

  return {
    refusal,
    admit: () => {
      const retryAfterMs = refusal();
      if (retryAfterMs !== undefined) return { retryAfterMs };
      if (state === 'closed') return 'call';
      if (state === 'open') become('half-open');
      isProbing = true;
      return 'probe';
    },
    settle: (admission, outcome) => {
      if (admission === 'probe' && state === 'half-open') {
        if (outcome === 'good') close();
        else if (outcome === 'bad') open();
        else isProbing = false;
      } else if (outcome !== 'unknown') learn(outcome === 'bad');
    },
    heard: () => {
      if (state === 'open') become('half-open');
    },
    missed: () => {
      learn(true);
    },
  };
};
