import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from '../../gateway/reference/generated-files';

const root = join(__dirname, '../..');

test('what is generated and committed is what its sources make', () => {
  const files = [...generatedFiles()];
  expect(files.map(([path]) => path)).toEqual([
    'schema/supergraph.graphql',
    'schema/api.graphql',
    'docs/settings.md',
    'docs/errors.md',
    'docs/runbook.md',
  ]);
  // Names only: the texts are long, and npm run schema and npm run docs show the difference.
  const stale = files.filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text);
  expect(stale.map(([path]) => path)).toEqual([]);
});
