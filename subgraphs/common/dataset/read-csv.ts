import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse, CsvError } from 'csv-parse/sync';
import type { Cells } from '../columns';
import type { Problem } from './problem';

/** One row of a CSV file, with the line that it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Cells;
}

interface Parsed {
  readonly record: Cells;
  readonly info: { readonly lines: number };
}

const whole = (file: string, reason: string): Problem => ({ file, line: 0, column: '', value: '', reason });

/**
 * Reads a CSV file whose header must hold exactly the expected columns, in any order.
 * @returns its rows; none, and at least one problem reported, where the file can't be read as such
 */
export const readCsv = (
  path: string,
  expected: readonly string[],
  report: (problem: Problem) => void,
): CsvRow[] => {
  const file = basename(path);
  if (!existsSync(path)) {
    report(whole(file, 'is missing from the dataset'));
    return [];
  }
  try {
    const text = readFileSync(path, 'utf8');
    const header = parse(text, { bom: true, to: 1 })[0] ?? [];
    const missing = expected.filter((column) => !header.includes(column));
    const unknown = header.filter(
      (column, index) => !expected.includes(column) || header.indexOf(column) !== index,
    );
    if (missing.length > 0) report(whole(file, `lacks the columns ${missing.join(', ')}`));
    if (unknown.length > 0) report(whole(file, `has unknown or repeated columns ${unknown.join(', ')}`));
    if (missing.length + unknown.length > 0) return [];
    // csv-parse types records by its options only partly; `info: true` gives them this form.
    const parsed = parse(text, { bom: true, columns: true, info: true }) as unknown as Parsed[];
    let before = 1;
    return parsed.map(({ record, info }) => {
      const line = before + 1;
      before = info.lines;
      return { line, cells: record };
    });
  } catch (error) {
    if (error instanceof CsvError) report(whole(file, `is not well-formed CSV: ${error.message}`));
    else if (error instanceof Error)
      report(whole(file, `can't be read: ${(error as NodeJS.ErrnoException).code ?? error.name}`));
    return [];
  }
};
