import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataset, type Dataset } from './common/dataset/read-dataset';
import { DatasetError } from './common/dataset/problem';
import type { Store } from './common/database/store';
import type { SubgraphDefinition } from './common/open-subgraph';
import { entriesOf, type RecordEntry } from './common/record-entry';

interface Package {
  readonly name: string;
  readonly version: string;
}

/** Changed by hand when an import makes other rows from the same files, so that databases are made anew. */
const IMPORT_VERSION = '1';

const filesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.csv') || file === 'datapackage.json')
      .sort();
  } catch {
    throw new DatasetError([
      {
        file: folder,
        line: 0,
        column: '',
        value: '',
        reason: 'is no folder that can be read; name the dataset with DATASET_DIR',
      },
    ]);
  }
};

/** A digest of every file of a dataset: another digest, another load. */
export const digestOf = (folder: string): string => {
  const hash = createHash('sha256').update(IMPORT_VERSION);
  for (const file of filesOf(folder)) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
};

const packageOf = (folder: string): Package => {
  try {
    const { name, version } = JSON.parse(
      readFileSync(join(folder, 'datapackage.json'), 'utf8'),
    ) as Partial<Package>;
    if (name !== undefined && version !== undefined) return { name, version };
  } catch {
    // Said below, in words that help.
  }
  throw new DatasetError([
    {
      file: 'datapackage.json',
      line: 0,
      column: '',
      value: '',
      reason: 'must be JSON with at least a name and a version',
    },
  ]);
};

/** Reads a dataset folder as the tables of all subgraphs; every problem is listed. */
export const readAll = (folder: string, definitions: readonly SubgraphDefinition[]): Dataset =>
  readDataset(
    folder,
    definitions.flatMap(({ datasetTables }) => datasetTables),
  );

/** What all subgraphs' facts come to for the record. */
const entriesFrom = (dataset: Dataset, definitions: readonly SubgraphDefinition[]): RecordEntry[] =>
  definitions.flatMap(({ name, datasetTables }) => entriesOf(name, dataset, datasetTables));

/**
 * Checks a dataset folder as a load would, its imports included, and stores nothing.
 * @throws {DatasetError} with every problem found
 */
export const checkDataset = (folder: string, definitions: readonly SubgraphDefinition[]): Dataset => {
  const dataset = readAll(folder, definitions);
  const entries = entriesFrom(dataset, definitions);
  for (const definition of definitions) definition.importRows(dataset, entries);
  return dataset;
};

/** The names of the databases that don't hold the load of a digest. */
const staleOf = async (stores: ReadonlyMap<string, Store>, digest: string): Promise<Set<string>> => {
  const held = await Promise.all(
    [...stores].map(async ([name, store]) => [name, await store.digest()] as const),
  );
  return new Set(held.filter(([, known]) => known !== digest).map(([name]) => name));
};

/** Does some work while no other process loads any of the databases; all take them in one order, so that none waits for ever. */
const exclusively = <Result>(stores: readonly Store[], work: () => Promise<Result>): Promise<Result> => {
  const [first, ...rest] = stores;
  return first === undefined ? work() : first.exclusively(() => exclusively(rest, work));
};

const loadStale = async (
  folder: string,
  digest: string,
  definitions: readonly SubgraphDefinition[],
  stores: ReadonlyMap<string, Store>,
): Promise<string[]> => {
  const stale = await staleOf(stores, digest);
  if (stale.size === 0) return [];
  const { name: packageName, version } = packageOf(folder);
  const dataset = readAll(folder, definitions);
  const entries = entriesFrom(dataset, definitions);
  // All are imported before the first is stored, since an import can still find the dataset wrong.
  const loads = definitions.flatMap((definition) => {
    const store = stores.get(definition.name);
    return store === undefined || !stale.has(definition.name)
      ? []
      : [{ store, rows: definition.importRows(dataset, entries) }];
  });
  for (const { store, rows } of loads) {
    await store.replace({
      loadId: randomUUID(),
      digest,
      dataset: packageName,
      version,
      loadedAt: new Date().toISOString(),
      rows,
    });
  }
  return [...stale];
};

/**
 * Loads a dataset into the given subgraphs' databases, where they don't hold it yet: each all or nothing. Of several
 * processes that start at once on one server, one loads, and the others wait and find it done.
 * @param definitions all subgraphs, since rows of one link to things of another
 * @param stores the databases to load, by subgraph name, in the order of the list
 * @returns the names of the subgraphs that were loaded
 * @throws {DatasetError} before anything is stored, where a row breaks its schema
 */
export const loadDataset = async (
  folder: string,
  definitions: readonly SubgraphDefinition[],
  stores: ReadonlyMap<string, Store>,
): Promise<string[]> => {
  const digest = digestOf(folder);
  if ((await staleOf(stores, digest)).size === 0) return [];
  const ordered = definitions.flatMap(({ name }) => stores.get(name) ?? []);
  return exclusively(ordered, () => loadStale(folder, digest, definitions, stores));
};
