import { SourceFailure, type Source } from '../source';
import { NotAsked } from './not-asked';
import type { SourceObserver } from './observer';
import { wrap } from './wrap';

/** How much of the gateway one subgraph may take up. */
export interface ConcurrencyOptions {
  /** The most operations that are under way at once. */
  readonly mostAtOnce: number;
  /** The most operations that wait for a place; what is more is refused at once. */
  readonly mostWaiting: number;
}

/** In how many seconds a place is likely to be free. */
const RETRY_AFTER = 1;

/** Bounds how many operations are under way to a subgraph, so that a slow one can't take up all there is. */
export const limitConcurrency = (
  source: Source,
  { mostAtOnce, mostWaiting }: ConcurrencyOptions,
  { onRefused }: Pick<SourceObserver, 'onRefused'>,
): Source => {
  let underWay = 0;
  // In the order in which they came; any of them can leave.
  const waiting = new Set<() => void>();

  const turn = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(start);
        reject(new SourceFailure('SUBGRAPH_TIMEOUT', source.name, signal.reason));
      };
      if (signal.aborted) leave();
      else {
        waiting.add(start);
        signal.addEventListener('abort', leave, { once: true });
      }
    });

  /** Hands the place on to the first that waits. */
  const passOn = (): void => {
    const [first] = waiting;
    if (first === undefined) underWay -= 1;
    else {
      waiting.delete(first);
      first();
    }
  };

  return wrap(source, async (request, scope) => {
    if (underWay < mostAtOnce) underWay += 1;
    else if (waiting.size < mostWaiting) await turn(scope.signal);
    else {
      onRefused(source.name, 'full');
      throw new NotAsked(source.name, 'full', RETRY_AFTER);
    }
    try {
      return await source.execute(request, scope);
    } finally {
      passOn();
    }
  });
};
