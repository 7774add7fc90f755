import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { csvRows, REPORTS, tableNames } from '../support/reports';

describe('the facts of the reports', () => {
  it('store no recommendation of a report as agreed', () => {
    const decided = csvRows('decisions').filter(
      (row) =>
        row['kind'] === 'RECOMMENDATION' && !['RECOMMENDED', 'PROPOSED'].includes(row['standing'] ?? ''),
    );
    expect(decided).toEqual([]);
    const recommended = new Set(
      csvRows('coverage')
        .filter((row) => row['kind'] === 'RECOMMENDATION')
        .map((row) => `${row['source_id'] ?? ''}/${row['place_id'] ?? ''}`),
    );
    expect(recommended.size).toBeGreaterThan(10);
    const asFacts = ['variations', 'changes', 'decisions'].flatMap((table) =>
      csvRows(table).filter(
        (row) =>
          recommended.has(`${row['source_id'] ?? ''}/${row['place_id'] ?? ''}`) &&
          ['AGREED', 'IN_FORCE', 'ENDED'].includes(row['standing'] ?? ''),
      ),
    );
    expect(asFacts).toEqual([]);
  });

  it('have a sentence of their own each', () => {
    const bare = tableNames().flatMap((table) =>
      csvRows(table)
        .filter((row) => 'summary' in row && !/^[A-Z0-9£“"'].{18,}[.?]$/.test(row['summary'] ?? ''))
        .map((row) => `${table} ${row['id'] ?? ''}: ${row['summary'] ?? ''}`),
    );
    expect(bare).toEqual([]);
  });

  it('carry no telephone number and no e-mail address', () => {
    const found = readdirSync(REPORTS).flatMap((file) =>
      readFileSync(join(REPORTS, file), 'utf8')
        .split('\n')
        .filter((line) => /[\w.+-]+@[\w-]+\.\w+|\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b/.test(line))
        .map((line) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it('name no author, officer or member; only public appointments', () => {
    const people = ['commissioners', 'improvement_boards'];
    const titled = tableNames()
      .filter((table) => !people.includes(table))
      .flatMap((table) =>
        csvRows(table)
          .filter((row) => /\b(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b\.? [A-Z]/.test(Object.values(row).join(' ')))
          .map((row) => `${table} ${row['id'] ?? ''}`),
      );
    expect(titled).toEqual([]);
  });
});
