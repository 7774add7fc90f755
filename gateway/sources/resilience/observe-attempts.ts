import { SourceFailure, type Source } from '../source';
import { isAbandoned } from './ended-by';
import type { Outcome, SourceObserver } from './observer';
import { wrap } from './wrap';

const outcomeOf = (error: unknown, signal: AbortSignal): Outcome => {
  if (isAbandoned(signal)) return 'abandoned';
  return error instanceof SourceFailure ? error.code : 'SUBGRAPH_UNAVAILABLE';
};

/** Tells an observer how long each attempt took and how it ended. */
export const observeAttempts = (source: Source, { onAttempt }: Pick<SourceObserver, 'onAttempt'>): Source =>
  wrap(source, async (request, scope) => {
    const began = performance.now();
    try {
      const result = await source.execute(request, scope);
      onAttempt(source.name, performance.now() - began, 'answered');
      return result;
    } catch (error) {
      onAttempt(source.name, performance.now() - began, outcomeOf(error, scope.signal));
      throw error;
    }
  });
