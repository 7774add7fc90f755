import type { SubgraphDefinition } from '../common/open-subgraph';
import { importRows } from './import';
import { createLoaders } from './loaders';
import { CreateTables1764000000000 } from './migrations/create-tables';
import { resolvers } from './resolvers';
import { conflicts, derivedTables } from './tables';

/** The record subgraph. */
export const record: SubgraphDefinition = {
  name: 'record',
  datasetTables: [conflicts],
  derivedTables,
  migrations: [CreateTables1764000000000],
  resolvers,
  importRows,
  createLoaders,
};
