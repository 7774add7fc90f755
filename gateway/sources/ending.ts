/** A signal that ends work, and costs a tenth of an AbortController's: a request has one for each of its sub-operations. */
export interface Ending {
  /**
   * What is listened to. It has of an AbortSignal what `RequestScope` promises, and no more: it can't be given to what
   * Node or the web provides.
   */
  readonly signal: AbortSignal;
  abort(reason: unknown): void;
}

/** What of an AbortSignal whoever works for a request listens to. */
type Listened = Pick<AbortSignal, 'aborted' | 'reason' | 'addEventListener' | 'removeEventListener'>;

type Listener = () => void;

/** Makes a signal that has not ended anything yet. Its listeners are called once, and must not throw. */
export const createEnding = (): Ending => {
  let listeners: Listener[] = [];
  const signal = {
    aborted: false as boolean,
    reason: undefined as unknown,
    addEventListener: (_type: string, listener: unknown): void => {
      if (!signal.aborted) listeners.push(listener as Listener);
    },
    removeEventListener: (_type: string, listener: unknown): void => {
      const at = listeners.indexOf(listener as Listener);
      if (at >= 0) listeners.splice(at, 1);
    },
  } satisfies Listened;
  return {
    signal: signal as Listened as AbortSignal,
    abort: (reason) => {
      if (signal.aborted) return;
      signal.aborted = true;
      signal.reason = reason;
      const called = listeners;
      listeners = [];
      for (const listener of called) listener();
    },
  };
};
