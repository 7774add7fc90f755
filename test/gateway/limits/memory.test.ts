import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { acceptDocuments } from '../../../gateway/limits/documents/accept-documents';
import { apolloDocuments } from '../../../gateway/limits/documents/apollo-documents';
import { identifierOf, noDocuments } from '../../../gateway/limits/documents/read-documents';
import { enforced } from '../../../gateway/limits/excess';
import { refuseLarge } from '../../../gateway/plugins/refuse-large';
import { closeOpened, serveGraph } from './support';

afterAll(closeOpened);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MEGABYTE = 1_048_576;

/** What is still held when all that can be given back is. */
const held = async (): Promise<number> => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  collect();
  return process.memoryUsage().heapUsed;
};

test('what greedy requests took comes back', async () => {
  const limits = { mostLevels: 16, mostFields: 5_000, mostAliases: 500, mostRoots: 50 };
  const { post } = await serveGraph({
    validationRules: [refuseLarge(limits, enforced)],
    persistedQueries: apolloDocuments('open', MEGABYTE),
    between: [
      acceptDocuments({ mode: 'open', documents: () => noDocuments, observeUnlisted: () => undefined })
        .handler,
    ],
  });
  let round = 0;
  const greedy = async (): Promise<void> => {
    round += 1;
    const name = `_${String(round)}`;
    const aliases = Array.from({ length: 60_000 }, (_, at) => `${name}_${String(at)}:a`).join(' ');
    const kept = `{ ${name}: echo(text: "${'x'.repeat(100_000)}") }`;
    await Promise.all([
      post({ query: `{ ${aliases} }` }),
      post({ query: `{ ${'thing { '.repeat(3_000)}id${' }'.repeat(3_000)} ${name} }` }),
      post({
        query: `query ${name} ($a: Int) { ${'echo '.repeat(2_000)} }`,
        variables: { a: 'y'.repeat(800_000) },
      }),
      post({ query: 'z'.repeat(2_000_000) }),
      post({
        query: kept,
        extensions: { persistedQuery: { version: 1, sha256Hash: identifierOf(kept).slice(7) } },
      }),
    ]);
  };
  for (let warm = 0; warm < 3; warm += 1) await greedy();
  const before = await held();
  for (let more = 0; more < 12; more += 1) await greedy();
  expect((await held()) - before).toBeLessThan(16 * MEGABYTE);
});
