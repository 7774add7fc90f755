import type { SubgraphDefinition } from '../common/open-subgraph';
import { datasetTables, derivedTables, importRows } from './import';
import { createLoaders } from './loaders';
import { CreateTables1764000000000 } from './migrations/create-tables';
import { resolvers } from './resolvers';

/** The finance subgraph. */
export const finance: SubgraphDefinition = {
  name: 'finance',
  datasetTables,
  derivedTables,
  migrations: [CreateTables1764000000000],
  resolvers,
  importRows,
  createLoaders,
};
