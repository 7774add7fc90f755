import type { StoredRow } from '../common/columns';
import type { Dataset } from '../common/dataset/read-dataset';
import { DatasetError, type Problem } from '../common/dataset/problem';
import { rowsOf } from '../common/import-rows';
import type { Table } from '../common/table';
import { amountRows } from './derived/amount-rows';
import { linkRows } from './derived/link-rows';
import { partRows, repeatRows } from './derived/overlap-rows';
import { reconciliationRows } from './derived/reconciliation-rows';
import { amountOverlaps, amounts, financeLinks, reconciliationResults } from './derived/tables';
import * as tables from './tables';

/** The files of the dataset that the subgraph keeps. */
export const datasetTables = Object.values(tables) as readonly Table[];

/** What the import makes of them. */
export const derivedTables = [
  amounts,
  amountOverlaps,
  financeLinks,
  reconciliationResults,
] as readonly Table[];

/**
 * The rows to store: the dataset's own, the list of all amounts, what belongs under what, and what totals come to.
 * @throws {DatasetError} where a sum is a part of itself, or a reconciliation says other than its figures
 */
export const importRows = (dataset: Dataset): ReadonlyMap<Table, readonly StoredRow[]> => {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => {
    problems.push(problem);
  };
  const derived: [Table, readonly StoredRow[]][] = [
    [amounts, amountRows(dataset)],
    [amountOverlaps, [...partRows(dataset, report), ...repeatRows(dataset)]],
    [financeLinks, linkRows(dataset)],
    [reconciliationResults, reconciliationRows(dataset, report)],
  ];
  if (problems.length > 0) throw new DatasetError(problems);
  return new Map([...rowsOf(dataset, datasetTables), ...derived]);
};
