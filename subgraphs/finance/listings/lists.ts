import { sql } from '../../common/database/sql';
import { amounts } from '../derived/tables';
import {
  budgets,
  contributions,
  costShares,
  financeStatements,
  forecasts,
  funding,
  reconciliations,
  savings,
  unitCosts,
} from '../tables';
import type { List } from './listing';

const list = <Shape, Field extends string>(defined: List<Shape, Field>): List<Shape, Field> => defined;

/** Amounts of one year stand together by label. */
const AMOUNT_ORDER = {
  FINANCIAL_YEAR: ['financial_year', 'label'],
  AMOUNT: ['amount'],
  LABEL: ['label'],
} as const;

/** What all lists of amounts share, the budgets' name aside. */
const amountList = {
  words: ['label', 'summary'],
  order: AMOUNT_ORDER,
  byDefault: 'FINANCIAL_YEAR',
} as const;

/** All money, of whatever type. */
export const moneyList = list({
  ...amountList,
  table: amounts,
  choices: { kind: 'kind_of_amount', nature: 'nature', basis: 'basis' },
});

/** Budgets. */
export const budgetList = list({
  table: budgets,
  words: ['name', 'cost_centre', 'summary'],
  choices: { nature: 'nature', basis: 'basis' },
  order: { FINANCIAL_YEAR: ['financial_year', 'name'], AMOUNT: ['amount'], LABEL: ['name'] },
  byDefault: 'FINANCIAL_YEAR',
});

/** Contributions. */
export const contributionList = list({ ...amountList, table: contributions, choices: { basis: 'basis' } });

/** Where money comes from. */
export const fundingList = list({
  ...amountList,
  table: funding,
  choices: { kind: 'kind', nature: 'nature', basis: 'basis' },
});

/** Forecasts. */
export const forecastList = list({
  ...amountList,
  table: forecasts,
  choices: { kind: 'kind', basis: 'basis' },
});

/** Savings. */
export const savingList = list({ ...amountList, table: savings, choices: { kind: 'kind', basis: 'basis' } });

/** Unit costs. */
export const unitCostList = list({ ...amountList, table: unitCosts, choices: { basis: 'basis' } });

/** Shares of costs. */
export const costShareList = list({
  table: costShares,
  words: ['label', 'summary', 'of_label'],
  choices: { basis: 'basis' },
  order: { FINANCIAL_YEAR: ['financial_year', 'label'], PERCENTAGE: ['percentage'], LABEL: ['label'] },
  byDefault: 'FINANCIAL_YEAR',
});

/** Totals beside what their parts come to. */
export const reconciliationList = list({
  table: reconciliations,
  from: sql(
    'SELECT reconciliations.*, agrees, off_by FROM reconciliations ' +
      'JOIN reconciliation_results ON reconciliation_results.id = reconciliations.id',
  ),
  words: ['summary', 'explanation'],
  choices: { kind: 'kind', cause: 'cause' },
  order: { MADE_KNOWN_ON: ['known_on'], OFF_BY: ['off_by'] },
  byDefault: 'MADE_KNOWN_ON',
});

/** What sources say of money in words. */
export const statementList = list({
  table: financeStatements,
  words: ['summary'],
  choices: { kind: 'kind' },
  order: { KIND: ['kind', 'order'], MADE_KNOWN_ON: ['known_on', 'kind', 'order'] },
  byDefault: 'KIND',
});
