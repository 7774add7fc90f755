import type { RequestScope } from './source';

/** Lets a number of requests read at once. */
export interface Gate {
  /**
   * Lets a request pass, once for all its subgraphs; it holds its place until it is over. Undefined where there was no
   * need to wait. Rejects where its time was over first.
   */
  pass(scope: RequestScope): Promise<void> | undefined;
}

const isOver = (): Error => new Error('The request was over before it could read.');

/**
 * Makes a gate. A request holds a snapshot of each subgraph that it asks, and so a lease of each one's pool; if more
 * requests were let in than a pool has leases, two could hold what the other waits for.
 * @param places how many requests pass at once
 */
export const createGate = (places: number): Gate => {
  let free = places;
  const waiting = new Set<() => void>();
  const passes = new WeakMap<RequestScope, Promise<void> | true>();

  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else {
      waiting.delete(next);
      next();
    }
  };

  const enter = (scope: RequestScope): Promise<void> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        waiting.delete(go);
        reject(isOver());
      };
      const go = (): void => {
        scope.signal.removeEventListener('abort', giveUp);
        passes.set(scope, true);
        scope.onEnd(leave);
        resolve();
      };
      waiting.add(go);
      scope.signal.addEventListener('abort', giveUp, { once: true });
    });

  return {
    pass: (scope) => {
      const known = passes.get(scope);
      if (known === true) return undefined;
      if (known !== undefined) return known;
      // What still runs for a request that is over would take a place that nobody gives back.
      if (scope.signal.aborted) return Promise.reject(isOver());
      if (free > 0) {
        free -= 1;
        passes.set(scope, true);
        scope.onEnd(leave);
        return undefined;
      }
      const entered = enter(scope);
      passes.set(scope, entered);
      return entered;
    },
  };
};
