import type { QueryPlan } from '@apollo/query-planner';
import { PlanningBusy, PlanTooLong } from '../plan-errors';
import type { OpenPlanner } from '../planner';
import { errorOf, type Message } from './messages';
import { openThread, type PlanningThread, type ThreadOptions } from './open-thread';

/** The bounds of planning in a thread. */
export interface PlanningOptions extends ThreadOptions {
  /** How long one operation may be planned, in milliseconds. */
  readonly timeoutMs: number;
  /** How long an operation waits for its turn, in milliseconds. */
  readonly mostWaitMs?: number;
}

/** An operation that waits for its plan. */
interface Job {
  readonly operation: string;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: Error) => void;
  /** Ends the wait for its turn, then the time for its plan. */
  timer: NodeJS.Timeout;
}

const MOST_WAIT_MS = 10_000;

/**
 * Plans in a thread of its own, so that requests are answered meanwhile. It plans one operation at a time, the shortest
 * first. One that takes too long, or all of the memory, is refused and ends the thread; another begins in its place.
 */
export const planInThread =
  ({ timeoutMs, mostWaitMs = MOST_WAIT_MS, ...options }: PlanningOptions): OpenPlanner =>
  ({ planning: { sdl } }) => {
    const waiting = new Set<Job>();
    let planned: Job | undefined;
    let thread: PlanningThread | undefined;
    let isReady = false;
    let isClosed = false;
    let told: (error?: Error) => void = () => undefined;
    const ready = new Promise<void>((resolve, reject) => {
      told = (error) => {
        if (error === undefined) resolve();
        else reject(error);
      };
    });
    // Whoever plans is told as well.
    ready.catch(() => undefined);

    const settle = (): Job | undefined => {
      const job = planned;
      clearTimeout(job?.timer);
      planned = undefined;
      return job;
    };

    const failAll = (error: Error): void => {
      told(error);
      settle()?.reject(error);
      for (const { timer, reject } of waiting) {
        clearTimeout(timer);
        reject(error);
      }
      waiting.clear();
    };

    const next = (): void => {
      if (planned !== undefined || waiting.size === 0 || isClosed) return;
      thread ??= start();
      if (!isReady) return;
      const job = [...waiting].reduce((one, other) =>
        other.operation.length < one.operation.length ? other : one,
      );
      waiting.delete(job);
      clearTimeout(job.timer);
      job.timer = setTimeout(() => {
        const late = thread;
        thread = undefined;
        isReady = false;
        void late?.end();
        settle()?.reject(new PlanTooLong(timeoutMs));
        next();
      }, timeoutMs);
      planned = job;
      thread.send(job.operation);
    };

    const hear = (message: Message): void => {
      switch (message.kind) {
        case 'ready':
          isReady = true;
          told();
          break;
        case 'planned':
          settle()?.resolve(message.plan);
          break;
        case 'failed':
          settle()?.reject(errorOf(message.failure));
          break;
        case 'unusable':
          // The next operation tries with another thread: what failed can have been a want of memory.
          void thread?.end();
          thread = undefined;
          isReady = false;
          failAll(errorOf(message.failure));
          break;
      }
      next();
    };

    const lose = (reason: string): void => {
      thread = undefined;
      if (!isReady) failAll(new Error(`The planning thread did not start: ${reason}.`));
      isReady = false;
      settle()?.reject(new PlanTooLong());
      next();
    };

    const start = (): PlanningThread => openThread(sdl, options, hear, lose);

    thread = start();
    return {
      ready: () => ready,
      plan: (operation) =>
        new Promise((resolve, reject) => {
          const job: Job = {
            operation,
            resolve,
            reject,
            timer: setTimeout(() => {
              waiting.delete(job);
              reject(new PlanningBusy());
            }, mostWaitMs),
          };
          waiting.add(job);
          next();
        }),
      close: async () => {
        isClosed = true;
        failAll(new PlanningBusy());
        const last = thread;
        thread = undefined;
        await last?.end();
      },
    };
  };
