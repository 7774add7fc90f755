import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../graph/questions');

/** The names of the questions that the graph is made to answer. */
export const questionNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace('.graphql', ''))
    .sort();

/** The one query that answers a question. */
export const question = (name: string): string => readFileSync(join(folder, `${name}.graphql`), 'utf8');
