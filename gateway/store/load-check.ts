import { createLru } from '../limits/lru';
import type { Loads } from './loads';
import { createSharedCheck } from './shared-check';

/** What of a subgraph's source a check needs. */
export interface LoadReporter {
  readonly name: string;
  /** The id of the load that the subgraph holds, read after this call began; rejects where it can't be had. */
  loadId(signal: AbortSignal): Promise<string>;
}

/** Asks subgraphs which loads they hold. */
export interface LoadCheck {
  /**
   * The current loads of the named subgraphs, each read after this call began.
   * @throws where one of them can't say, or not in time
   */
  currentLoads(subgraphs: Iterable<string>): Promise<Loads>;
}

const readWithin = async (source: LoadReporter, limitMs: number): Promise<string> => {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The subgraph ${source.name} did not say in time which load it holds.`));
      controller.abort();
    }, limitMs);
  });
  try {
    const id = await Promise.race([source.loadId(controller.signal), tooLate]);
    if (typeof id !== 'string' || id === '') throw new Error(`The subgraph ${source.name} names no load.`);
    return id;
  } finally {
    clearTimeout(timer);
  }
};

/** Reads under way, and what they come to together. */
interface SharedLoads {
  readonly reads: readonly Promise<string>[];
  readonly loads: Promise<Loads>;
}

/** Graphs have few subgraphs, and answers are read from few different sets of them. */
const MOST_SHARED = 100;

/**
 * Checks loads, one read at a time for each subgraph, shared by all who wait for it.
 * @param sourceOf the source of a subgraph by its name; another source has reads of its own
 * @param limitMs how long one read may take
 */
export const createLoadCheck = (
  sourceOf: (name: string) => LoadReporter | undefined,
  limitMs: number,
): LoadCheck => {
  const checks = new WeakMap<LoadReporter, () => Promise<string>>();
  const checkOf = (source: LoadReporter): (() => Promise<string>) => {
    const check = checks.get(source) ?? createSharedCheck(() => readWithin(source, limitMs));
    checks.set(source, check);
    return check;
  };
  const readOf = (name: string): Promise<string> => {
    const source = sourceOf(name);
    if (source === undefined) return Promise.reject(new Error(`There is no subgraph ${name}.`));
    return checkOf(source)();
  };
  // All who wait for the same reads have the same answer.
  const shared = createLru<SharedLoads>(MOST_SHARED);
  return {
    currentLoads: (subgraphs) => {
      const names = [...subgraphs];
      const reads = names.map(readOf);
      const key = names.join('\n');
      const found = shared.get(key);
      if (found?.reads.every((read, index) => read === reads[index]) === true) return found.loads;
      const loads = Promise.all(reads).then(
        (ids) => new Map(ids.map((id, index) => [names[index] ?? '', id] as const)),
      );
      shared.set(key, { reads, loads });
      return loads;
    },
  };
};
