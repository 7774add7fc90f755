import { isIn, type Sql } from '../database/sql';
import { places, sources } from '../provenance';
import type { Table } from '../table';
import { bytesOfRow } from './kept-size';
import { loadByKey, type KeyLoader } from './load-by-key';
import { nameOf, readRow, type Read } from './loaders';
import type { Reader } from './reader';

/** A row by its id, whatever the view. */
const byId = <Shape>(reader: Reader, table: Table<Shape>): KeyLoader<Read<Shape> | null> => {
  const statement = (ids: readonly string[]): Sql => {
    const where = isIn('id', ids);
    return { ...where, text: `SELECT * FROM ${table.name} WHERE ${where.text}` };
  };
  return loadByKey(reader, {
    name: () => nameOf(statement),
    read: async (ids) => {
      const rows = await reader.snapshot.all(statement(ids));
      const found = new Map(
        rows.map((row) => [row['id'], { value: readRow(table, row), bytes: bytesOfRow(row) }]),
      );
      return ids.map((id) => found.get(id) ?? { value: null, bytes: 0 });
    },
  });
};

/** Loaders of sources and places, which stand in every database. */
export const createProvenanceLoaders = (reader: Reader) => ({
  sourceById: byId(reader, sources),
  placeById: byId(reader, places),
});

/** The loaders that every subgraph's context has. */
export type ProvenanceLoaders = ReturnType<typeof createProvenanceLoaders>;
