import { SourceFailure, type Source } from '../source';
import type { Breaker } from './breaker';
import { isAbandoned } from './ended-by';
import { leftAlone } from './left-alone';
import { NotAsked } from './not-asked';
import type { SourceObserver } from './observer';
import { wrap } from './wrap';

/** An answer that is wrong is an answer still: one operation that a subgraph can't answer must not close it to all others. */
const verdictOn = (error: unknown, signal: AbortSignal): 'good' | 'bad' | 'unknown' => {
  if (error instanceof NotAsked || isAbandoned(signal)) return 'unknown';
  return error instanceof SourceFailure && error.code === 'SUBGRAPH_BAD_RESPONSE' ? 'good' : 'bad';
};

/**
 * Leaves a subgraph alone for a while that could not be asked again and again: its operations then fail at once. Checks
 * go through always, and what they find counts.
 */
export const breakCircuit = (
  source: Source,
  breaker: Breaker,
  observer: Pick<SourceObserver, 'onRefused'>,
): Source => {
  const checked = async <Value>(signal: AbortSignal, check: Promise<Value>): Promise<Value> => {
    try {
      const value = await check;
      breaker.heard();
      return value;
    } catch (error) {
      if (verdictOn(error, signal) === 'bad') breaker.missed();
      throw error;
    }
  };

  return wrap(
    source,
    async (request, scope) => {
      const admission = breaker.admit();
      if (typeof admission === 'object') throw leftAlone(source.name, admission.retryAfterMs, observer);
      try {
        const result = await source.execute(request, scope);
        breaker.settle(admission, 'good');
        return result;
      } catch (error) {
        breaker.settle(admission, verdictOn(error, scope.signal));
        throw error;
      }
    },
    {
      loadId: (signal) => checked(signal, source.loadId(signal)),
      ready: (signal) => checked(signal, source.ready(signal)),
    },
  );
};
