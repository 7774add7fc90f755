import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Makes reads that many wait for together. A caller gets what was read by a read that began after its call: it never
 * joins one under way, but waits for the next, with all others that wait. While reads fail, a call fails at once, so
 * that what is slow to fail holds nobody up; it is tried again behind it.
 */
export const createSharedCheck = <Read>(read: () => Promise<Read>): (() => Promise<Read>) => {
  let underWay: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Read> | undefined;
  let failure: Error | undefined;

  const readNext = async (): Promise<Read> => {
    await underWay;
    // All requests that the network brought in this turn share the read that follows it.
    await nextTurn();
    // From here on it has begun: who calls now waits for another.
    waiting = undefined;
    const reading = read();
    underWay = reading.then(
      () => {
        failure = undefined;
      },
      (cause: unknown) => {
        failure = new Error('The last check failed.', { cause });
      },
    );
    return reading;
  };

  return () => {
    waiting ??= readNext();
    if (failure === undefined) return waiting;
    waiting.catch(() => undefined);
    return Promise.reject(failure);
  };
};
