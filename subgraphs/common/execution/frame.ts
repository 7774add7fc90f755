import type { Allowance } from '../allowance';

/** One execution that isn't over. */
export interface Frame {
  readonly context: unknown;
  /** The variables, coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The arguments of fields that take them from variables, by field: the same for all objects of the execution. */
  readonly args: Map<object, object>;
  /** Takes so many values from the request's allowance. @throws {GraphQLError} where it has not as many */
  spend(values: number): void;
  /** Goes on with a value when it comes; the execution waits for it. */
  wait(value: Promise<unknown>, goOn: (value: unknown) => void): void;
}

/** Something that only a whole execution by the specification answers rightly: an error, above all. */
export class NotPlain extends Error {}

/** What an execution came to: whether all of it went well, and else what was thrown. */
export type Outcome = { readonly isWhole: true } | { readonly isWhole: false; readonly reason: unknown };

const WHOLE: Outcome = { isWhole: true };

/**
 * Runs an execution until all that it waits for has come, or something is thrown. Then nothing of it is used, so that
 * what it took from the allowance is given back.
 */
export const runFrame = (
  given: { readonly context: unknown; readonly variables: Readonly<Record<string, unknown>> },
  allowance: Allowance | undefined,
  begin: (frame: Frame) => void,
): Outcome | Promise<Outcome> => {
  let spent = 0;
  let waiting = 0;
  let isOver = false;
  let tell: ((outcome: Outcome) => void) | undefined;

  const failed = (reason: unknown): Outcome => {
    isOver = true;
    if (allowance?.isSpent() === false) allowance.giveBack(spent);
    return { isWhole: false, reason };
  };

  const frame: Frame = {
    ...given,
    args: new Map(),
    spend: (values) => {
      if (allowance === undefined) return;
      spent += values;
      allowance.spend(values);
    },
    wait: (value, goOn) => {
      waiting += 1;
      value.then(
        (come) => {
          if (isOver) return;
          try {
            goOn(come);
          } catch (error) {
            tell?.(failed(error));
            return;
          }
          waiting -= 1;
          if (waiting === 0) tell?.(WHOLE);
        },
        (error: unknown) => {
          if (!isOver) tell?.(failed(error));
        },
      );
    },
  };

  try {
    begin(frame);
  } catch (error) {
    return failed(error);
  }
  return waiting === 0
    ? WHOLE
    : new Promise((resolve) => {
        tell = resolve;
      });
};
