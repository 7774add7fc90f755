import type { Link } from '../../common/columns';
import { citations, factFields, linked } from '../../common/facts/resolvers';
import { loadLinked } from '../reading/figures';
import { computedFigure, type FinanceContext, type Id } from './shared';

const resultOf = ({ id }: Id, loaders: FinanceContext['loaders']) => loaders.resultByReconciliation.load(id);

/** Reconciliation: what is stated, and beside it what we compute. */
export const reconciliation = {
  ...factFields,
  subject: linked('subject'),
  stated: ({ stated: { to } }: { readonly stated: Link }, _: unknown, { loaders }: FinanceContext) =>
    loadLinked(loaders, to),
  parts: ({ id }: Id, _: unknown, { loaders }: FinanceContext) => loaders.partsByReconciliation.load(id),
  computed: async (row: Id, _: unknown, { loaders }: FinanceContext) =>
    computedFigure((await resultOf(row, loaders))?.computed ?? null),
  difference: async (row: Id, _: unknown, { loaders }: FinanceContext) =>
    computedFigure((await resultOf(row, loaders))?.difference ?? null),
  agrees: async (row: Id, _: unknown, { loaders }: FinanceContext) =>
    (await resultOf(row, loaders))?.agrees ?? null,
};

/** ReconciliationPart. */
export const reconciliationPart = {
  citations,
  figure: ({ part: { to } }: { readonly part: Link }, _: unknown, { loaders }: FinanceContext) =>
    loadLinked(loaders, to),
};
