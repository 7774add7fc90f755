import { createPreparation } from '../engine/prepare';
import type { Graph } from '../engine/graph';
import type { Source } from '../sources/source';

/** A graph with the sources that it asks, what was prepared of its operations, and how many requests it answers now. */
export interface LiveGraph {
  readonly graph: Graph;
  readonly sources: ReadonlyMap<string, Source>;
  readonly prepare: ReturnType<typeof createPreparation>;
  /** Does some work as one of the requests that it answers. */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when it answers none, and has answered none for a moment: no request that knows it can still be on its way. */
  unused(): Promise<void>;
}

/**
 * How long a request may take from when it is given its schema until it is executed, in milliseconds: it is parsed and
 * validated meanwhile, which waits for nothing outside this process.
 */
const ON_ITS_WAY_MS = 1_000;

/** Makes a graph live. */
export const createLiveGraph = (graph: Graph, sources: readonly Source[]): LiveGraph => {
  let running = 0;
  let whenIdle: (() => void) | undefined;
  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      whenIdle = resolve;
      if (running === 0) resolve();
    });
  return {
    graph,
    sources: new Map(sources.map((source) => [source.name, source])),
    prepare: createPreparation(graph),
    during: async (work) => {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) whenIdle?.();
      }
    },
    unused: async () => {
      do {
        await idle();
        await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY_MS).unref());
      } while (running > 0);
    },
  };
};
