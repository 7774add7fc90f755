import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late this process comes to what is due. */
export interface Lag {
  /** The mean lateness since the last call, in milliseconds. */
  read(): number;
  close(): void;
}

const RESOLUTION_MS = 10;

const NANOSECONDS = 1e6;

/** Watches how late the event loop of this process is. */
export const watchLag = (): Lag => {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let seen = { ticks: 0, total: 0 };
  return {
    read: () => {
      const { mean, count: ticks } = delays;
      // Not reset: the tick after a reset is lost, and while the process is late there are few.
      const total = ticks === 0 ? 0 : mean * ticks;
      const [newTicks, newTotal] = [ticks - seen.ticks, total - seen.total];
      seen = { ticks, total };
      // What is measured is the time between two ticks, which is the resolution where nothing is late.
      return newTicks === 0 ? 0 : Math.max(0, newTotal / newTicks / NANOSECONDS - RESOLUTION_MS);
    },
    close: () => {
      delays.disable();
    },
  };
};
