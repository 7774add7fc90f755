import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../subgraphs/common/project-root';

/** A fenced block of a document. */
export interface Block {
  /** The first word after the fence: graphql, json, sh. */
  readonly language: string;
  /** What stands after it: `variables`, `example`. */
  readonly role: string;
  readonly text: string;
  /** Where the text begins and ends in the document. */
  readonly from: number;
  readonly to: number;
}

/** A query that a document shows, with what it shows beside it. */
export interface Shown {
  /** The document and the line of the query, for the test's name. */
  readonly where: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** The answer as printed; undefined where the document shows none. */
  readonly answer: Block | undefined;
}

const markdownIn = (folder: string): string[] =>
  readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .sort();

/** Every document for people, by its path from the project's folder. */
export const documents = (): string[] => ['README.md', ...markdownIn('docs'), ...markdownIn('data')];

/** The text of a file of the project. */
export const textOf = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');

/** The fenced blocks of a document, in order. */
export const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/^```(\w+) ?(\w*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [whole, language = '', role = '', content = ''] = match;
    const from = match.index + whole.indexOf('\n') + 1;
    return { language, role, text: content, from, to: from + content.length };
  });

/** The queries of a document: a `graphql` block, after it perhaps `json variables`, after it perhaps `json` with the answer. */
export const shownIn = (path: string): Shown[] => {
  const text = textOf(path);
  const blocks = blocksOf(text);
  return blocks.flatMap((block, at) => {
    if (block.language !== 'graphql' || block.role !== '') return [];
    const after = blocks.slice(at + 1).findIndex(({ language }) => language !== 'json');
    const beside = after < 0 ? blocks.slice(at + 1) : blocks.slice(at + 1, at + 1 + after);
    const variables = beside.find(({ role }) => role === 'variables');
    return [
      {
        where: `${path}:${String(text.slice(0, block.from).split('\n').length)}`,
        query: block.text,
        variables: variables && (JSON.parse(variables.text) as Record<string, unknown>),
        answer: beside.find(({ role }) => role === ''),
      },
    ];
  });
};
