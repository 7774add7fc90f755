import { join } from 'node:path';
import { placeKey, type StoredRow, type StoredValue } from '../columns';
import { places, sources } from '../provenance';
import type { Table } from '../table';
import { readCsv, type CsvRow } from './read-csv';
import { DatasetError, type Problem } from './problem';

/** A dataset that passed every check: the stored rows of each table, by the table's name. */
export interface Dataset {
  /** The rows of a table, in the order of its file; none where the dataset has no such table. */
  rows(table: Pick<Table, 'name'>): readonly StoredRow[];
  /** The line of its file that a row begins on, for problems that an import finds. */
  lineOf(row: StoredRow): number;
  /** Of each place, the tables that carry its facts or why none does. */
  readonly ledger: readonly LedgerRow[];
}

/** What the ledger says of a place. */
export interface LedgerRow {
  /** `<source>/<place>`. */
  readonly placeId: string;
  /** The tables whose rows cite it; empty where none does. */
  readonly tables: readonly string[];
  /** Why no row cites it; null where one does. */
  readonly reason: string | null;
}

/** The ledger: coverage.csv, from which the places come. */
export const LEDGER_COLUMNS = [
  'source_id',
  'place_id',
  'kind',
  'section',
  'label',
  'order',
  'tables',
  'reason',
] as const;

interface Kept {
  readonly table: Table;
  readonly line: number;
  readonly row: Record<string, StoredValue>;
}

const stored = (table: Table, folder: string, problems: Problem[]): Kept[] =>
  readCsv(
    join(folder, `${table.name}.csv`),
    table.csv.map((field) => field.name),
    (problem) => problems.push(problem),
  ).map(({ line, cells }) => ({
    table,
    line,
    row: table.store(cells, (column, reason) =>
      problems.push({ file: `${table.name}.csv`, line, column, value: cells[column] ?? '', reason }),
    ),
  }));

const placesOf = (coverage: readonly CsvRow[], problems: Problem[]): Kept[] =>
  coverage.map(({ line, cells }) => ({
    table: places,
    line,
    row: places.store(
      { ...cells, id: placeKey(cells['source_id'] ?? '', cells['place_id'] ?? '') },
      (column, reason) =>
        problems.push({ file: 'coverage.csv', line, column, value: cells[column] ?? '', reason }),
    ),
  }));

const ledgerOf = (coverage: readonly CsvRow[]): LedgerRow[] =>
  coverage.map(({ cells }) => ({
    placeId: placeKey(cells['source_id'] ?? '', cells['place_id'] ?? ''),
    tables: (cells['tables'] ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean),
    reason: (cells['reason'] ?? '') || null,
  }));

const fileOf = ({ table }: Kept): string => (table === places ? 'coverage.csv' : `${table.name}.csv`);

/** Every id once in its table; every link and every cited place leads somewhere. */
const checkKeys = (kept: readonly Kept[], problems: Problem[]): void => {
  const ids = new Set<string>();
  for (const entry of kept) {
    const key = `${entry.table.type}:${String(entry.row['id'])}`;
    if (ids.has(key)) {
      problems.push({
        file: fileOf(entry),
        line: entry.line,
        column: 'id',
        value: String(entry.row['id']),
        reason: 'stands twice',
      });
    }
    ids.add(key);
  }
  for (const entry of kept) {
    const problem = (column: string, value: string, reason: string): void => {
      problems.push({ file: fileOf(entry), line: entry.line, column, value, reason });
    };
    for (const { type, id, column } of entry.table.links(entry.row)) {
      if (!ids.has(`${type}:${id}`)) problem(column, id, `leads to no ${type} of the dataset`);
    }
    const cited = entry.row['place_ids'];
    if (typeof cited !== 'string') continue;
    for (const place of cited.split(';')) {
      if (!ids.has(`Place:${place}`)) problem('place_id', place, 'is no place in coverage.csv');
    }
  }
};

/** A row that cites became known on the day of its earliest source, and was last stated on that of its latest. */
const fillStatedDays = (kept: readonly Kept[]): void => {
  const days = new Map(
    kept.filter(({ table }) => table === sources).map(({ row }) => [String(row['id']), row['date_from']]),
  );
  for (const { row } of kept) {
    const cited = row['place_ids'];
    if (typeof cited !== 'string') continue;
    const stated = cited
      .split(';')
      .map((place) => days.get(place.slice(0, place.indexOf('/'))))
      .filter((day) => typeof day === 'string')
      .sort();
    row['known_on'] = stated[0] ?? null;
    row['last_stated_on'] = stated.at(-1) ?? null;
  }
};

/**
 * Reads a folder of CSV files as the given tables, with its sources and its ledger of places.
 * @throws {DatasetError} before anything is stored, with every problem found
 */
export const readDataset = (folder: string, tables: readonly Table[]): Dataset => {
  const problems: Problem[] = [];
  const coverage = readCsv(join(folder, 'coverage.csv'), LEDGER_COLUMNS, (problem) => problems.push(problem));
  const kept = [
    ...placesOf(coverage, problems),
    ...[sources, ...tables].flatMap((table) => stored(table, folder, problems)),
  ];
  // A file that can't be read as a whole would make every link to its rows a problem too: those are left unsaid.
  if (problems.every(({ line }) => line !== 0)) checkKeys(kept, problems);
  if (problems.length > 0) throw new DatasetError(problems);
  fillStatedDays(kept);
  const byTable = new Map<string, StoredRow[]>();
  for (const { table, row } of kept) {
    const rows = byTable.get(table.name) ?? [];
    byTable.set(table.name, rows);
    rows.push(row);
  }
  const lines = new Map<StoredRow, number>(kept.map(({ row, line }) => [row, line]));
  return {
    rows: ({ name }) => byTable.get(name) ?? [],
    lineOf: (row) => lines.get(row) ?? 0,
    ledger: ledgerOf(coverage),
  };
};
