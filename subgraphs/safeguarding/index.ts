import type { SubgraphDefinition } from '../common/open-subgraph';
import { datasetTables, importRows } from './import';
import { createLoaders } from './loaders';
import { CreateTables1764000000000 } from './migrations/create-tables';
import { resolvers } from './resolvers';

/** The safeguarding subgraph. */
export const safeguarding: SubgraphDefinition = {
  name: 'safeguarding',
  datasetTables,
  derivedTables: [],
  migrations: [CreateTables1764000000000],
  resolvers,
  importRows,
  createLoaders,
};
