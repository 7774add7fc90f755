import { integerOf, textOf, type Figure, type StoredRow } from '../../common/columns';

/** Why an amount is in no total, in the order in which the reasons are looked for. */
export const OMISSIONS = [
  'UNIT_COST',
  'NO_AMOUNT',
  'PART_OF_ANOTHER',
  'REPEATED',
  'RANGE',
  'MISPRINT',
  'NO_YEAR',
] as const;

/** The sum of amounts that are alike in kind, nature, basis, standing and year. */
export interface Total {
  readonly kindOfAmount: string | null;
  readonly nature: string | null;
  readonly basis: string | null;
  readonly standing: string | null;
  readonly financialYear: string | null;
  readonly sum: Figure;
  /** How many amounts it adds. */
  readonly count: number;
}

/** The sums of a list of amounts, and how many amounts are in none of them. */
export interface Totals {
  readonly groups: readonly Total[];
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
}

const totalOf = (row: StoredRow): Total => ({
  kindOfAmount: textOf(row, 'kind_of_amount'),
  nature: textOf(row, 'nature'),
  basis: textOf(row, 'basis'),
  standing: textOf(row, 'standing'),
  financialYear: textOf(row, 'financial_year'),
  sum: {
    value: integerOf(row, 'pence'),
    upTo: null,
    qualifier: integerOf(row, 'inexact') === 0 ? 'EXACT' : 'ABOUT',
    asStated: null,
    absence: null,
  },
  count: integerOf(row, 'added') ?? 0,
});

/** The totals from rows that the database has grouped: those with a reason are left out, all others are sums. */
export const totalsOf = (rows: readonly StoredRow[]): Totals => ({
  groups: rows.filter((row) => row['left_out'] === null).map(totalOf),
  leftOut: OMISSIONS.map((reason) => ({
    reason,
    count: rows
      .filter((row) => row['left_out'] === reason)
      .reduce((sum, row) => sum + (integerOf(row, 'added') ?? 0), 0),
  })).filter(({ count }) => count > 0),
});
