import { isAbsence, type Absence } from './absence';
import { snakeCase, textOf, integerOf, type ColumnKind } from './column';
import { dayAfter, spanOf, type DayPrecision } from './calendar';

/** How the words around a day bind it. */
export const DAY_QUALIFIERS = ['ON', 'BY', 'FROM', 'NOT_BEFORE', 'ABOUT'] as const;

/** A day as exactly as its source states it: a span of days, inclusive of both ends, and how precise it is. */
export interface Day {
  readonly from: string | null;
  /** The last day of the span, inclusive. */
  readonly lastDay: string | null;
  readonly precision: DayPrecision | null;
  readonly qualifier: (typeof DAY_QUALIFIERS)[number] | null;
  /** True where the source does not say it outright and we conclude it from what it says. */
  readonly inferred: boolean;
  readonly asStated: string | null;
  readonly absence: Absence | null;
}

const NOTHING: Day = {
  from: null,
  lastDay: null,
  precision: null,
  qualifier: null,
  inferred: false,
  asStated: null,
  absence: null,
};

/** The day before an ISO day: turns a half-open end into an inclusive one. */
const dayBefore = (day: string): string => dayAfter(day, -1);

/**
 * A day, month, year, financial year or span of days. The cell holds `2021-04-01`, `2017-07`, `2017`, `2019/20`,
 * `2017-05-23..2017-05-24` or an absence code; three more cells hold the qualifier (ON where empty), whether it is
 * inferred, and the source's own short form where it differs. Null where the cell is empty.
 */
export const day =
  (description: string): ColumnKind<Day | null> =>
  (key) => {
    const name = snakeCase(key);
    const qualifier = `${name}_qualifier`;
    const inferred = `${name}_inferred`;
    const asStated = `${name}_as_stated`;
    const [from, before, precision, absence] = ['from', 'before', 'precision', 'absence'].map(
      (s) => `${name}_${s}`,
    ) as [string, string, string, string];
    return {
      csv: [
        { name, type: 'string', description, absence: true },
        {
          name: qualifier,
          type: 'string',
          description: 'How the words around the day bind it; ON where empty.',
          enum: DAY_QUALIFIERS,
        },
        {
          name: inferred,
          type: 'boolean',
          description: 'true where the day is concluded, not stated outright.',
        },
        {
          name: asStated,
          type: 'string',
          description: 'The day in the short form that the source prints, where it differs.',
        },
      ],
      database: [
        ...[from, before, precision, qualifier, asStated, absence].map((column) => ({
          name: column,
          type: 'text' as const,
          nullable: true,
        })),
        { name: inferred, type: 'integer', nullable: false },
      ],
      store: (cells, report) => {
        const cell = cells[name] ?? '';
        const bound = cells[qualifier] ?? '';
        const stored = {
          [from]: null as string | null,
          [before]: null as string | null,
          [precision]: null as string | null,
          [qualifier]: null as string | null,
          [asStated]: (cells[asStated] ?? '') || null,
          [absence]: null as string | null,
          [inferred]: cells[inferred] === 'true' ? 1 : 0,
        };
        if (!['', 'true', 'false'].includes(cells[inferred] ?? ''))
          report(inferred, 'wants true, false or nothing');
        if (bound !== '' && !(DAY_QUALIFIERS as readonly string[]).includes(bound)) {
          report(qualifier, `wants one of ${DAY_QUALIFIERS.join(', ')}`);
        }
        if (cell === '') return stored;
        if (isAbsence(cell)) return { ...stored, [absence]: cell };
        const span = spanOf(cell);
        if (span === null) {
          report(
            name,
            'wants a day, month, year, financial year or span: 2021-04-01, 2017-07, 2017, 2019/20 or 2017-05-23..2017-05-24',
          );
          return stored;
        }
        return {
          ...stored,
          [from]: span.from,
          [before]: span.before,
          [precision]: span.precision,
          [qualifier]: bound || 'ON',
        };
      },
      read: (row) => {
        const first = textOf(row, from);
        const end = textOf(row, before);
        const why = textOf(row, absence);
        const said = textOf(row, asStated);
        if (first === null && why === null && said === null) return null;
        return {
          ...NOTHING,
          from: first,
          lastDay: end === null ? null : dayBefore(end),
          precision: textOf(row, precision) as DayPrecision | null,
          qualifier: textOf(row, qualifier) as Day['qualifier'],
          inferred: integerOf(row, inferred) === 1,
          asStated: said,
          absence: why !== null && isAbsence(why) ? why : null,
        };
      },
    };
  };
