import type { StoredRow } from '../../../subgraphs/common/columns';
import { reconcile } from '../../../subgraphs/finance/derived/reconcile';

const figure = (amount: number | null, amount_to: number | null = null): StoredRow => ({ amount, amount_to });
const part = (pence: number | null, more: StoredRow = {}) => ({
  figure: figure(pence),
  row: { operation: 'ADD', factor: null, factor_to: null, factor_unit: null, ...more },
});
const percent = (thousandths: number): StoredRow => ({ factor: thousandths, factor_unit: 'PERCENT' });
const times = (thousandths: number): StoredRow => ({ factor: thousandths, factor_unit: 'CHILDREN' });

describe('what parts come to', () => {
  it('is the sum of those added less those taken off', () => {
    expect(
      reconcile(figure(11_550_000), [part(23_700_000), part(12_150_000, { operation: 'SUBTRACT' })]),
    ).toEqual({
      computed: 11_550_000,
      difference: 0,
    });
  });

  it('is a unit times a count', () => {
    expect(reconcile(figure(13_165_200), [part(572_400, times(23_000))])).toEqual({
      computed: 13_165_200,
      difference: 0,
    });
  });

  it('is a percentage, and how far the stated figure is above it', () => {
    expect(reconcile(figure(7_500_000), [part(14_930_000, percent(50_000))])).toEqual({
      computed: 7_465_000,
      difference: 35_000,
    });
  });

  it('is below zero where too little is stated', () => {
    expect(reconcile(figure(2_200_000), [part(2_226_500)])).toEqual({
      computed: 2_226_500,
      difference: -26_500,
    });
  });

  it('rounds half a penny away from zero, once, at the end', () => {
    expect(reconcile(figure(0), [part(1, percent(50_000))]).computed).toBe(1);
    expect(reconcile(figure(0), [part(-1, percent(50_000))]).computed).toBe(-1);
    expect(reconcile(figure(0), [part(1, percent(49_999))]).computed).toBe(0);
    expect(reconcile(figure(0), [part(1, percent(50_000)), part(1, percent(50_000))]).computed).toBe(1);
  });

  it('is exact where floating point is not', () => {
    expect(reconcile(figure(0), [part(99_999_999_999_999, percent(99_999))]).computed).toBe(
      99_998_999_999_999,
    );
  });

  it('is not known where a figure has no single amount', () => {
    expect(reconcile(figure(100), [part(null)])).toEqual({ computed: null, difference: null });
    expect(reconcile(figure(100), [{ ...part(1), figure: figure(1, 2) }])).toEqual({
      computed: null,
      difference: null,
    });
    expect(reconcile(figure(null), [part(100)])).toEqual({ computed: 100, difference: null });
    expect(reconcile(figure(100), [part(1, { ...times(1000), factor_to: 2000 })])).toEqual({
      computed: null,
      difference: null,
    });
  });
});
