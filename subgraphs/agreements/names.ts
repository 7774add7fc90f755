import { contains, every, some, sql, type Sql } from '../common/database/sql';
import { knownBy, shownBy } from '../common/database/view-conditions';
import { filledText, type Given } from '../common/reading/filter';
import { allOf, type Read, type Reader } from '../common/reading/loaders';
import type { Table } from '../common/table';
import type { View } from '../common/view';
import { aliases } from './tables';

/** The things of a type that an alias names. */
const aliased = (type: string, view: View, match: Sql): Sql => {
  const alias = every([sql('named_type = ?', type), shownBy(aliases, view), match]);
  return { ...alias, text: `id IN (SELECT named_id FROM aliases WHERE ${alias.text})` };
};

/** The rows of which a column or an alias contains the text, whatever its case. */
export const nameContains = (
  { type }: Pick<Table, 'type'>,
  view: View,
  columns: readonly string[],
  text: Given<string>,
): Sql[] => {
  if (text === null || text === undefined) return [];
  const part = filledText(text, 'filter.text');
  return [
    some([...columns.map((column) => contains(column, part)), aliased(type, view, contains('alias', part))]),
  ];
};

/**
 * Everything of a table with that name or alias, whole, whatever its case: a shared name gives all. The view's day is
 * left aside, since a thing keeps its name.
 * @throws {InputError} BAD_FILTER where the name is empty
 */
export const allNamed = async <Shape>(
  reader: Reader,
  table: Table<Shape>,
  columns: readonly string[],
  name: string,
): Promise<readonly Read<Shape>[]> => {
  const whole = filledText(name, 'name').toLowerCase();
  const match = some([
    ...columns.map((column) => sql(`lower(${column}) = ?`, whole)),
    aliased(table.type, reader.view, sql('lower(alias) = ?', whole)),
  ]);
  const known = knownBy(table as Table, reader.view);
  return allOf({ ...reader, view: { asOf: null, knownAt: null } }, table, {
    where: every([known, match]),
    order: ['name'],
  });
};
