import type { StoredRow } from '../../common/columns';
import type { Dataset } from '../../common/dataset/read-dataset';
import type { Problem } from '../../common/dataset/problem';
import { pounds } from '../../common/facts/decimal';
import { budgetLines, reconciliationParts, reconciliations } from '../tables';
import { amountTables } from './amount-rows';
import { reconcile, type Part, type Result } from './reconcile';
import { factKey } from './tables';

const figuresOf = (dataset: Dataset): ReadonlyMap<string, StoredRow> =>
  new Map(
    Object.entries({ ...amountTables, BudgetLine: budgetLines }).flatMap(([type, table]) =>
      dataset.rows(table).map((row) => [factKey(type, String(row['id'])), row] as const),
    ),
  );

const partsOf = (
  dataset: Dataset,
  figures: ReadonlyMap<string, StoredRow>,
): ReadonlyMap<unknown, readonly Part[]> => {
  const byReconciliation = new Map<unknown, Part[]>();
  for (const row of dataset.rows(reconciliationParts)) {
    const figure = figures.get(factKey(String(row['part_type']), String(row['part_id'])));
    if (figure === undefined) continue;
    const known = byReconciliation.get(row['reconciliation_id']) ?? [];
    byReconciliation.set(row['reconciliation_id'], [...known, { row, figure }]);
  }
  return byReconciliation;
};

const isPercent = ({ row }: Part): boolean => row['factor_unit'] === 'PERCENT';
const hasFactor = ({ row }: Part): boolean => row['factor'] !== null;

/** What is wrong with the parts of a kind of reconciliation; null where nothing is. */
const wrongParts = (kind: unknown, parts: readonly Part[]): string | null => {
  if (parts.length === 0) return 'has no row in reconciliation_parts.csv to be computed from';
  switch (kind) {
    case 'PRODUCT':
      return parts.every((part) => hasFactor(part) && !isPercent(part))
        ? null
        : 'wants a count as the factor of each of its parts';
    case 'SHARE':
      return parts.every((part) => hasFactor(part) && isPercent(part))
        ? null
        : 'wants a percentage as the factor of each of its parts';
    case 'SAME_FIGURE':
      return parts.length === 1 && !parts.some(hasFactor) ? null : 'wants one part, with no factor';
    default:
      return parts.some(hasFactor) ? 'wants parts with no factor' : null;
  }
};

/** What is wrong with the cause that a reader gave; null where it fits what the parts come to. */
const wrongCause = (cause: unknown, { computed, difference }: Result): string | null => {
  if ((cause === 'AGREES') === (difference === 0)) return null;
  if (difference === null) return 'can not be known: a figure has no single amount; wants INCOMPLETE_PARTS';
  return difference === 0
    ? `wants AGREES: the parts come to ${String(pounds(computed))}, as stated`
    : `wants why it differs: the parts come to ${String(pounds(computed))}, the stated figure is off by ${String(pounds(difference))}`;
};

/**
 * What the parts of each reconciliation come to.
 * @param report is told of each whose parts don't fit its kind, or whose result doesn't fit its cause
 */
export const reconciliationRows = (dataset: Dataset, report: (problem: Problem) => void): StoredRow[] => {
  const figures = figuresOf(dataset);
  const parts = partsOf(dataset, figures);
  return dataset.rows(reconciliations).map((row) => {
    const own = parts.get(row['id']) ?? [];
    const stated = figures.get(factKey(String(row['stated_type']), String(row['stated_id']))) ?? {};
    const result = own.length === 0 ? { computed: null, difference: null } : reconcile(stated, own);
    const problem = (column: string, reason: string | null): boolean => {
      if (reason === null) return false;
      const value = String(row[column]);
      report({ file: `${reconciliations.name}.csv`, line: dataset.lineOf(row), column, value, reason });
      return true;
    };
    // Where the parts are wrong, what they come to says nothing of the cause.
    if (!problem('kind', wrongParts(row['kind'], own))) problem('cause', wrongCause(row['cause'], result));
    const { computed, difference } = result;
    return {
      id: row['id'] ?? null,
      computed,
      difference,
      off_by: difference === null ? null : Math.abs(difference),
      agrees: difference === null ? null : Number(difference === 0),
    };
  });
};
