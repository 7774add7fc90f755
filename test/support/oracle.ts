import { citedPlaces, csvRows, type CsvRow } from './reports';

/**
 * The rules by which the tables of the reports become answers, written again for the tests from the design and the CSV
 * files alone: nothing here is shared with the code that the tests judge.
 */

/** The standings that a day applies. */
const APPLIED = ['AGREED', 'IN_FORCE', 'CLAIMED', 'ENDED'];
/** The standings of what is yet to come. */
const PENDING = ['PROPOSED', 'RECOMMENDED', 'AGREED_IN_PRINCIPLE', 'PLANNED', 'EXPECTED'];
const ABSENCES = ['NOT_STATED', 'NOT_APPLICABLE', 'SUPPRESSED', 'UNAVAILABLE', 'LOW_RELIABILITY'];

const cell = (row: CsvRow, column: string): string => row[column] ?? '';
const textOrNull = (row: CsvRow, column: string): string | null => cell(row, column) || null;

/** A text cell: null where it is empty or holds a reason. */
export const text = (row: CsvRow, column: string): string | null =>
  ABSENCES.includes(cell(row, column)) ? null : textOrNull(row, column);

/** The reason that stands in a cell in the place of a value. */
export const absence = (row: CsvRow, column: string): string | null =>
  ABSENCES.includes(cell(row, column)) ? cell(row, column) : null;

const monthEnd = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

interface Span {
  readonly from: string;
  readonly lastDay: string;
  readonly precision: string;
}

/** The first and the last day of what a day cell or a financial year names. */
export const spanOf = (value: string): Span | null => {
  if (value === '' || ABSENCES.includes(value)) return null;
  const [first = '', last] = value.split('..');
  if (last !== undefined) {
    const [start, end] = [spanOf(first), spanOf(last)];
    return start && end && { from: start.from, lastDay: end.lastDay, precision: 'SPAN' };
  }
  const year = value.slice(0, 4);
  const next = String(Number(year) + 1);
  if (value.includes('/'))
    return { from: `${year}-04-01`, lastDay: `${next}-03-31`, precision: 'FINANCIAL_YEAR' };
  if (value.length === 10) return { from: value, lastDay: value, precision: 'DAY' };
  if (value.length === 7) return { from: `${value}-01`, lastDay: monthEnd(value), precision: 'MONTH' };
  return { from: `${year}-01-01`, lastDay: `${year}-12-31`, precision: 'YEAR' };
};

/** A day as the graph shows it; null where the cell is empty. */
export const day = (row: CsvRow, column: string) => {
  const value = cell(row, column);
  if (value === '') return null;
  const span = spanOf(value);
  return {
    from: span?.from ?? null,
    lastDay: span?.lastDay ?? null,
    precision: span?.precision ?? null,
    qualifier: span ? cell(row, `${column}_qualifier`) || 'ON' : null,
    asStated: textOrNull(row, `${column}_as_stated`),
    absence: absence(row, column),
  };
};

const decimal = (value: string, places: number | null): string =>
  places === null ? String(Number(value)) : Number(value).toFixed(places);

const figure = (row: CsvRow, column: string, places: number | null) => {
  const value = text(row, column);
  const upTo = textOrNull(row, `${column}_to`);
  return {
    value: value === null ? null : decimal(value, places),
    upTo: upTo === null ? null : decimal(upTo, places),
    qualifier: value === null ? null : cell(row, `${column}_qualifier`) || 'EXACT',
    asStated: textOrNull(row, `${column}_as_stated`),
    absence: absence(row, column),
  };
};

/** Money as the graph shows it, in pounds with two decimals. */
export const money = (row: CsvRow, column = 'amount') => {
  const { value, ...rest } = figure(row, column, 2);
  return { amount: value, ...rest };
};

/** A quantity as the graph shows it; null where the cell is empty. */
export const quantity = (row: CsvRow, column: string) =>
  cell(row, column) === '' ? null : { ...figure(row, column, null), unit: textOrNull(row, `${column}_unit`) };

const SOURCE_DAYS = new Map(csvRows('sources').map((row) => [cell(row, 'id'), cell(row, 'date')]));
const statedOn = (row: CsvRow): string[] =>
  citedPlaces(row)
    .map((place) => SOURCE_DAYS.get(place.slice(0, place.indexOf('/'))) ?? '')
    .sort();

/** The day of the first source that states a row. */
export const madeKnownOn = (row: CsvRow): string => statedOn(row).at(0) ?? '';
/** The day of the last source that states a row. */
export const lastStatedOn = (row: CsvRow): string => statedOn(row).at(-1) ?? '';

/** Whether a row's standing lets a day apply it. */
export const isApplied = (row: CsvRow): boolean => APPLIED.includes(cell(row, 'standing'));
/** Whether a row is yet to come. */
export const isPending = (row: CsvRow): boolean => PENDING.includes(cell(row, 'standing'));

/** The columns that a row's period stands in. */
const period = (row: CsvRow) =>
  'starts_on' in row || !('financial_year' in row)
    ? {
        from: spanOf(cell(row, 'starts_on'))?.from ?? null,
        lastDay: spanOf(cell(row, 'ends_on'))?.lastDay ?? null,
      }
    : {
        from: spanOf(cell(row, 'financial_year'))?.from ?? null,
        lastDay: spanOf(cell(row, 'financial_year'))?.lastDay ?? null,
      };

/** Whether a state holds on a day, as far as its sources say; everything does where no day is given. */
export const holdsOn = (row: CsvRow, asOf: string | null): boolean => {
  if (asOf === null) return true;
  const { from, lastDay } = period(row);
  const isOver =
    lastDay === null ? cell(row, 'standing') === 'ENDED' && madeKnownOn(row) <= asOf : lastDay < asOf;
  return isApplied(row) && (from === null || from <= asOf) && !isOver;
};

/** Whether the sources confirm a state that holds on a day. */
export const confirmation = (row: CsvRow, asOf: string | null) => {
  const { from, lastDay } = period(row);
  const status = (): string => {
    if (asOf === null) return 'ON_RECORD';
    if (!isApplied(row)) return 'NOT_APPLIED';
    if (!holdsOn(row, asOf)) return 'OUTSIDE_PERIOD';
    if (lastDay === null && lastStatedOn(row) < asOf) return 'NOT_CONFIRMED_SINCE';
    if (asOf >= madeKnownOn(row)) return 'CONFIRMED';
    const start = spanOf(cell(row, 'starts_on'));
    // Not before a day, or some day of a month, leaves open whether it had begun.
    const isOpen =
      from === null ||
      cell(row, 'starts_on_qualifier') === 'NOT_BEFORE' ||
      (start !== null && asOf < start.lastDay);
    return isOpen ? 'START_NOT_STATED' : 'CONFIRMED';
  };
  return { status: status(), lastStatedOn: lastStatedOn(row) };
};

const LABELS = new Map(
  csvRows('coverage').map((row) => [`${cell(row, 'source_id')}/${cell(row, 'place_id')}`, row]),
);

/** The ledger's row of a place, by source and place. */
export const ledgerRow = (place: string): CsvRow => {
  const row = LABELS.get(place);
  if (row === undefined) throw new Error(`The ledger has no place ${place}.`);
  return row;
};

/** The citations of a row, the best place first. */
export const citations = (row: CsvRow) =>
  citedPlaces(row).map((place) => ({
    source: { id: place.slice(0, place.indexOf('/')) },
    place: { id: place, label: cell(ledgerRow(place), 'label') },
  }));

/** The labels alone of the places that a row cites. */
export const labels = (row: CsvRow) => citations(row).map(({ place: { label } }) => ({ place: { label } }));

const namesIn = (table: string): readonly (readonly [string, string])[] =>
  csvRows(table).map((row) => [cell(row, 'id'), cell(row, 'name')]);
const NAMES = new Map(['councils', 'agencies', 'partnerships', 'agreements', 'services'].flatMap(namesIn));

/** A thing with its name, as `{ id name }` shows it; null where the cell has no id. */
export const named = (row: CsvRow, column: string) => {
  const id = text(row, column);
  return id === null ? null : { id, name: NAMES.get(id) ?? null };
};

/** Some of the fields of an object, as a query selects them; null stays null. */
export const pick = <Whole extends object, Key extends keyof Whole>(
  whole: Whole | null,
  ...keys: readonly Key[]
): Pick<Whole, Key> | null =>
  whole && (Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<Whole, Key>);

/** Rows in the order of a column, then of their ids. */
export const ordered = (rows: readonly CsvRow[], column: string): CsvRow[] => {
  const key = (row: CsvRow): string => `${cell(row, column)}\u0000${cell(row, 'id')}`;
  return [...rows].sort((one, other) => (key(one) < key(other) ? -1 : 1));
};

const idOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : null;

/** An answer whose lists of things with ids are in the order of these ids: for lists whose order is not the point. */
export const byId = <Value>(value: Value): Value => {
  if (Array.isArray(value)) {
    const each = value.map((item: unknown) => byId(item));
    const haveIds = each.every((item) => idOf(item) !== null);
    return (
      haveIds ? each.sort((one, other) => ((idOf(one) ?? '') < (idOf(other) ?? '') ? -1 : 1)) : each
    ) as Value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, byId(item)])) as Value;
};

/** The tables of amounts, with the type of each and the kind that its name gives; the others have a column for it. */
const AMOUNTS: Readonly<Record<string, { readonly type: string; readonly kind?: string }>> = {
  budgets: { type: 'Budget', kind: 'BUDGET' },
  contributions: { type: 'Contribution', kind: 'CONTRIBUTION' },
  funding: { type: 'Funding' },
  forecasts: { type: 'Forecast' },
  savings: { type: 'Saving' },
  unit_costs: { type: 'UnitCost', kind: 'UNIT_COST' },
};

/** The amounts about a thing that hold on a day, of all tables. */
export const amountsAbout = (type: string, id: string, asOf: string | null) =>
  Object.entries(AMOUNTS).flatMap(([table, amount]) =>
    csvRows(table)
      .filter((row) => row['subject_type'] === type && row['subject_id'] === id && holdsOn(row, asOf))
      .map((row) => ({ type: amount.type, kind: amount.kind ?? cell(row, 'kind'), row })),
  );

/** An amount as the questions ask for it. */
export const amountShown = ({ type, kind, row }: ReturnType<typeof amountsAbout>[number]) => ({
  __typename: type,
  id: cell(row, 'id'),
  kindOfAmount: kind,
  standing: cell(row, 'standing'),
  basis: cell(row, 'basis'),
  financialYear: text(row, 'financial_year'),
  financialYearAbsence: absence(row, 'financial_year'),
  amount: money(row),
  citations: citations(row),
});
