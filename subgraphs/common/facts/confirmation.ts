import {
  APPLIED_STANDINGS,
  financialYearSpan,
  type Day,
  type Standing,
  type YearOrAbsence,
} from '../columns';
import type { Read } from '../reading/loaders';
import type { View } from '../view';

/** How far a row is confirmed for the day of the view. */
export type ConfirmationStatus =
  'ON_RECORD' | 'CONFIRMED' | 'NOT_CONFIRMED_SINCE' | 'START_NOT_STATED' | 'OUTSIDE_PERIOD' | 'NOT_APPLIED';

/** Whether what a row says is confirmed for the day, and when it was last stated. */
export interface Confirmation {
  readonly status: ConfirmationStatus;
  readonly lastStatedOn: string | null;
}

interface Timed {
  readonly standing?: Standing;
  readonly startsOn?: Day | null;
  readonly endsOn?: Day | null;
  readonly financialYear?: YearOrAbsence;
}

const camelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The day on which a row began or happened, as stated; null where it has none. */
const startOf = (row: Read<unknown>): Day | null => {
  const { time } = row.table;
  if (time.kind !== 'EVENT') return (row as Timed).startsOn ?? null;
  const key = camelCase(time.on.replace(/_from$/, ''));
  const value = (row as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'object' ? (value as Day | null) : null;
};

/** Whether the start is known to lie at or before a day: a span that the day lies in, or "not before", leaves it open. */
const hasBegun = (start: Day | null, asOf: string, knownOn: string | null): boolean => {
  if (start?.from === null || start?.from === undefined) return knownOn === null || asOf >= knownOn;
  if (start.qualifier === 'NOT_BEFORE') return knownOn !== null && asOf >= knownOn;
  return asOf >= (start.lastDay ?? start.from) || (knownOn !== null && asOf >= knownOn);
};

/** The stated start and last day of a row's period; null where not stated. */
const bounds = (row: Timed): { from: string | null; before: string | null } => {
  const year = row.financialYear?.year ?? null;
  const span = year === null ? null : financialYearSpan(year);
  if (span !== null) return { from: span.from, before: span.before };
  return { from: row.startsOn?.from ?? null, before: row.endsOn?.lastDay ?? null };
};

/**
 * Without a day: ON_RECORD. With one: NOT_APPLIED where the standing is below AGREED; OUTSIDE_PERIOD where the row is
 * reached by its id although it does not hold on the day; CONFIRMED where the stated period covers it or the row was stated later;
 * NOT_CONFIRMED_SINCE where no end is stated and no source speaks of it on or after the day; START_NOT_STATED where the
 * day comes before the first statement and the start is not stated, or only so that it leaves the day open.
 */
export const confirmationOf = (row: Read<unknown>, { asOf }: View): Confirmation => {
  const { lastStatedOn, knownOn, table } = row;
  const { standing } = row as Timed;
  if (asOf === null || table.time.kind === 'LASTING') return { status: 'ON_RECORD', lastStatedOn };
  if (standing !== undefined && !APPLIED_STANDINGS.includes(standing))
    return { status: 'NOT_APPLIED', lastStatedOn };
  const begun = hasBegun(startOf(row), asOf, knownOn);
  if (table.time.kind === 'EVENT') return { status: begun ? 'CONFIRMED' : 'START_NOT_STATED', lastStatedOn };
  const { from, before } = bounds(row as Timed);
  const isOver =
    before === null ? standing === 'ENDED' && knownOn !== null && knownOn <= asOf : before < asOf;
  if (isOver || (from !== null && from > asOf)) return { status: 'OUTSIDE_PERIOD', lastStatedOn };
  if (before === null && (lastStatedOn === null || lastStatedOn < asOf)) {
    return { status: 'NOT_CONFIRMED_SINCE', lastStatedOn };
  }
  // A financial year is stated by its days; all else begins as its start says.
  const inYear = (row as Timed).financialYear?.year ?? null;
  return { status: begun || inYear !== null ? 'CONFIRMED' : 'START_NOT_STATED', lastStatedOn };
};
