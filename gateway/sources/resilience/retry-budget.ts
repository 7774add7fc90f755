/** How many retries there may be, in proportion to the requests. */
export interface RetryBudget {
  /** Is told of a request, which earns a part of a retry. */
  earn(): void;
  /** Takes one retry, where there is one. */
  spend(): boolean;
}

/** The retries that a quiet subgraph has at hand, and the most that are saved up. */
const RESERVE = 10;

/**
 * A budget of so many retries in a hundred requests, and a few beside. Without it, retries would double the load of a
 * subgraph just when it can bear least.
 */
export const createRetryBudget = (percent: number): RetryBudget => {
  const earned = percent / 100;
  let left = percent === 0 ? 0 : RESERVE;
  return {
    earn: () => {
      left = Math.min(RESERVE, left + earned);
    },
    spend: () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
};
