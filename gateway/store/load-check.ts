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
  const currentOf = async (name: string): Promise<readonly [string, string]> => {
    const source = sourceOf(name);
    if (source === undefined) throw new Error(`There is no subgraph ${name}.`);
    return [name, await checkOf(source)()];
  };
  return {
    currentLoads: async (subgraphs) => new Map(await Promise.all([...subgraphs].map(currentOf))),
  };
};
