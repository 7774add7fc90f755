import type { Admission } from './admission';
import { watchLag, type Lag } from './lag';

/** When a process has more to do than it can. */
export interface SheddingLimits {
  /** Above this mean lateness of the event loop, in milliseconds, fewer are let in. Below half of it, more again. */
  readonly mostLagMs: number;
  /** The fewest that are answered at once, however late the process is. */
  readonly leastRunning: number;
}

/** Lets fewer in while the process is late. */
export interface Shedding {
  /** Whether it lets in fewer than it could: not the process to send more requests to. */
  isShedding(): boolean;
  close(): void;
}

/** How often lateness is looked at, in milliseconds. */
const EVERY_MS = 500;

/** What is taken off at once and given back in steps, so that the number settles near what the process can do. */
const LESS = 1 / 2;
const STEPS_BACK = 8;

/** One step: how many may be let in next, by how many are now and how late the process is. */
export const nextAllowed = (
  allowed: number,
  lagMs: number,
  most: number,
  { mostLagMs, leastRunning }: SheddingLimits,
): number => {
  if (lagMs > mostLagMs) return Math.max(Math.min(leastRunning, most), Math.floor(allowed * LESS));
  if (lagMs < mostLagMs / 2) return Math.min(most, allowed + Math.ceil(most / STEPS_BACK));
  return allowed;
};

/**
 * Looks at the event loop twice a second, and lets fewer requests in at once while it is late. Those that come wait for
 * a place, and are turned away where none comes free in time: what is answered stays quick.
 */
export const shedWhenLate = (
  admission: Admission,
  limits: SheddingLimits,
  lag: Lag = watchLag(),
): Shedding => {
  const most = admission.counts.allowed;
  const timer = setInterval(() => {
    admission.allow(nextAllowed(admission.counts.allowed, lag.read(), most, limits));
  }, EVERY_MS);
  timer.unref();
  return {
    isShedding: () => admission.counts.allowed < most,
    close: () => {
      clearInterval(timer);
      lag.close();
    },
  };
};
