import type { StoredRow } from './columns';
import type { Dataset } from './dataset/read-dataset';
import { provenanceTables } from './provenance';
import type { Table } from './table';

/** The rows of the given tables and of the provenance tables, as the dataset has them. */
export const rowsOf = (dataset: Dataset, tables: readonly Table[]): Map<Table, readonly StoredRow[]> =>
  new Map([...provenanceTables, ...tables].map((table) => [table as Table, dataset.rows(table)]));
