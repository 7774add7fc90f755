import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, type DocumentNode } from 'graphql';
import { agreements } from './agreements';
import type { RunningSubgraph } from './common/contract';
import { DatabaseError } from './common/database/connection';
import { openDatabase } from './common/database/open-database';
import { serverOf } from './common/database/postgres/server';
import type { DatabaseConfig } from './common/database/settings';
import type { Store } from './common/database/store';
import { openSubgraph, type SubgraphDefinition } from './common/open-subgraph';
import { readBuildId } from './common/process/build-id';
import { projectRoot } from './common/project-root';
import { createKeptRows } from './common/reading/kept-rows';
import { KEPT_MEGABYTES } from './common/reading/settings';
import { finance } from './finance';
import { improvement } from './improvement';
import { loadDataset } from './load';
import { record } from './record';
import { safeguarding } from './safeguarding';

/** THE list of subgraphs: everything else follows it. */
export const subgraphs: readonly SubgraphDefinition[] = [
  agreements,
  finance,
  safeguarding,
  improvement,
  record,
];

/** The SDL of a subgraph: its own file and the common one, so that value types can't drift. */
export const typeDefsOf = (name: string): DocumentNode => {
  const folder = join(projectRoot(), 'schema');
  return parse(
    ['common', name].map((file) => readFileSync(join(folder, `${file}.graphql`), 'utf8')).join('\n'),
  );
};

const BYTES_A_MEGABYTE = 1_000_000;

interface StoresOptions {
  /** Where the SQLite files live; made where it isn't there. */
  readonly dataDir: string;
  /** The PostgreSQL database, where there is one; SQLite files where left out. */
  readonly database?: DatabaseConfig;
  /** The names of the subgraphs to open; all where left out. */
  readonly only?: readonly string[] | undefined;
}

interface OpenOptions extends StoresOptions {
  /** The folder of the dataset. */
  readonly datasetDir: string;
  /** How much memory what is read may be kept in, for all of them together; 0 keeps nothing. */
  readonly keptMegabytes?: number;
  /** How long to wait while another process loads, in seconds. */
  readonly loadWaitSeconds?: number;
  /** Told in words what is as nobody may expect. */
  readonly warn?: (message: string) => void;
  /** Told the cause of each failure that no answer shows. */
  readonly log?: (cause: unknown) => void;
}

/** One by one, since Node's own way of making the folders above never returns where a system such as /proc refuses. */
const makeFolders = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process can have made it just then.
    if (!existsSync(folder)) throw error;
  }
};

const makeFolder = (folder: string): void => {
  try {
    makeFolders(folder);
  } catch {
    throw new DatabaseError(
      `The folder ${folder} can't be made. Give this user the right to, or name another with DATA_DIR.`,
    );
  }
};

const closeAll = async (stores: ReadonlyMap<string, Store>): Promise<void> => {
  await Promise.all([...stores.values()].map((store) => store.close()));
};

/**
 * Opens the databases of subgraphs, by name in the order of the list: makes or migrates them.
 * @throws {SettingsError} where the address of the database, or a file that goes with it, is not right
 * @throws {DatabaseError} where a database can't be opened
 */
export const openStores = async ({
  dataDir,
  database,
  only,
}: StoresOptions): Promise<ReadonlyMap<string, Store>> => {
  const server = database === undefined ? undefined : serverOf(database);
  if (server === undefined) makeFolder(dataDir);
  const stores = new Map<string, Store>();
  try {
    for (const definition of subgraphs) {
      if (only?.includes(definition.name) === false) continue;
      stores.set(definition.name, await openDatabase(definition, { dataDir, server }));
    }
    return stores;
  } catch (error) {
    await closeAll(stores);
    throw error;
  }
};

/**
 * Opens subgraphs in this process: makes or migrates their databases, and loads the dataset where it has changed.
 * @throws {SettingsError} where the address of the database, or a file that goes with it, is not right
 * @throws {DatabaseError} where a database can't be opened
 * @throws {DatasetError} where the dataset is not right; what was loaded before stays
 */
export const openSubgraphs = async ({
  datasetDir,
  loadWaitSeconds,
  keptMegabytes = KEPT_MEGABYTES,
  log = () => undefined,
  warn = () => undefined,
  ...where
}: OpenOptions): Promise<RunningSubgraph[]> => {
  const stores = await openStores(where);
  try {
    await loadDataset(datasetDir, subgraphs, stores, {
      waitSeconds: loadWaitSeconds,
      onLeft: (names) => {
        warn(
          `The dataset ${datasetDir} is not loaded again into ${names.join(', ')}, where another was chosen in its place. Load it with npm run load -- ${datasetDir}, or name another with DATASET_DIR.`,
        );
      },
    });
    const buildId = readBuildId();
    const kept = keptMegabytes === 0 ? undefined : createKeptRows(keptMegabytes * BYTES_A_MEGABYTE);
    return subgraphs.flatMap((definition) => {
      const store = stores.get(definition.name);
      return store === undefined
        ? []
        : [openSubgraph(definition, typeDefsOf(definition.name), store, log, buildId, kept)];
    });
  } catch (error) {
    await closeAll(stores);
    throw error;
  }
};
