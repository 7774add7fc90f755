import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../subgraphs/common/project-root';
import { documents, shownIn, textOf, type Shown } from '../support/documents';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

/** With UPDATE_DOCUMENTS=1 the answers are written anew instead of compared; then run npm run format, and read the diff. */
const isUpdating = process.env['UPDATE_DOCUMENTS'] === '1';

let graph: ReportsGraph;
beforeAll(async () => {
  graph = await openReportsGraph();
});
afterAll(() => graph.close());

/** The answer to a query that a document shows; with extensions only where the document prints them. */
const answerTo = async ({ query, variables, answer }: Shown): Promise<unknown> => {
  const { errors, data, extensions } = (await graph.ask(query, variables)).answer;
  // No document shows a query that the schema does not allow: a field was renamed, and the query must be, too.
  const refused = errors?.find((error) => error.extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED');
  if (refused) throw new Error(refused.message);
  return {
    ...(errors === undefined ? {} : { errors }),
    ...(data === undefined ? {} : { data }),
    ...(answer?.text.includes('"extensions": { "view"') === true ? { extensions } : {}),
  };
};

const shown = documents().map((path) => [path, shownIn(path)] as const);
const asked = shown.flatMap(([, queries]) => queries.map((query) => [query.where, query] as const));

if (isUpdating) {
  test.each(shown.filter(([, queries]) => queries.length > 0))(
    '%s is written anew',
    async (path, queries) => {
      let text = textOf(path);
      for (const query of [...queries].reverse()) {
        if (query.answer === undefined) continue;
        const { from, to } = query.answer;
        text = `${text.slice(0, from)}${compact(await answerTo(query))}\n${text.slice(to)}`;
      }
      writeFileSync(join(projectRoot(), path), text);
    },
  );
} else {
  test.each(asked)('the answer at %s is what the graph answers', async (_, query) => {
    const answer = await answerTo(query);
    if (query.answer === undefined) expect(answer).not.toHaveProperty('errors');
    else expect(answer).toEqual(JSON.parse(query.answer.text));
  });
}

test('every link of a document leads to a file', () => {
  const dead = documents().flatMap((path) =>
    [...textOf(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(projectRoot(), dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(dead).toEqual([]);
});

test('every npm script that a document names is there', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Readonly<Record<string, string>> };
  const unknown = documents().flatMap((path) =>
    [...textOf(path).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !(name in scripts))
      .map((name) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

/** JSON with what fits into a line on one, as the project's formatter leaves it. */
function compact(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll(/\[ | \]/g, (bracket) => bracket.trim());
  if (indent.length + line.length < 100 || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((each) => inner + compact(each, inner))
    : Object.entries(value).map(([key, each]) => `${inner}${JSON.stringify(key)}: ${compact(each, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}
