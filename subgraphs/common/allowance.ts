import { GraphQLError } from 'graphql';

/** How many values one request may still bring. */
export interface Allowance {
  /** Whether more was asked of it than it had: the request is then refused as a whole. */
  isSpent(): boolean;
  /**
   * Takes some of it.
   * @throws {GraphQLError} ANSWER_TOO_LARGE where it has not as many left, now or before
   */
  spend(values: number): void;
  /** Gives back some of what was taken, for values that were not made after all. */
  giveBack(values: number): void;
  /** The error of a request whose allowance is spent. */
  readonly error: GraphQLError;
}

/** An allowance of some number of values. */
export const createAllowance = (most: number): Allowance => {
  let left = most;
  let error: GraphQLError | undefined;
  // Made only when it is needed: an error costs more than all the rest of an allowance, and nearly none is ever spent.
  const errorOf = (): GraphQLError =>
    (error ??= new GraphQLError(
      `The answer would hold more than ${String(most)} values. Ask for shorter pages, fewer fields, or fewer lists within lists.`,
      // With a path it is reported as it is: a copy for each field that is given up would itself fill the memory.
      { path: [], extensions: { code: 'ANSWER_TOO_LARGE', limit: most, http: { status: 400 } } },
    ));
  return {
    get error() {
      return errorOf();
    },
    isSpent: () => left < 0,
    giveBack: (values) => {
      left += values;
    },
    spend: (values) => {
      if (left >= 0) left -= values;
      if (left < 0) throw errorOf();
    },
  };
};
