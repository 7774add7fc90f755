import type { StoredRow } from '../common/columns';
import type { Dataset } from '../common/dataset/read-dataset';
import { rowsOf } from '../common/import-rows';
import { places } from '../common/provenance';
import type { RecordEntry } from '../common/record-entry';
import type { Table } from '../common/table';
import {
  entryRow,
  idOf,
  ledgerRows,
  momentRows,
  namesByThing,
  placeRows,
  statementOf,
  subjectRows,
  wordRows,
} from './derive/rows';
import { createSubjectsOf } from './derive/subjects';
import * as derived from './tables/derived';
import { conflicts } from './tables/conflicts';
import { entryPlaces, ledgerPlaces } from './tables/places';

/** The rows of the record: its own conflicts, and what is derived from the rows of every subgraph. */
export const importRows = (
  dataset: Dataset,
  rows: readonly RecordEntry[],
): Map<Table, readonly StoredRow[]> => {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  const recorded = rows.flatMap((row) => {
    const summary = statementOf(row, byId);
    return summary === null ? [] : [{ row, summary }];
  });
  const subjectsOf = createSubjectsOf(rows);
  const positions = new Map(dataset.rows(places).map(({ id, order }) => [id, Number(order)]));
  const otherNames = namesByThing(rows);
  return new Map<Table, readonly StoredRow[]>([
    ...rowsOf(dataset, [conflicts]),
    [derived.entries, recorded.map(({ row, summary }) => entryRow(row, summary))],
    [derived.entrySubjects, recorded.flatMap(({ row }) => subjectRows(row, subjectsOf(row)))],
    [entryPlaces, recorded.flatMap(({ row }) => placeRows(row, positions))],
    [derived.moments, recorded.flatMap(({ row }) => momentRows(row))],
    [derived.words, recorded.flatMap(({ row }) => wordRows(row, otherNames.get(idOf(row)) ?? []))],
    [ledgerPlaces, ledgerRows(dataset)],
  ]);
};
