import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataset, type Dataset } from './common/dataset/read-dataset';
import { DatasetError } from './common/dataset/problem';
import type { HeldLoads } from './common/database/held-loads';
import type { Load, Store } from './common/database/store';
import type { SubgraphDefinition } from './common/open-subgraph';
import { entriesOf, type RecordEntry } from './common/record-entry';
import { LOAD_WAIT_SECONDS } from './loading/settings';
import { together } from './loading/together';

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

/** How a dataset is loaded. */
export interface LoadOptions {
  /** How long to wait while another process loads, in seconds. */
  readonly waitSeconds?: number | undefined;
  /**
   * Whether the dataset was asked for by name, and not found by a process that starts: such a process doesn't load again
   * what another was chosen in the place of.
   */
  readonly isAsked?: boolean;
  /** Is told the names of the subgraphs whose databases were given another dataset in the place of this one, and stay as they are. */
  readonly onLeft?: ((subgraphs: readonly string[]) => void) | undefined;
}

/** Whether a database is to be loaded with the dataset of a digest. */
const wants = ({ current, leftDigests }: HeldLoads, digest: string, isAsked: boolean): boolean =>
  current?.digest !== digest && (isAsked || !leftDigests.includes(digest));

const namesOf = (
  held: ReadonlyMap<string, HeldLoads>,
  isOne: (held: HeldLoads) => boolean,
): ReadonlySet<string> => new Set([...held].filter(([, each]) => isOne(each)).map(([name]) => name));

const heldBy = async (
  databases: ReadonlyMap<string, Pick<Store, 'held'>>,
): Promise<ReadonlyMap<string, HeldLoads>> => {
  const held = new Map<string, HeldLoads>();
  for (const [name, database] of databases) held.set(name, await database.held());
  return held;
};

/** What to write into each of the named databases. All is made before the first is written: an import can find the dataset wrong. */
const loadsOf = (
  folder: string,
  digest: string,
  definitions: readonly SubgraphDefinition[],
  names: ReadonlySet<string>,
  isAsked: boolean,
): ReadonlyMap<string, Load> => {
  const { name: dataset, version } = packageOf(folder);
  const rows = readAll(folder, definitions);
  const entries = entriesFrom(rows, definitions);
  const loadedAt = new Date().toISOString();
  return new Map(
    definitions
      .filter(({ name }) => names.has(name))
      .map((definition) => [
        definition.name,
        {
          loadId: randomUUID(),
          digest,
          dataset,
          version,
          loadedAt,
          rows: definition.importRows(rows, entries),
          isAsked,
        },
      ]),
  );
};

/**
 * Loads a dataset into the given subgraphs' databases, where they don't hold it yet: all or nothing, but for a database
 * that fails at its commit. Of several processes that start at once, one loads, and the others wait and find it done.
 * @param definitions all subgraphs, since rows of one link to things of another
 * @param stores the databases to load, by subgraph name
 * @returns the names of the subgraphs that were loaded
 * @throws {DatasetError} before anything is stored, where a row breaks its schema
 * @throws {DatabaseError} where a database can't be written; all are then as they were, or the message says which are not
 */
export const loadDataset = async (
  folder: string,
  definitions: readonly SubgraphDefinition[],
  stores: ReadonlyMap<string, Store>,
  { waitSeconds = LOAD_WAIT_SECONDS, isAsked = false, onLeft = () => undefined }: LoadOptions = {},
): Promise<string[]> => {
  const digest = digestOf(folder);
  const isWanted = (held: HeldLoads): boolean => wants(held, digest, isAsked);
  const before = await heldBy(stores);
  const left = isAsked
    ? new Set<string>()
    : namesOf(
        before,
        ({ current, leftDigests }) => current?.digest !== digest && leftDigests.includes(digest),
      );
  if (left.size > 0) onLeft([...left]);
  if (namesOf(before, isWanted).size === 0) return [];
  const ordered = new Map(
    definitions.flatMap(({ name }) => {
      const store = stores.get(name);
      return store === undefined ? [] : [[name, store] as const];
    }),
  );
  return together(ordered, waitSeconds, async (open) => {
    const names = namesOf(await heldBy(open), isWanted);
    if (names.size === 0) return [];
    for (const [name, load] of loadsOf(folder, digest, definitions, names, isAsked))
      await open.get(name)?.replace(load);
    return [...names];
  });
};
