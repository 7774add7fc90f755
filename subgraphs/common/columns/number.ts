import { isAbsence, type Absence } from './absence';
import { financialYearOf, financialYearSpan } from './calendar';
import { integerOf, snakeCase, textOf, type Cells, type ColumnKind, type Report } from './column';

/** How exactly a source gives a number. MISPRINT: as printed it can't be right; the short form is kept as stated. */
export const QUALIFIERS = ['EXACT', 'ABOUT', 'UP_TO', 'AT_LEAST', 'ROUNDED', 'MISPRINT'] as const;

/** How exactly a source gives a number. */
export type Qualifier = (typeof QUALIFIERS)[number];

/** A sum of money in pence, or a quantity in thousandths, with how exactly it is stated. */
export interface Figure {
  /** Pence, or thousandths; null where absent. */
  readonly value: number | null;
  /** The upper end where a range is stated, in the same unit. */
  readonly upTo: number | null;
  readonly qualifier: Qualifier | null;
  readonly asStated: string | null;
  readonly absence: Absence | null;
}

/** A figure with its unit. */
export interface Quantity extends Figure {
  readonly unit: string | null;
}

const scaled = (text: string, places: number): number | null => {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const decimals = match[3] ?? '';
  if (decimals.length > places) return null;
  const value = Number(`${match[2] ?? ''}${decimals.padEnd(places, '0')}`);
  return match[1] === '-' && value !== 0 ? -value : value;
};

const figure = (key: string, description: string, places: number, smallest: string) => {
  const name = snakeCase(key);
  const to = `${name}_to`;
  const qualifier = `${name}_qualifier`;
  const asStated = `${name}_as_stated`;
  const absence = `${name}_absence`;
  return {
    csv: [
      { name, type: 'number' as const, description, absence: true },
      { name: to, type: 'number' as const, description: 'The upper end, where a range is stated.' },
      {
        name: qualifier,
        type: 'string' as const,
        description: 'How exactly the source gives it; EXACT where empty.',
        enum: QUALIFIERS,
      },
      {
        name: asStated,
        type: 'string' as const,
        description: 'The short figure as the source prints it, where it differs.',
      },
    ],
    database: [
      { name, type: 'integer' as const, nullable: true },
      { name: to, type: 'integer' as const, nullable: true },
      ...[qualifier, asStated, absence].map((column) => ({
        name: column,
        type: 'text' as const,
        nullable: true,
      })),
    ],
    store: (cells: Cells, report: Report) => {
      const cell = cells[name] ?? '';
      const upper = cells[to] ?? '';
      const bound = cells[qualifier] ?? '';
      const stored: Record<string, string | number | null> = {
        [name]: null,
        [to]: null,
        [qualifier]: null,
        [asStated]: (cells[asStated] ?? '') || null,
        [absence]: null,
      };
      if (bound !== '' && !(QUALIFIERS as readonly string[]).includes(bound)) {
        report(qualifier, `wants one of ${QUALIFIERS.join(', ')}`);
      }
      if (isAbsence(cell)) return { ...stored, [absence]: cell };
      if (cell === '') {
        if (upper !== '' || bound !== '') report(name, 'wants the figure that goes with the other cells');
        return stored;
      }
      const value = scaled(cell, places);
      const end = upper === '' ? null : scaled(upper, places);
      if (value === null)
        report(name, `wants a number with no separators and at most ${smallest}, or an absence code`);
      if (upper !== '' && (end === null || (value !== null && end <= value))) {
        report(to, 'wants a number greater than the lower end');
      }
      return { ...stored, [name]: value, [to]: end, [qualifier]: bound || 'EXACT' };
    },
    read: (row: Readonly<Record<string, string | number | null>>): Figure | null => {
      const why = textOf(row, absence);
      const value = integerOf(row, name);
      if (value === null && why === null) return null;
      return {
        value,
        upTo: integerOf(row, to),
        qualifier: textOf(row, qualifier) as Qualifier | null,
        asStated: textOf(row, asStated),
        absence: why !== null && isAbsence(why) ? why : null,
      };
    },
  };
};

/** An amount of money: pounds in CSV with at most two decimals, pence in the database; null where the cell is empty. */
export const money =
  (description: string): ColumnKind<Figure | null> =>
  (key) =>
    figure(key, description, 2, 'two decimals (pence)');

/** What a quantity counts. PER_10000 is a rate per 10,000 children. */
export const UNITS = [
  'PERCENT',
  'PER_10000',
  'COUNT',
  'PEOPLE',
  'CHILDREN',
  'COUNCILS',
  'POSTS',
  'FULL_TIME_EQUIVALENT',
  'TEAMS',
  'DEATHS_A_YEAR',
  'MONTHS',
  'WEEKS',
  'WORKING_DAYS',
  'YEARS',
] as const;

/** A quantity with its unit, to three decimals; null where the cell is empty. */
export const quantity =
  (description: string): ColumnKind<Quantity | null> =>
  (key) => {
    const base = figure(key, description, 3, 'three decimals');
    const unit = `${snakeCase(key)}_unit`;
    return {
      csv: [
        ...base.csv,
        { name: unit, type: 'string', description: 'What the quantity counts.', enum: UNITS },
      ],
      database: [...base.database, { name: unit, type: 'text', nullable: true }],
      store: (cells, report) => {
        const counted = cells[unit] ?? '';
        const stored = base.store(cells, report);
        if ((cells[snakeCase(key)] ?? '') !== '' && !(UNITS as readonly string[]).includes(counted)) {
          report(unit, `wants one of ${UNITS.join(', ')}`);
        }
        return { ...stored, [unit]: counted || null };
      },
      read: (row) => {
        const read = base.read(row);
        return read === null ? null : { ...read, unit: textOf(row, unit) };
      },
    };
  };

/** A financial year, or why it is not given. */
export interface YearOrAbsence {
  /** `2019/20`. */
  readonly year: string | null;
  readonly absence: Absence | null;
}

/** A financial year; `2019/20`, `2019-20` and `201920` are understood. Null year and absence where the cell is empty. */
export const financialYear =
  (description: string): ColumnKind<YearOrAbsence> =>
  (key) => {
    const name = snakeCase(key);
    const [from, before, absence] = [`${name}_from`, `${name}_before`, `${name}_absence`];
    return {
      csv: [{ name, type: 'string', description, absence: true }],
      database: [name, from, before, absence].map((column) => ({
        name: column,
        type: 'text',
        nullable: true,
      })),
      store: (cells, report) => {
        const cell = cells[name] ?? '';
        const nothing = { [name]: null, [from]: null, [before]: null, [absence]: null };
        if (cell === '') return nothing;
        if (isAbsence(cell)) return { ...nothing, [absence]: cell };
        const year = financialYearOf(cell);
        const span = year === null ? null : financialYearSpan(year);
        if (year === null || span === null) {
          report(name, 'wants a financial year such as 2019/20, or an absence code');
          return nothing;
        }
        return { [name]: year, [from]: span.from, [before]: span.before, [absence]: null };
      },
      read: (row) => {
        const why = textOf(row, absence);
        return { year: textOf(row, name), absence: why !== null && isAbsence(why) ? why : null };
      },
    };
  };
