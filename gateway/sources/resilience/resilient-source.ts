import type { Source } from '../source';
import { breakCircuit } from './break-circuit';
import { createBreaker } from './breaker';
import { keepLastGood } from './last-good';
import { limitConcurrency } from './limit-concurrency';
import { limitTime } from './limit-time';
import { observeAttempts } from './observe-attempts';
import { silentObserver, type BreakerState, type SourceObserver } from './observer';
import { refuseWhileOpen } from './refuse-while-open';
import { retryReads } from './retry-reads';

/** What a source bears, and for how long. */
export interface ResilienceOptions {
  /** How long an operation may take, waiting and retries included, in milliseconds. */
  readonly timeoutMs: number;
  /** The most operations that are under way at once. */
  readonly mostAtOnce: number;
  /** The most operations that wait for a place. */
  readonly mostWaiting: number;
  /** How many in a hundred operations may be retries; 0 is none. */
  readonly retryPercent: number;
  /** How long a failing subgraph is left alone at first, in milliseconds; 0 is never. */
  readonly coolDownMs: number;
  /** How old a last good answer may be, in seconds; 0 is that none is given. */
  readonly staleSeconds: number;
  /** How many bytes of last good answers are kept. */
  readonly staleBytes: number;
  readonly observer?: SourceObserver | undefined;
}

/**
 * A source over HTTP that bears a subgraph that is slow, away or restarting. From the inside out: each attempt is
 * observed; a breaker sees it; places are bounded, and not waited for while the breaker is open; reads are retried; a time
 * limit is over all of it; the last good answer. Not for a source in this process, which knows a request by its scope.
 */
export const resilientSource = (
  source: Source,
  {
    timeoutMs,
    mostAtOnce,
    mostWaiting,
    retryPercent,
    coolDownMs,
    staleSeconds,
    staleBytes,
    observer = silentObserver,
  }: ResilienceOptions,
): Source => {
  const { name } = source;
  const onState = (state: BreakerState): void => {
    observer.onBreaker(name, state);
  };
  const bound = { mostAtOnce, mostWaiting };
  const observed = observeAttempts(source, observer);
  const guard = (): Source => {
    const breaker = createBreaker({ coolDownMs, onState });
    const guarded = breakCircuit(observed, breaker, observer);
    return refuseWhileOpen(limitConcurrency(guarded, bound, observer), breaker, observer);
  };
  const guarded = coolDownMs === 0 ? limitConcurrency(observed, bound, observer) : guard();
  const retried = retryPercent === 0 ? guarded : retryReads(guarded, { percent: retryPercent });
  const timed = { ...limitTime(retried, { timeoutMs }), isTimed: true };
  return staleSeconds === 0
    ? timed
    : keepLastGood(timed, { mostSeconds: staleSeconds, mostBytes: staleBytes }, observer);
};
