import type { IncomingMessage } from 'node:http';

/**
 * Why an answer was computed: the request isn't one that the store answers; nothing is kept for it; the data has
 * changed; or the subgraphs could not say in time whether it has.
 */
export type MissReason = 'BYPASSED' | 'ABSENT' | 'CHANGED' | 'UNCHECKED';

/** Where an answer came from: the store, the computation of an equal request, or one of its own. */
export type Origin =
  | { readonly kind: 'HIT' }
  | { readonly kind: 'JOIN' }
  | { readonly kind: 'MISS'; readonly reason: MissReason };

/** Is told what the store does, for logs and metrics. */
export interface StoreObserver {
  /** A store was made: says how many bytes its answers are kept in. */
  onOpen?(bytes: () => number): void;
  onHit(request: IncomingMessage): void;
  onMiss(request: IncomingMessage, reason: MissReason): void;
  onJoin(request: IncomingMessage): void;
  /** An answer of so many bytes gave way to others. */
  onEvict(bytes: number): void;
}

/** An observer that does nothing. */
export const silentObserver: StoreObserver = {
  onHit: () => undefined,
  onMiss: () => undefined,
  onJoin: () => undefined,
  onEvict: () => undefined,
};

/** Tells an observer where the answer to a request came from. */
export const report = (observer: StoreObserver, request: IncomingMessage, origin: Origin): void => {
  switch (origin.kind) {
    case 'HIT':
      observer.onHit(request);
      return;
    case 'JOIN':
      observer.onJoin(request);
      return;
    case 'MISS':
      observer.onMiss(request, origin.reason);
  }
};
