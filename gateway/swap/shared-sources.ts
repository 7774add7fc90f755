import type { Source } from '../sources/source';

/** Sources that more than one graph may use, each closed when none does any more. */
export interface SharedSources {
  /** Says that one more graph uses some sources. */
  hold(sources: Iterable<Source>): void;
  /** Says that a graph uses them no more; resolves when those that none uses are closed. */
  release(sources: Iterable<Source>): Promise<void>;
  /** Closes all, whoever uses them. */
  close(): Promise<void>;
}

/**
 * Counts which graphs use which sources, so that one that the next graph keeps is not closed with the last.
 * @param log is told what goes wrong when one is closed
 */
export const createSharedSources = (log: (cause: unknown) => void): SharedSources => {
  const uses = new Map<Source, number>();
  const end = async (sources: readonly Source[]): Promise<void> => {
    for (const source of sources) uses.delete(source);
    await Promise.all(sources.map((source) => source.close().catch(log)));
  };
  return {
    hold: (sources) => {
      for (const source of sources) uses.set(source, (uses.get(source) ?? 0) + 1);
    },
    release: async (sources) => {
      const unused: Source[] = [];
      for (const source of sources) {
        const left = (uses.get(source) ?? 0) - 1;
        if (left > 0) uses.set(source, left);
        else if (left === 0) unused.push(source);
      }
      await end(unused);
    },
    close: () => end([...uses.keys()]),
  };
};
