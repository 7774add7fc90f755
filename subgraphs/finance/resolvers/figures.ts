import type { Figure, Link } from '../../common/columns';
import { absenceOf, factFields, linked, yearOf } from '../../common/facts/resolvers';
import type { Read } from '../../common/reading/loaders';
import type { RowOf } from '../../common/table';
import { when } from '../../common/when';
import { factKey } from '../derived/tables';
import { loadAmount, loadLinked } from '../reading/figures';
import type { budgets, costShares } from '../tables';
import { figureOf, yearAbsence, type FinanceContext, type Id } from './shared';

type Row = Read<Id>;

/** What a figure is a part of. */
export const partOf = (
  { partOf: { to } }: { readonly partOf: Link },
  _: unknown,
  { loaders }: FinanceContext,
) => loadLinked(loaders, to);

/** Why an optional organisation isn't given: where a source names nobody, it is not stated. */
export const organisationAbsence =
  <Key extends string>(key: Key) =>
  (row: Readonly<Record<Key, Link>>): Link['absence'] =>
    row[key].to === null ? (row[key].absence ?? 'NOT_STATED') : null;

/** The amounts that are a part of a row, as the view shows them or pending. */
const partsOf =
  (loader: 'partsByWhole' | 'pendingPartsByWhole') =>
  ({ id, table }: Row, _: unknown, { loaders }: FinanceContext) =>
    when(loaders[loader].load(factKey(table.type, id)), (parts) =>
      parts.map((row) => loadAmount(loaders, row)),
    );

/** The parts of a sum that other sums can be a part of. */
export const withParts = { parts: partsOf('partsByWhole'), pendingParts: partsOf('pendingPartsByWhole') };

/** What all figures share. */
export const figureFields = {
  ...factFields,
  amount: ({ amount }: { readonly amount: Figure | null }) => figureOf(amount),
  financialYear: yearOf('financialYear'),
  financialYearAbsence: yearAbsence,
  reconciliations: ({ id, table }: Row, _: unknown, { loaders }: FinanceContext) =>
    loaders.reconciliationsByFigure.load({ __typename: table.type, id }),
};

/** What all amounts about a subject share, their kind aside. */
export const amountFields = {
  ...figureFields,
  kindOfAmount: ({ kind }: { readonly kind: string }) => kind,
  subject: linked('subject'),
  subjectAbsence: absenceOf('subject'),
};

/** Budget: an entity, whose rows other subgraphs may refer to. */
export const budget = {
  ...amountFields,
  ...withParts,
  __resolveReference: ({ id }: Id, { loaders }: FinanceContext) => loaders.figures.Budget.load(id),
  kindOfAmount: () => 'BUDGET',
  label: ({ name }: RowOf<typeof budgets>) => name,
  holder: linked('holder'),
  holderAbsence: absenceOf('holder'),
  partOf,
  lines: ({ id }: Id, _: unknown, { loaders }: FinanceContext) => loaders.linesByBudget.load(id),
  pendingLines: ({ id }: Id, _: unknown, { loaders }: FinanceContext) =>
    loaders.pendingLinesByBudget.load(id),
};

/** BudgetLine. */
export const budgetLine = {
  ...figureFields,
  budget: ({ budget: { to } }: { readonly budget: Link }, _: unknown, { loaders }: FinanceContext) =>
    loadLinked(loaders, to),
};

/** CostShare. */
export const costShare = {
  ...factFields,
  subject: linked('subject'),
  subjectAbsence: absenceOf('subject'),
  payer: linked('payer'),
  payerAbsence: absenceOf('payer'),
  financialYear: yearOf('financialYear'),
  financialYearAbsence: yearAbsence,
  resultingAmount: ({ budget: { to } }: RowOf<typeof costShares>, _: unknown, { loaders }: FinanceContext) =>
    loadLinked(loaders, to),
};
