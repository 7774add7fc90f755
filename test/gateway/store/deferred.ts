import { setImmediate as nextTurn } from 'node:timers/promises';

/** A promise that a test settles when it likes. */
export const createDeferred = <Value>() => {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<Value>((settle, fail) => {
    resolve = settle;
    reject = fail;
  });
  return { promise, resolve, reject };
};

/** Lets all go on that waits for nothing from outside. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
};
