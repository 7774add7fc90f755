import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Message } from './messages';

/** How a planning thread is run. */
export interface ThreadOptions {
  /** The most memory of the thread, in megabytes; beyond it, the thread ends. */
  readonly mostMegabytes?: number | undefined;
  /** Words before the thread's file, where Node can't run it as it stands. */
  readonly execArgv?: readonly string[] | undefined;
}

/** A running thread that plans. */
export interface PlanningThread {
  send(operation: string): void;
  /** Ends it, whatever it is doing. It says nothing any more. */
  end(): Promise<void>;
}

const MOST_MEGABYTES = 512;

/** The thread's file stands beside this one, compiled or not. */
const FILE = join(__dirname, `worker${extname(__filename)}`);

/**
 * Starts a thread that plans over a supergraph. It keeps no process from ending.
 * @param hear is told what it says
 * @param lost is told, once, that it ended by itself
 */
export const openThread = (
  supergraphSdl: string,
  { mostMegabytes = MOST_MEGABYTES, execArgv }: ThreadOptions,
  hear: (message: Message) => void,
  lost: (reason: string) => void,
): PlanningThread => {
  const worker = new Worker(FILE, {
    workerData: supergraphSdl,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    ...(execArgv && { execArgv: [...execArgv] }),
  });
  worker.unref();
  let isOver = false;
  const lose = (reason: string): void => {
    if (!isOver) lost(reason);
    isOver = true;
  };
  worker.on('message', (message: Message) => {
    if (!isOver) hear(message);
  });
  worker.on('error', (error: unknown) => {
    lose(error instanceof Error ? error.message : String(error));
  });
  worker.on('exit', (code) => {
    lose(`it ended with ${String(code)}`);
  });
  return {
    send: (operation) => {
      worker.postMessage(operation);
    },
    end: async () => {
      isOver = true;
      await worker.terminate();
    },
  };
};
