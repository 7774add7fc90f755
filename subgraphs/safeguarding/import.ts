import type { StoredRow, StoredValue } from '../common/columns';
import type { Dataset } from '../common/dataset/read-dataset';
import { rowsOf } from '../common/import-rows';
import type { Table } from '../common/table';
import * as tables from './tables';

/** The tables of the dataset that are this subgraph's. */
export const datasetTables: readonly Table[] = Object.values(tables);

/** The tables whose rows are parts of a partnership that a statement can be about. */
const PARTS: readonly Table[] = [tables.groups, tables.goals, tables.reviewTypes, tables.independentReviews];

/** The partnership of each part, by the part's type and id. */
const partnershipsOfParts = (dataset: Dataset): ReadonlyMap<string, StoredValue> =>
  new Map(
    PARTS.flatMap((table) =>
      dataset
        .rows(table)
        .map((row) => [`${table.type}:${String(row['id'])}`, row['partnership_id'] ?? null] as const),
    ),
  );

/** A dataset's rows as they are stored: each statement with the partnership that it is about. */
export const importRows = (dataset: Dataset): ReadonlyMap<Table, readonly StoredRow[]> => {
  const ofPart = partnershipsOfParts(dataset);
  const partnershipOf = ({ subject_type: type, subject_id: id }: StoredRow): StoredValue =>
    type === tables.partnerships.type ? (id ?? null) : (ofPart.get(`${String(type)}:${String(id)}`) ?? null);
  const statements = dataset
    .rows(tables.safeguardingStatements)
    .map((row) => ({ ...row, partnership_id: partnershipOf(row) }));
  return rowsOf(dataset, datasetTables).set(tables.safeguardingStatements, statements);
};
