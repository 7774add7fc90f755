import { isRead } from '../is-read';
import { SourceFailure, type Source } from '../source';
import { NotAsked } from './not-asked';
import { pause } from './pause';
import { createRetryBudget } from './retry-budget';
import { wrap } from './wrap';

/** How operations are sent again. */
export interface RetryOptions {
  /** How many in a hundred operations may be retries; 0 is none at all. */
  readonly percent: number;
  /** A number from 0 up to 1, which spreads retries over time. */
  readonly random?: () => number;
}

const MOST_RETRIES = 2;

/** The longest pause before the first retry; each next one may be twice as long. */
const FIRST_PAUSE_MS = 50;

const isWorthIt = (error: unknown): boolean =>
  error instanceof SourceFailure && error.code === 'SUBGRAPH_UNAVAILABLE' && !(error instanceof NotAsked);

/**
 * Sends an operation that only reads again where the subgraph could not be reached, within a budget and the time of the
 * request. What it answered, right or wrong, stands; a change is never sent twice.
 */
export const retryReads = (source: Source, { percent, random = Math.random }: RetryOptions): Source => {
  const budget = createRetryBudget(percent);
  return wrap(source, async (request, scope) => {
    budget.earn();
    for (let retries = 0; ; retries += 1) {
      try {
        return await source.execute(request, scope);
      } catch (error) {
        const isOver = retries === MOST_RETRIES || scope.signal.aborted;
        if (isOver || !isWorthIt(error) || !isRead(request.query) || !budget.spend()) throw error;
        await pause(random() * FIRST_PAUSE_MS * 2 ** retries, scope.signal).catch(() => {
          throw error;
        });
      }
    }
  });
};
