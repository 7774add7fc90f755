import { APPLIED_STANDINGS, dayAfter, type Standing, type StoredRow } from './columns';
import type { Table } from './table';

/** A day as the database stores it: half-open. */
export interface EntryDay {
  readonly from: string;
  readonly before: string;
  readonly precision: string;
  readonly qualifier: string;
  readonly inferred: number;
  readonly asStated: string | null;
}

/**
 * What a day of a fact is to it, whatever its standing: the first or the last day of its period, the first day of its
 * financial year, the day of an event, the day from which it takes effect, the day on which something is due, or the day
 * on which it was put forward.
 */
export type DayRole = 'BEGINS' | 'ENDS' | 'YEAR' | 'HAPPENS' | 'TAKES_EFFECT' | 'DUE' | 'PUT_FORWARD';

/** A day that a fact names. */
export interface NamedDay {
  /** The field of the fact that holds it: `effectiveOn`. */
  readonly field: string;
  readonly role: DayRole;
  readonly day: EntryDay;
}

const camelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The column that a table's time is read from; null where rows have no day of their own. */
const timeColumnOf = ({ time }: Table): string | null => {
  switch (time.kind) {
    case 'LASTING':
      return null;
    case 'STATE':
      return time.from === 'known_on' ? null : time.from.replace(/_from$/, '');
    case 'EVENT':
      return time.on === 'known_on' ? null : time.on.replace(/_from$/, '');
  }
};

const isPutForward = (table: Table, column: string): boolean =>
  table.time.kind === 'EVENT' && table.time.standings === 'ANY' && timeColumnOf(table) === column;

const roleOf = (table: Table, column: string): DayRole => {
  if (isPutForward(table, column)) return 'PUT_FORWARD';
  if (column === 'financial_year') return 'YEAR';
  if (/(^|_)starts_on$/.test(column)) return 'BEGINS';
  if (/(^|_)ends_on$/.test(column)) return 'ENDS';
  if (column === 'effective_on') return 'TAKES_EFFECT';
  return /(^|_)(due|review)_on$/.test(column) ? 'DUE' : 'HAPPENS';
};

/** The columns that hold the day of a row itself, the first that has one. */
const dayColumnsOf = (table: Table): readonly string[] => {
  const column = timeColumnOf(table);
  return table.entryDay ?? (column === null ? [] : [column]);
};

const dayIn = (column: string, row: StoredRow): EntryDay | null => {
  const [from, before] = [row[`${column}_from`], row[`${column}_before`]];
  if (typeof from !== 'string' || typeof before !== 'string') return null;
  return {
    from,
    before,
    // A financial year has no cells for how it is stated; a day has.
    precision: String(row[`${column}_precision`] ?? 'FINANCIAL_YEAR'),
    qualifier: String(row[`${column}_qualifier`] ?? 'ON'),
    inferred: Number(row[`${column}_inferred`] ?? 0),
    asStated: (row[`${column}_as_stated`] as string | null | undefined) ?? null,
  };
};

const isApplied = ({ standing }: StoredRow): boolean =>
  standing === undefined || APPLIED_STANDINGS.includes(standing as Standing);

/**
 * The day of the fact itself: by the table's `entryDay`, or else by its time. Null where it has none, and where its
 * standing is below AGREED: what is proposed or planned for a day is no fact of that day, only of the day on which it
 * was put forward.
 */
export const dayOf = (table: Table, row: StoredRow): EntryDay | null => {
  const days = dayColumnsOf(table)
    .filter((column) => isApplied(row) || isPutForward(table, column))
    .map((column) => dayIn(column, row));
  return days.find((day) => day !== null) ?? null;
};

/** Every day that the row names. A financial year counts by the day on which it begins. */
export const namedDaysOf = (table: Table, row: StoredRow): NamedDay[] => {
  const columns = table.database
    .filter(({ name }) => name.endsWith('_precision'))
    .map(({ name }) => name.slice(0, -'_precision'.length));
  const days = columns.map((column) => ({ column, day: dayIn(column, row) }));
  const year = dayIn('financial_year', row);
  const first = year && { ...year, before: dayAfter(year.from), precision: 'DAY' };
  return [...days, { column: 'financial_year', day: first }].flatMap(({ column, day }) =>
    day === null ? [] : [{ field: camelCase(column), role: roleOf(table, column), day }],
  );
};
