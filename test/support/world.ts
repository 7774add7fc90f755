import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import { subgraphs } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { LEDGER_COLUMNS } from '../../subgraphs/common/dataset/read-dataset';
import { openSubgraph, openSubgraphStore } from '../../subgraphs/common/open-subgraph';
import { createKeptRows } from '../../subgraphs/common/reading/kept-rows';
import { sources } from '../../subgraphs/common/provenance';
import { loadDataset } from '../../subgraphs/load';
import { typeDefsOf } from '../../subgraphs';

/** Rows of a small dataset, by table name; cells that are left out are empty. */
export type WorldRows = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** The source that every row of a world cites unless it names another: a meeting on 4 January 2021. */
export const SOURCE = 'ealing-cabinet-2021-01-04';

/** The places of that source. Rows cite `para-1` unless they name another. */
export const PLACES = ['para-1', 'para-2', 'para-3', 'table-1'] as const;

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const csvOf = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string => {
  for (const row of rows) {
    const unknown = Object.keys(row).filter((column) => !columns.includes(column));
    if (unknown.length > 0)
      throw new Error(`A row of the test's world has unknown columns: ${unknown.join(', ')}`);
  }
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map(quoted).join(','))
    .join('\n');
};

const baseSource = {
  id: SOURCE,
  title: 'A report on shared services',
  publisher_type: 'Council',
  publisher_id: 'ealing',
  kind: 'COMMITTEE_REPORT',
  presented_to: 'Cabinet',
  date: '2021-01-04',
  date_kind: 'MEETING',
  reference: 'NOT_STATED',
  address: 'NOT_STATED',
  licence: 'NOT_STATED',
};

const ealing = {
  id: 'ealing',
  name: 'Ealing',
  official_name: 'London Borough of Ealing',
  kind: 'LONDON_BOROUGH',
};

const basePlaces = PLACES.map((place, index) => ({
  source_id: SOURCE,
  place_id: place,
  kind: place.startsWith('table') ? 'TABLE' : 'PARAGRAPH',
  section: 'Proposals',
  label: place.replace('-', ' '),
  order: String(index + 1),
  reason: 'A test.',
}));

/** Writes the rows as a dataset folder; columns that every fact needs are filled in. */
export const writeWorld = (folder: string, rows: WorldRows): void => {
  const tables = [sources, ...subgraphs.flatMap(({ datasetTables }) => datasetTables)];
  const given: WorldRows = {
    ...rows,
    sources: [baseSource, ...(rows['sources'] ?? [])],
    councils: [ealing, ...(rows['councils'] ?? [])],
    coverage: [...basePlaces, ...(rows['coverage'] ?? [])],
  };
  const known = new Set([...tables.map(({ name }) => name), 'coverage']);
  for (const name of Object.keys(given)) if (!known.has(name)) throw new Error(`There is no table ${name}.`);
  for (const table of tables) {
    const columns = table.csv.map(({ name }) => name);
    const cites = columns.includes('place_id');
    const defaults = {
      ...(cites ? { source_id: SOURCE, place_id: 'para-1' } : {}),
      ...(columns.includes('standing') ? { standing: 'IN_FORCE' } : {}),
    };
    const filled = (given[table.name] ?? []).map((row) => ({
      ...defaults,
      ...(columns.includes('summary') ? { summary: `${table.type} ${row['id'] ?? ''}` } : {}),
      ...row,
    }));
    writeFileSync(join(folder, `${table.name}.csv`), csvOf(columns, filled));
  }
  writeFileSync(join(folder, 'coverage.csv'), csvOf(LEDGER_COLUMNS, given['coverage'] ?? []));
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ name: 'world', version: '1.0.0' }));
};

/** A small world that is open: a dataset of the test's own, loaded into real SQLite files in a folder of its own. */
export interface World {
  readonly folder: string;
  /** The running subgraphs, by name. */
  subgraph(name: string): RunningSubgraph;
  /** Asks one subgraph. */
  ask(subgraph: string, query: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** Puts other rows in the place of those loaded. */
  reload(rows: WorldRows): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a world of the given rows with the named subgraphs, or all. Close it after the test.
 * @param options how much of what is read is kept; nothing where it isn't said, so that each question runs its statements
 */
export const openWorld = async (
  rows: WorldRows,
  names: readonly string[] = subgraphs.map(({ name }) => name),
  { keptBytes }: { readonly keptBytes?: number } = {},
): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'council-graph-'));
  writeWorld(folder, rows);
  const chosen = subgraphs.filter(({ name }) => names.includes(name));
  const stores = new Map(
    await Promise.all(
      chosen.map(
        async (definition) =>
          [definition.name, await openSubgraphStore(definition, { dataDir: folder })] as const,
      ),
    ),
  );
  await loadDataset(folder, subgraphs, stores);
  const kept = keptBytes === undefined ? undefined : createKeptRows(keptBytes);
  const running = new Map(
    chosen.flatMap((definition) => {
      const store = stores.get(definition.name);
      return store === undefined
        ? []
        : [
            [
              definition.name,
              openSubgraph(
                definition,
                typeDefsOf(definition.name),
                store,
                (cause) => {
                  console.error(cause);
                },
                '',
                kept,
              ),
            ] as const,
          ];
    }),
  );
  const subgraph = (name: string): RunningSubgraph => {
    const found = running.get(name);
    if (found === undefined) throw new Error(`The world has no subgraph ${name}.`);
    return found;
  };
  return {
    folder,
    subgraph,
    ask: (name, query, variables) =>
      subgraph(name).execute({ query, ...(variables === undefined ? {} : { variables }) }),
    reload: async (others) => {
      writeWorld(folder, others);
      await loadDataset(folder, subgraphs, stores);
    },
    close: async () => {
      await Promise.all([...running.values()].map((each) => each.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
