import type { StoredRow } from '../../common/columns';
import { integerOf } from '../../common/columns';

/** What a reconciliation's parts come to, in pence; null where a figure has no single amount. */
export interface Result {
  readonly computed: number | null;
  readonly difference: number | null;
}

/** A stored figure with the part that it plays. */
export interface Part {
  /** The stored row of the part: its operation and factor. */
  readonly row: StoredRow;
  /** The stored row of the figure. */
  readonly figure: StoredRow;
}

/** Sums are kept in hundred-thousandths of a penny: a percentage in thousandths of a penny-figure has as many. */
const SCALE = 100_000n;

/** Pence, to the nearest; half a penny goes away from zero. */
const roundedPence = (scaled: bigint): bigint => {
  const size = scaled < 0n ? -scaled : scaled;
  const pence = (size + SCALE / 2n) / SCALE;
  return scaled < 0n ? -pence : pence;
};

/** A figure's single amount in pence; null where it has none, or a range. */
const penceOf = (figure: StoredRow): bigint | null => {
  const pence = integerOf(figure, 'amount');
  return pence === null || integerOf(figure, 'amount_to') !== null ? null : BigInt(pence);
};

/** How many hundred-thousandths of the figure a part takes; factors are stored in thousandths. Null for a range. */
const shareOf = (row: StoredRow): bigint | null => {
  const factor = integerOf(row, 'factor');
  if (factor === null) return SCALE;
  if (integerOf(row, 'factor_to') !== null) return null;
  return row['factor_unit'] === 'PERCENT' ? BigInt(factor) : BigInt(factor) * (SCALE / 1000n);
};

/**
 * What the parts come to and how far the stated figure is from it: stated less computed. Exact in pence; only the end
 * result is rounded, half a penny away from zero.
 */
export const reconcile = (stated: StoredRow, parts: readonly Part[]): Result => {
  const scaled = parts.map(({ row, figure }) => {
    const [pence, share] = [penceOf(figure), shareOf(row)];
    if (pence === null || share === null) return null;
    return row['operation'] === 'SUBTRACT' ? -pence * share : pence * share;
  });
  const known = scaled.filter((part) => part !== null);
  if (known.length < scaled.length) return { computed: null, difference: null };
  const computed = roundedPence(known.reduce((sum, part) => sum + part, 0n));
  const figure = penceOf(stated);
  return { computed: Number(computed), difference: figure === null ? null : Number(figure - computed) };
};
