import { resolveByTable, valueTypes } from '../../common/facts/resolvers';
import { scalars } from '../../common/scalars';
import { amountTypes } from './amounts';
import { costCentre } from './cost-centres';
import { budgetLine, costShare } from './figures';
import { moneyTypes } from './money';
import { queries } from './queries';
import { reconciliation, reconciliationPart } from './reconciliations';
import { statement } from './statement';
import { things } from './things';

const abstract = { __resolveType: resolveByTable };

/** Row to shape, nothing else. */
export const resolvers = {
  ...scalars,
  ...valueTypes,
  Query: queries,
  ...amountTypes,
  ...moneyTypes,
  ...things,
  BudgetLine: budgetLine,
  CostShare: costShare,
  CostCentre: costCentre,
  Reconciliation: reconciliation,
  ReconciliationPart: reconciliationPart,
  Statement: statement,
  Fact: abstract,
  MoneyFigure: abstract,
  Amount: abstract,
  Organisation: abstract,
  Subject: abstract,
};
