// Takes a list out of the graph as CSV. Its query names one list with `nodes` and `pageInfo`, and takes `$after`.
// Usage: node take-out.mjs contributions.graphql > contributions.csv
import { readFileSync } from 'node:fs';
import process from 'node:process';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node take-out.mjs <a file with a query> > <a file for the table>');
  process.exit(2);
}
const query = readFileSync(file, 'utf8');
const graph = process.env.GRAPH ?? 'http://localhost:4000/graphql';

/** One page of the list. Any error ends the run: a table with a gap in it looks like a whole one. */
const pageAfter = async (after) => {
  const response = await fetch(graph, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { after } }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return Object.values(data)[0];
};

/** `{ amount: { absence: null } }` as `{ 'amount.absence': '' }`; of a list each value, with "; " between. */
const flat = (value, name = '') => {
  if (Array.isArray(value)) {
    const each = value.map((item) => flat(item, name));
    const names = [...new Set(each.flatMap(Object.keys))];
    return Object.fromEntries(names.map((key) => [key, each.map((item) => item[key] ?? '').join('; ')]));
  }
  if (value === null || typeof value !== 'object') return { [name]: String(value ?? '') };
  const parts = Object.entries(value).map(([key, part]) => flat(part, name === '' ? key : `${name}.${key}`));
  return Object.assign({}, ...parts);
};

const rows = [];
for (let after = null, more = true; more;) {
  const { nodes, pageInfo } = await pageAfter(after);
  rows.push(...nodes.map((node) => flat(node)));
  after = pageInfo.endCursor;
  more = pageInfo.hasNextPage;
}

const columns = [...new Set(rows.flatMap(Object.keys))];
const cell = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
// A link that leads nowhere has no parts: its own column would be empty, and is left out.
const kept = columns.filter((column) => !columns.some((other) => other.startsWith(`${column}.`)));
for (const row of [Object.fromEntries(kept.map((column) => [column, column])), ...rows]) {
  console.log(kept.map((column) => cell(row[column] ?? '')).join(','));
}
