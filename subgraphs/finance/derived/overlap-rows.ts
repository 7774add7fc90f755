import type { StoredRow } from '../../common/columns';
import type { Dataset } from '../../common/dataset/read-dataset';
import type { Problem } from '../../common/dataset/problem';
import { reconciliationParts, reconciliations } from '../tables';
import { amountTables, wholeKeyOf } from './amount-rows';
import { factKey } from './tables';

const overlap = (amountKey: string, otherKey: string, relation: 'PART' | 'REPEATED'): StoredRow => ({
  id: `${amountKey}>${otherKey}:${relation}`,
  amount_key: amountKey,
  other_key: otherKey,
  relation,
});

/** Every larger sum above an amount, the nearest first; stops where the chain comes back to what it has passed. */
const wholesOf = (
  key: string,
  wholeOf: ReadonlyMap<string, string>,
): { wholes: string[]; turnsBack: boolean } => {
  const wholes: string[] = [];
  let whole = wholeOf.get(key);
  while (whole !== undefined && whole !== key && !wholes.includes(whole)) {
    wholes.push(whole);
    whole = wholeOf.get(whole);
  }
  return { wholes, turnsBack: whole !== undefined };
};

/**
 * Each amount with every sum that contains it, however indirectly.
 * @param report is told of amounts that are a part of themselves
 */
export const partRows = (dataset: Dataset, report: (problem: Problem) => void): StoredRow[] => {
  const stated = Object.entries(amountTables).flatMap(([type, table]) =>
    dataset.rows(table).map((row) => ({ key: factKey(type, String(row['id'])), table, row })),
  );
  const wholeOf = new Map(
    stated.flatMap(({ key, row }) => {
      const whole = wholeKeyOf(row);
      return whole === null ? [] : [[key, whole] as const];
    }),
  );
  return stated.flatMap(({ key, table, row }) => {
    const { wholes, turnsBack } = wholesOf(key, wholeOf);
    if (turnsBack) {
      report({
        file: `${table.name}.csv`,
        line: dataset.lineOf(row),
        column: 'part_of_id',
        value: String(row['part_of_id']),
        reason: 'leads round in a circle; a sum is no part of itself',
      });
    }
    return wholes.map((whole) => overlap(key, whole, 'PART'));
  });
};

/** Each figure that is stated a second time, coarsely, with the finer one. */
export const repeatRows = (dataset: Dataset): StoredRow[] => {
  const coarse = new Map(
    dataset
      .rows(reconciliations)
      .filter(({ kind }) => kind === 'SAME_FIGURE')
      .map((row) => [row['id'], factKey(String(row['stated_type']), String(row['stated_id']))]),
  );
  return dataset.rows(reconciliationParts).flatMap((row) => {
    const key = coarse.get(row['reconciliation_id'] ?? null);
    const fine = factKey(String(row['part_type']), String(row['part_id']));
    return key === undefined ? [] : [overlap(key, fine, 'REPEATED')];
  });
};
