/** How the last calls went. */
export interface RecentCalls {
  add(isFailure: boolean): void;
  /** Whether they went so badly that the subgraph is better left alone. */
  areBad(): boolean;
  forget(): void;
}

/** How many calls are remembered, and for how long. */
const KEPT = 100;
const WINDOW_MS = 10_000;

/** As many failures in the window, and at least this share of its calls, are bad. */
const LEAST_FAILURES = 5;
const SHARE = 0.5;

/** So many failures with no answer between them are bad, however well it went before. */
const MOST_IN_A_ROW = 10;

/** Remembers the last calls: at most a hundred, of the last ten seconds. */
export const createRecentCalls = (now: () => number): RecentCalls => {
  const times = new Float64Array(KEPT).fill(-Infinity);
  const failed = new Uint8Array(KEPT);
  let next = 0;
  let inARow = 0;
  return {
    add: (isFailure) => {
      times[next] = now();
      failed[next] = isFailure ? 1 : 0;
      inARow = isFailure ? inARow + 1 : 0;
      next = (next + 1) % KEPT;
    },
    areBad: () => {
      if (inARow >= MOST_IN_A_ROW) return true;
      const since = now() - WINDOW_MS;
      let calls = 0;
      let failures = 0;
      times.forEach((time, at) => {
        if (time < since) return;
        calls += 1;
        failures += failed[at] ?? 0;
      });
      return failures >= LEAST_FAILURES && failures >= calls * SHARE;
    },
    forget: () => {
      times.fill(-Infinity);
      inARow = 0;
    },
  };
};
