import { sql } from '../../common/database/sql';
import { filledText } from '../../common/reading/filter';
import { allOf } from '../../common/reading/loaders';
import { amounts } from '../derived/tables';
import * as lists from '../listings/lists';
import { loadAmount } from '../reading/figures';
import { budgets } from '../tables';
import { costCentres } from './cost-centres';
import { allMoney } from './money';
import { rootList, type FinanceContext, type Id } from './shared';

/** The reader for look-ups: a thing keeps its name, whatever holds on the view's day. */
const lookUp = ({ loaders: { reader } }: FinanceContext) => ({
  ...reader,
  view: { ...reader.view, asOf: null },
});

/** Query. */
export const queries = {
  budget: (_: unknown, { id }: Id, { loaders }: FinanceContext) => loaders.figures.Budget.load(id),
  budgetsByName: (_: unknown, { name }: { readonly name: string }, context: FinanceContext) =>
    allOf(lookUp(context), budgets, {
      where: sql('lower(name) = ?', filledText(name, 'name').toLowerCase()),
      order: ['name', 'financial_year'],
    }),
  budgetLine: (_: unknown, { id }: Id, { loaders }: FinanceContext) => loaders.figures.BudgetLine.load(id),
  costCentres,
  amountsById: async (_: unknown, { id }: Id, context: FinanceContext) => {
    const rows = await allOf(lookUp(context), amounts, { where: sql('fact_id = ?', id) });
    return rows.map((row) => loadAmount(context.loaders, row));
  },
  money: allMoney,
  budgets: rootList(lists.budgetList),
  contributions: rootList(lists.contributionList),
  costShare: (_: unknown, { id }: Id, { loaders }: FinanceContext) => loaders.costShareById.load(id),
  costShares: rootList(lists.costShareList),
  funding: rootList(lists.fundingList),
  forecasts: rootList(lists.forecastList),
  savings: rootList(lists.savingList),
  unitCosts: rootList(lists.unitCostList),
  reconciliation: (_: unknown, { id }: Id, { loaders }: FinanceContext) =>
    loaders.reconciliationById.load(id),
  reconciliations: rootList(lists.reconciliationList),
  financeStatements: rootList(lists.statementList),
};
