import { DatabaseError } from '../common/database/connection';
import type { OpenLoad, Store } from '../common/database/store';

const MS_A_SECOND = 1_000;

/** Commits at once, so that the databases differ for as short as can be. */
const commitAll = async (loads: ReadonlyMap<string, OpenLoad>): Promise<void> => {
  const done: string[] = [];
  const failures: Error[] = [];
  const commit = async ([name, load]: readonly [string, OpenLoad]): Promise<void> => {
    try {
      await load.commit();
      done.push(name);
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error(String(error)));
    }
  };
  await Promise.all([...loads].map(commit));
  const [failure] = failures;
  if (failure === undefined) return;
  if (done.length === 0) throw failure;
  throw new DatabaseError(
    `${failure.message} Only ${done.join(', ')} hold what was loaded; do the same again to bring the others to it.`,
  );
};

/**
 * Writes databases together: all is written before the first is committed, so that what goes wrong leaves all of them as
 * they were, and they differ from each other only for the moment of the commits. No other process loads any of them
 * meanwhile; all take them in one order, so that none waits for ever.
 * @param stores the databases by subgraph, in the order of the list
 * @param work what to write; where it rejects, nothing is committed
 * @throws {DatabaseError} where a database can't be written
 */
export const together = async <Result>(
  stores: ReadonlyMap<string, Store>,
  waitSeconds: number,
  work: (loads: ReadonlyMap<string, OpenLoad>) => Promise<Result>,
): Promise<Result> => {
  const loads = new Map<string, OpenLoad>();
  try {
    for (const [name, store] of stores) loads.set(name, await store.openLoad(waitSeconds * MS_A_SECOND));
    const result = await work(loads);
    await commitAll(loads);
    return result;
  } finally {
    await Promise.all([...loads.values()].map((load) => load.end()));
  }
};
