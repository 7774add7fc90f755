import { createHash } from 'node:crypto';
import type { StoredValue } from '../columns';
import { InputError } from '../errors';

/**
 * A cursor is the sort values of a row, with a mark of the list that it belongs to, so that one from another list,
 * order or filter is refused instead of giving a page that is wrong.
 */
const markOf = (list: string): string => createHash('sha256').update(list).digest('base64url').slice(0, 8);

/** Makes the cursors of a list's rows from their sort values: opaque to clients. */
export const cursorsOf = (list: string): ((values: readonly StoredValue[]) => string) => {
  const mark = markOf(list);
  return (values) => Buffer.from(JSON.stringify([mark, ...values])).toString('base64url');
};

/** The cursor of a row: opaque to clients. */
export const cursorOf = (list: string, values: readonly StoredValue[]): string => cursorsOf(list)(values);

const isValue = (value: unknown): value is StoredValue =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

/**
 * The sort values that a cursor holds.
 * @throws {InputError} BAD_CURSOR where it is not a cursor of this list
 */
export const valuesOf = (list: string, cursor: string, length: number): readonly StoredValue[] => {
  const refuse = (): never => {
    throw new InputError(
      'BAD_CURSOR',
      'The cursor is not one of this list with this filter and order. Use an endCursor of the same list, or leave `after` out.',
      'after',
    );
  };
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== length + 1 || parsed[0] !== markOf(list)) return refuse();
    const values: unknown[] = parsed.slice(1);
    return values.every(isValue) ? values : refuse();
  } catch (error) {
    if (error instanceof InputError) throw error;
    return refuse();
  }
};
