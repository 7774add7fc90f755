import { rowsOf } from '../common/import-rows';
import type { SubgraphDefinition } from '../common/open-subgraph';
import type { Table } from '../common/table';
import { CreateTables1764000000000 } from './migrations/create-tables';
import { createLoaders } from './loaders';
import { resolvers } from './resolvers';
import * as tables from './tables';

const datasetTables: readonly Table[] = Object.values(tables);

/** The agreements subgraph. */
export const agreements: SubgraphDefinition = {
  name: 'agreements',
  datasetTables,
  derivedTables: [],
  migrations: [CreateTables1764000000000],
  resolvers,
  importRows: (dataset) => rowsOf(dataset, datasetTables),
  createLoaders,
};
