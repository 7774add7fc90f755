import type { Source } from '../source';
import type { Breaker } from './breaker';
import { leftAlone } from './left-alone';
import type { SourceObserver } from './observer';
import { wrap } from './wrap';

/**
 * Refuses an operation before it waits for a place, where its breaker would refuse it after. The places of a subgraph
 * that stalls are taken until their time is over.
 */
export const refuseWhileOpen = (
  source: Source,
  breaker: Breaker,
  observer: Pick<SourceObserver, 'onRefused'>,
): Source =>
  wrap(source, async (request, scope) => {
    const retryAfterMs = breaker.refusal();
    if (retryAfterMs !== undefined) throw leftAlone(source.name, retryAfterMs, observer);
    return source.execute(request, scope);
  });
