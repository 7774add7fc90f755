import type { HeldLoad, HeldLoads } from '../common/database/held-loads';
import type { Store } from '../common/database/store';
import type { SubgraphDefinition } from '../common/open-subgraph';
import { loadDataset } from '../load';
import type { LoadCommand } from './command-line';
import { goBack } from './go-back';

/** As much of a digest as tells two apart. */
const DIGEST_SHOWN = 12;

const describe = (load: HeldLoad | null): string =>
  load === null
    ? 'nothing'
    : `${load.dataset} ${load.version}, ${String(load.facts)} rows, loaded at ${load.loadedAt}, digest ${load.digest.slice(0, DIGEST_SHOWN)}, load ${load.loadId}`;

const lineOf = (name: string, { current, previous, leftDigests }: HeldLoads): string => {
  const left =
    previous === null || !leftDigests.includes(previous.digest) ? '' : ' (no start loads it again)';
  return `${name}\n  now:    ${describe(current)}\n  before: ${describe(previous)}${left}`;
};

const heldBy = (stores: ReadonlyMap<string, Store>): Promise<(readonly [string, HeldLoads])[]> =>
  Promise.all([...stores].map(async ([name, store]) => [name, await store.held()] as const));

/**
 * Does what was said with the loads of some databases.
 * @returns what it came to, for whoever said so
 * @throws {DatasetError} where the dataset is not right
 * @throws {DatabaseError} where a database can't be written, or holds no load to go back to
 */
export const runLoadCommand = async (
  command: LoadCommand,
  definitions: readonly SubgraphDefinition[],
  stores: ReadonlyMap<string, Store>,
  waitSeconds: number,
): Promise<string> => {
  switch (command.kind) {
    case 'LIST':
      return (await heldBy(stores)).map(([name, held]) => lineOf(name, held)).join('\n');
    case 'GO_BACK': {
      const { to, subgraphs } = await goBack(stores, waitSeconds);
      return `Went back to ${to.dataset} ${to.version} in ${subgraphs.join(', ')}. The same again undoes it.`;
    }
    case 'LOAD': {
      const loaded = await loadDataset(command.folder, definitions, stores, { waitSeconds, isAsked: true });
      return loaded.length === 0
        ? `The databases hold ${command.folder} already; nothing was changed.`
        : `Loaded ${command.folder} into ${loaded.join(', ')}. Go back with npm run load -- --previous.`;
    }
  }
};
