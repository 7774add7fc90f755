import type { SourceFailureCode } from '../source';

/** How one attempt ended: with an answer, with a failure, or because nobody waits for it any more. */
export type Outcome = 'answered' | 'abandoned' | SourceFailureCode;

/** What a circuit breaker lets through: all, nothing, or one call to try. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** Why a subgraph was not asked: its breaker is open, or too many wait for it already. */
export type Refusal = 'open' | 'full';

/** Is told what happens between the gateway and its subgraphs, for metrics and logs. It must not throw. */
export interface SourceObserver {
  /** One operation was sent; a retry is one more. Times are in milliseconds. */
  onAttempt(subgraph: string, ms: number, outcome: Outcome): void;
  /** A breaker changed. */
  onBreaker(subgraph: string, state: BreakerState): void;
  /** An operation was refused here. */
  onRefused(subgraph: string, reason: Refusal): void;
  /** The last good answer was given, which is so many seconds old. */
  onStale(subgraph: string, ageSeconds: number): void;
}

/** An observer that keeps nothing. */
export const silentObserver: SourceObserver = {
  onAttempt: () => undefined,
  onBreaker: () => undefined,
  onRefused: () => undefined,
  onStale: () => undefined,
};
