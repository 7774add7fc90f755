/** How precisely a source states a day. */
export type DayPrecision = 'DAY' | 'SPAN' | 'MONTH' | 'FINANCIAL_YEAR' | 'YEAR';

/** A span of days, half-open: `from` is in it, `before` is the first day after it. ISO days compare as text. */
export interface Span {
  readonly from: string;
  readonly before: string;
  readonly precision: DayPrecision;
}

/** The years that the graph can speak of; a date outside is refused, not answered with nothing. */
export const FIRST_YEAR = 1900;
/** The last year that the graph can speak of. */
export const LAST_YEAR = 2099;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a real calendar day, `YYYY-MM-DD`, in the years that the graph can speak of. */
export const isDay = (text: string): boolean => {
  const match = ISO_DAY.exec(text);
  if (match === null) return false;
  const year = Number(match[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
};

/** The day so many days after an ISO day; before it where the number is negative. */
export const dayAfter = (day: string, days = 1): string => {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
};

const pad = (number: number): string => String(number).padStart(2, '0');

const monthSpan = (year: number, month: number): Span => ({
  from: `${String(year)}-${pad(month)}-01`,
  before: month === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${pad(month + 1)}-01`,
  precision: 'MONTH',
});

/** The first year of `2019/20`, `2019-20` or `201920`; null where the text is no financial year. */
const financialYearStart = (text: string): number | null => {
  const match = /^(\d{4})[/-]?(\d{2})$/.exec(text);
  if (match === null) return null;
  const start = Number(match[1]);
  return (start + 1) % 100 === Number(match[2]) && start >= FIRST_YEAR && start < LAST_YEAR ? start : null;
};

/** `2019/20` from `2019/20`, `2019-20` or `201920`; null where the text is no financial year. */
export const financialYearOf = (text: string): string | null => {
  const start = financialYearStart(text);
  return start === null ? null : `${String(start)}/${pad((start + 1) % 100)}`;
};

/** The days of a financial year: 1 April to 31 March. */
export const financialYearSpan = (financialYear: string): Span | null => {
  const start = financialYearStart(financialYear);
  return start === null
    ? null
    : { from: `${String(start)}-04-01`, before: `${String(start + 1)}-04-01`, precision: 'FINANCIAL_YEAR' };
};

/** The span of days that a cell names; null where it names none. */
export const spanOf = (text: string): Span | null => {
  const [first, last] = text.split('..');
  if (first !== undefined && last !== undefined) {
    const start = spanOf(first);
    const end = spanOf(last);
    return start === null || end === null || end.before <= start.from
      ? null
      : { from: start.from, before: end.before, precision: 'SPAN' };
  }
  if (isDay(text)) return { from: text, before: dayAfter(text), precision: 'DAY' };
  if (text.includes('/')) return financialYearSpan(text);
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  const year = Number(text.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (month !== null) return monthSpan(year, Number(month[2]));
  return /^\d{4}$/.test(text)
    ? { from: `${text}-01-01`, before: `${String(year + 1)}-01-01`, precision: 'YEAR' }
    : null;
};
