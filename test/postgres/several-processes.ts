import { createGate } from '../../gateway/sources/gate';
import { httpSource } from '../../gateway/sources/http';
import { inProcessSource } from '../../gateway/sources/in-process';
import type { Source } from '../../gateway/sources/source';
import { openSubgraphs, subgraphs } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { openDatabase } from '../../subgraphs/common/database/open-database';
import { serverOf } from '../../subgraphs/common/database/postgres/server';
import type { DatabaseConfig } from '../../subgraphs/common/database/settings';
import type { Store } from '../../subgraphs/common/database/store';
import { createVerifier } from '../../subgraphs/common/signing/verify';
import { loadDataset } from '../../subgraphs/load';
import { createService } from '../../subgraphs/service';
import { listening } from '../support/listening';
import { openRoundRobin } from '../support/round-robin';
import { writeWorld, type WorldRows } from '../support/world';

const KEY = 'the one key of the gateways and the subgraphs';
const NAMES = subgraphs.map(({ name }) => name);

/** A database that several processes share, and the folder of the dataset that they load. */
export interface Shared {
  readonly database: DatabaseConfig;
  readonly folder: string;
}

/** Where the subgraphs of the gateways are. */
export type Reach = 'in the process of each gateway' | 'as services in two copies behind one address, signed';

/** How gateways reach the subgraphs. */
export interface Reached {
  /** The sources of one more gateway, closed with it. */
  open(): Promise<readonly Source[]>;
  /** How many requests each copy of each subgraph was sent. */
  sent(): readonly (readonly number[])[];
  close(): Promise<void>;
}

/** Opens all subgraphs with connections of their own, as each process does. */
const openAll = ({ database, folder }: Shared): Promise<RunningSubgraph[]> =>
  openSubgraphs({ dataDir: '', database, datasetDir: folder });

const inProcesses = (shared: Shared): Reached => ({
  open: async () => {
    const gate = createGate(shared.database.databaseConnections);
    return (await openAll(shared)).map((subgraph) => inProcessSource(subgraph, gate));
  },
  sent: () => [],
  close: () => Promise.resolve(),
});

const asServices = async (shared: Shared): Promise<Reached> => {
  const copies = [...(await openAll(shared)), ...(await openAll(shared))];
  const addresses = await Promise.all(
    NAMES.map(async (name) => {
      const services = await Promise.all(
        copies
          .filter((subgraph) => subgraph.name === name)
          .map((subgraph) =>
            listening(createService(subgraph, createVerifier({ keys: [KEY], audience: name }))),
          ),
      );
      return { name, address: await openRoundRobin(services.map(({ url }) => url)) };
    }),
  );
  return {
    open: () =>
      Promise.resolve(
        addresses.map(({ name, address: { url } }) =>
          httpSource({ name, url: `${url}graphql`, mostBytes: 1_000_000, key: KEY }),
        ),
      ),
    sent: () => addresses.map(({ address }) => address.sent),
    close: async () => {
      await Promise.all(copies.map((subgraph) => subgraph.close()));
    },
  };
};

/** Opens the subgraphs of several gateways over one database. */
export const openReach = (reach: Reach, shared: Shared): Reached | Promise<Reached> =>
  reach === 'in the process of each gateway' ? inProcesses(shared) : asServices(shared);

/**
 * Loads rows as a process of its own does, with databases that no gateway shares.
 * @param names the subgraphs that it loads
 * @param afterCommit is waited for after each of them has the new load, before the next is begun
 */
export const openLoader = async (
  { database, folder }: Shared,
  names: readonly string[],
  afterCommit: (name: string) => Promise<void>,
) => {
  const server = serverOf(database);
  const stores = new Map<string, Store>();
  for (const definition of subgraphs.filter(({ name }) => names.includes(name))) {
    const { name } = definition;
    const store = await openDatabase(definition, { dataDir: '', server });
    const openLoad: Store['openLoad'] = async (waitMs) => {
      const load = await store.openLoad(waitMs);
      const commit = async (): Promise<void> => {
        await load.commit();
        await afterCommit(name);
      };
      return { ...load, commit };
    };
    stores.set(name, { ...store, openLoad });
  }
  return {
    load: async (rows: WorldRows): Promise<void> => {
      writeWorld(folder, rows);
      await loadDataset(folder, subgraphs, stores);
    },
    close: () => Promise.all([...stores.values()].map((store) => store.close())),
  };
};
