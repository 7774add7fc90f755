/** A value that is there, or will be. */
export type Maybe<Value> = Value | Promise<Value>;

/**
 * Goes on with a value: at once where it is there, so that what is read from memory makes no promise; else when it comes.
 * What is thrown at once is thrown to the caller.
 */
export const when = <Value, Result>(
  value: Maybe<Value>,
  goOn: (value: Value) => Maybe<Result>,
): Maybe<Result> => (value instanceof Promise ? value.then(goOn) : goOn(value));

/** All of some values: a promise only where one of them is. */
export const all = <Value>(values: readonly Maybe<Value>[]): Maybe<readonly Value[]> =>
  values.some((value) => value instanceof Promise)
    ? Promise.all(values)
    : // None of them is a promise, which the types can't tell.
      (values as readonly Value[]);
