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
import { projectRoot } from './common/project-root';
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

interface OpenOptions {
  /** Where the SQLite files live; made where it isn't there. */
  readonly dataDir: string;
  /** The PostgreSQL database, where there is one; SQLite files where left out. */
  readonly database?: DatabaseConfig;
  /** The folder of the dataset. */
  readonly datasetDir: string;
  /** The names of the subgraphs to open; all where left out. */
  readonly only?: readonly string[];
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

/**
 * Opens subgraphs in this process: makes or migrates their databases, and loads the dataset where it has changed.
 * @throws {SettingsError} where the address of the database, or a file that goes with it, is not right
 * @throws {DatabaseError} where a database can't be opened
 * @throws {DatasetError} where the dataset is not right; what was loaded before stays
 */
export const openSubgraphs = async ({
  dataDir,
  database,
  datasetDir,
  only = subgraphs.map(({ name }) => name),
  log = () => undefined,
}: OpenOptions): Promise<RunningSubgraph[]> => {
  const server = database === undefined ? undefined : serverOf(database);
  if (server === undefined) makeFolder(dataDir);
  const chosen = subgraphs.filter(({ name }) => only.includes(name));
  const stores = new Map<string, Store>();
  try {
    for (const definition of chosen)
      stores.set(definition.name, await openDatabase(definition, { dataDir, server }));
    await loadDataset(datasetDir, subgraphs, stores);
    return chosen.flatMap((definition) => {
      const store = stores.get(definition.name);
      return store === undefined ? [] : [openSubgraph(definition, typeDefsOf(definition.name), store, log)];
    });
  } catch (error) {
    await Promise.all([...stores.values()].map((store) => store.close()));
    throw error;
  }
};
