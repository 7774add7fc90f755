import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { subgraphs, typeDefsOf } from '../../subgraphs';
import { projectRoot } from '../../subgraphs/common/project-root';
import { addressOf } from '../../subgraphs/config';
import { readApiSchema } from '../supergraph/api-schema';
import { composeSupergraph } from '../supergraph/compose';
import { errorsPage } from './errors-page';
import { runbookPage } from './runbook-page';
import { settingsPage } from './settings-page';

/**
 * Everything that is generated and committed, by its path from the project's folder.
 * @throws {CompositionError} where the subgraphs do not fit together
 */
export const generatedFiles = (): ReadonlyMap<string, string> => {
  const names = subgraphs.map(({ name }) => name);
  const supergraph = composeSupergraph(
    names.map((name, place) => ({ name, url: addressOf(place), typeDefs: typeDefsOf(name) })),
  );
  const api = lexicographicSortSchema(readApiSchema(supergraph));
  return new Map([
    ['schema/supergraph.graphql', `${supergraph.trim()}\n`],
    ['schema/api.graphql', `${printSchema(api)}\n`],
    ['docs/settings.md', settingsPage(names)],
    ['docs/errors.md', errorsPage()],
    ['docs/runbook.md', runbookPage(readFileSync(join(projectRoot(), 'docs/runbook.md'), 'utf8'))],
  ]);
};
