import type { StoredRow } from '../columns';
import type { Sql } from '../database/sql';
import type { Maybe } from '../when';
import { bytesOfRows } from './kept-size';
import { loadByKey } from './load-by-key';
import type { Reader } from './reader';

/**
 * Reads what one statement, run with these values, comes to: at once where it is kept.
 * @param make makes what is kept of the rows; the same statement must come with the same making of it
 */
export const readOnce = <Value>(
  reader: Reader,
  statement: Sql,
  make: (rows: readonly StoredRow[]) => Value,
): Maybe<Value> =>
  loadByKey(reader, {
    name: () => statement.text,
    read: async (keys) => {
      const rows = await reader.snapshot.all(statement);
      const value = make(rows);
      return keys.map(() => ({ value, bytes: bytesOfRows(rows) }));
    },
  }).load(JSON.stringify(statement.values));
