import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../subgraphs/common/project-root';
import { csvRows, tableNames } from '../support/reports';

const SOURCES = join(projectRoot(), '..', 'shared', 'sources');

/** As many words in a row as a report has them are a copied phrase, unless they are a name or a title. */
const RUN = 12;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9£']+/g) ?? [];

const runsOf = (text: string): string[] => {
  const words = wordsOf(text);
  return words
    .slice(0, Math.max(0, words.length - RUN + 1))
    .map((_, at) => words.slice(at, at + RUN).join(' '));
};

// The reports are not a part of the project: without them beside it, this test says so and is left out.
const present = existsSync(SOURCES);
if (!present)
  console.warn('The reports are not beside the project: the test for copied sentences was left out.');

(present ? describe : describe.skip)('the words of the facts', () => {
  it('are our own: no run of twelve words is copied from a report', () => {
    const printed = new Set(
      readdirSync(SOURCES)
        .filter((file) => file.endsWith('.txt'))
        .flatMap((file) => runsOf(readFileSync(join(SOURCES, file), 'utf8'))),
    );
    expect(printed.size).toBeGreaterThan(10_000);
    const copied = tableNames().flatMap((table) =>
      csvRows(table).flatMap((row) =>
        Object.entries(row)
          .filter(([column]) => !['name', 'title', 'domain'].includes(column))
          .flatMap(([column, cell]) =>
            runsOf(cell)
              .filter((run) => printed.has(run))
              .map((run) => `${table} ${row['id'] ?? ''} ${column}: ${run}`),
          ),
      ),
    );
    expect(copied).toEqual([]);
  });
});
