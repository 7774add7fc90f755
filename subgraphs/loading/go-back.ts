import { randomUUID } from 'node:crypto';
import { DatabaseError } from '../common/database/connection';
import type { HeldLoad, HeldLoads } from '../common/database/held-loads';
import type { Store } from '../common/database/store';
import { LOAD_WAIT_SECONDS } from './settings';
import { together } from './together';

/** What going back came to. */
export interface WentBack {
  /** The load that all databases hold now. */
  readonly to: HeldLoad;
  /** The subgraphs whose databases were changed: the others held it already. */
  readonly subgraphs: readonly string[];
}

/**
 * The load that all databases can be brought to and that is the one before of at least one. A load that was stopped
 * halfway has left some of them at the new one, with the old before it, and the others at the old one.
 */
const targetOf = (held: ReadonlyMap<string, HeldLoads>): HeldLoad => {
  for (const { previous } of held.values()) {
    if (previous === null) continue;
    const canAll = [...held.values()].every((each) =>
      [each.current, each.previous].some((load) => load?.digest === previous.digest),
    );
    if (canAll) return previous;
  }
  const said = [...held].map(
    ([name, { current, previous }]) =>
      `${name} holds ${current === null ? 'nothing' : current.version}, before it ${previous === null ? 'nothing' : previous.version}`,
  );
  throw new DatabaseError(
    `There is no load before this one that all databases hold: ${said.join('; ')}. Nothing was changed.`,
  );
};

/**
 * Brings the load before back, in all given databases or none. It gets an id of its own, since what was read of it before
 * may have been read with others; going back once more undoes it.
 * @throws {DatabaseError} where there is none, it doesn't fit, or a database can't be written
 */
export const goBack = (
  stores: ReadonlyMap<string, Store>,
  waitSeconds = LOAD_WAIT_SECONDS,
): Promise<WentBack> =>
  together(stores, waitSeconds, async (loads) => {
    const held = new Map<string, HeldLoads>();
    for (const [name, load] of loads) held.set(name, await load.held());
    const to = targetOf(held);
    const names = [...held].filter(([, { current }]) => current?.digest !== to.digest).map(([name]) => name);
    for (const name of names)
      await loads.get(name)?.restore({ loadId: randomUUID(), loadedAt: new Date().toISOString() });
    return { to, subgraphs: names };
  });
