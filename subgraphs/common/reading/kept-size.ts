import type { StoredRow } from '../columns';

/** What an object made of a row takes, its columns aside, in bytes. */
const ROW_BYTES = 400;

/** What a column takes in a row's shape, its text aside: a day or a figure is an object of its own. */
const COLUMN_BYTES = 48;

/** What the shape of a row is reckoned to take in memory, in bytes. Rather too much than too little. */
export const bytesOfRow = (row: StoredRow): number => {
  let bytes = ROW_BYTES;
  for (const column in row) {
    const value = row[column];
    bytes += COLUMN_BYTES + (typeof value === 'string' ? 2 * value.length : 0);
  }
  return bytes;
};

/** What the shapes of rows are reckoned to take in memory, in bytes. */
export const bytesOfRows = (rows: readonly StoredRow[]): number =>
  rows.reduce((sum, row) => sum + bytesOfRow(row), 0);

/** Freezes what is kept, with all that it is made of, since all requests share it. What is frozen already is left. */
export const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
};
