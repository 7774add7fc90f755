import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../subgraphs/common/project-root';

/** The folder of the reports' dataset. */
export const REPORTS = join(projectRoot(), 'data', 'reports');

/** One row of a CSV table, by column. */
export type CsvRow = Readonly<Record<string, string>>;

/** The rows of one table of the reports, straight from its CSV file: what oracles compute from. */
export const csvRows = (table: string): readonly CsvRow[] =>
  parse<CsvRow>(readFileSync(join(REPORTS, `${table}.csv`), 'utf8'), { columns: true });

/** The names of all tables but the ledger. */
export const tableNames = (): string[] =>
  readdirSync(REPORTS)
    .filter((file) => file.endsWith('.csv') && file !== 'coverage.csv')
    .map((file) => file.replace('.csv', ''))
    .sort();

/** The places that a row cites, each as source/place. */
export const citedPlaces = (row: CsvRow): string[] =>
  [row['place_id'] ?? '', ...(row['also_at'] ?? '').split(';')]
    .map((place) => place.trim())
    .filter((place) => place !== '')
    .map((place) => (place.includes('/') ? place : `${row['source_id'] ?? ''}/${place}`));
