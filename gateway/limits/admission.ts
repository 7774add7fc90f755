/** Gives back a place that was taken. Giving it back twice does nothing. */
export type Leave = () => void;

/** How many requests may be under way at once. */
export interface AdmissionLimits {
  /** The most that are answered at the same time. */
  readonly mostRunning: number;
  /** The most that wait for others to end. */
  readonly mostWaiting: number;
  /** How long one waits, in milliseconds, before it is turned away. */
  readonly mostWaitMs: number;
}

/** Lets so many in at once, the others in the order in which they came. */
export interface Admission {
  /** Takes a place that is free; undefined where there is none, or others wait for one. */
  enterNow(): Leave | undefined;
  /**
   * Waits for a place. Resolves to null where there is none: too many wait, or none came free in time.
   * @param signal ends the waiting of a client that is gone
   */
  enter(signal: AbortSignal): Promise<Leave | null>;
  /** Lowers or raises how many may be answered at once, from now on: at least 1, at most `mostRunning`. */
  allow(running: number): void;
  /** How many are answered and how many wait now. */
  readonly counts: { readonly running: number; readonly waiting: number; readonly allowed: number };
}

interface Waiting {
  settle(leave: Leave | null): void;
}

/** Makes an admission of at most so many at once. */
export const createAdmission = ({ mostRunning, mostWaiting, mostWaitMs }: AdmissionLimits): Admission => {
  let allowed = mostRunning;
  let running = 0;
  // A set keeps the order of arrival, and loses one in the middle at no cost.
  const waiting = new Set<Waiting>();

  const letIn = (): Leave => {
    running += 1;
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      running -= 1;
      callNext();
    };
  };
  const enterNow = (): Leave | undefined => (running < allowed && waiting.size === 0 ? letIn() : undefined);
  const callNext = (): void => {
    for (const next of waiting) {
      if (running >= allowed) return;
      next.settle(letIn());
    }
  };

  return {
    get counts() {
      return { running, waiting: waiting.size, allowed };
    },
    allow: (most) => {
      allowed = Math.max(1, Math.min(mostRunning, Math.floor(most)));
      callNext();
    },
    enterNow,
    enter: (signal) => {
      if (signal.aborted) return Promise.resolve(null);
      const leave = enterNow();
      if (leave !== undefined) return Promise.resolve(leave);
      if (waiting.size >= mostWaiting) return Promise.resolve(null);
      return new Promise((resolve) => {
        const giveUp = (): void => {
          self.settle(null);
        };
        const self: Waiting = {
          settle: (leave) => {
            waiting.delete(self);
            clearTimeout(timer);
            signal.removeEventListener('abort', giveUp);
            resolve(leave);
          },
        };
        const timer = setTimeout(giveUp, mostWaitMs);
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.add(self);
      });
    },
  };
};
