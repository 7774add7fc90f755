import { setMaxListeners } from 'node:events';
import type { Allowance } from '../../subgraphs/common/allowance';
import type { RequestScope } from './source';

const OVER = new Error('The request is over.');

/** The scope of a request that has just begun, and its end. */
export interface OpenScope {
  readonly scope: RequestScope;
  /** Whether its time was over before its end. */
  isLate(): boolean;
  /** Ends it: what is still under way is aborted, and all that was kept for its end is done. */
  end(): Promise<void>;
}

/**
 * Opens the scope of a request.
 * @param limitMs how long the request may take
 */
export const openScope = (limitMs: number, allowance: Allowance, client?: AbortSignal): OpenScope => {
  const controller = new AbortController();
  // Each fetch and each statement under way listens; ten of them are not too many.
  setMaxListeners(0, controller.signal);
  const abort = (): void => {
    // Without a reason of ours, an error with a stack would be made for each request.
    controller.abort(OVER);
  };
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort();
  }, limitMs);
  client?.addEventListener('abort', abort, { once: true });
  const closings: (() => unknown)[] = [];
  return {
    scope: { signal: controller.signal, allowance, onEnd: (close) => closings.push(close) },
    isLate: () => isLate,
    end: async () => {
      clearTimeout(timer);
      client?.removeEventListener('abort', abort);
      abort();
      // The last opened is closed first: a place at the gate is given up after the snapshots.
      for (const close of closings.reverse()) await close();
    },
  };
};
