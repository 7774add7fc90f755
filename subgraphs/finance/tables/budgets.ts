import {
  choice,
  fact,
  financialYear,
  link,
  money,
  optionalText,
  organisation,
  subject,
  text,
  whole,
} from '../../common/columns';
import { defineTable, inFinancialYear } from '../../common/table';
import { BASES } from './bases';

/** Budgets by cost centre or service and financial year. */
export const budgets = defineTable({
  name: 'budgets',
  type: 'Budget',
  description: 'A budget of a cost centre or a service for one financial year.',
  time: inFinancialYear,
  columns: {
    ...fact,
    name: text('Its name.'),
    holder: organisation('The organisation whose budget it is.', { required: true }),
    subject: subject('What it pays for.', { required: true }),
    costCentre: optionalText('The cost centre, as printed.'),
    financialYear: financialYear('The financial year.'),
    amount: money('The budget. Signed: expenditure is positive, income negative.'),
    basis: choice(BASES, 'What the figure rests on.'),
    nature: choice(['NET', 'GROSS', 'NOT_STATED'], 'Whether income is already taken off.'),
    partOf: link(['Budget'], 'The larger budget that it is a part of, never to be added to it.'),
    partOfLabel: optionalText('The larger budget in words, where it has no row of its own.'),
  },
  indexes: ['holder_id', 'subject_id', 'part_of_id'],
});

/** The lines of a cost-centre table, each figure a row. */
export const budgetLines = defineTable({
  name: 'budget_lines',
  type: 'BudgetLine',
  description: 'One figure of a cost-centre table: a line in one column.',
  time: inFinancialYear,
  columns: {
    ...fact,
    budget: link(['Budget'], 'The budget whose line it is.', { required: true }),
    label: text('The line as the table names it.'),
    section: choice(
      ['EXPENDITURE', 'INCOME', 'ACCRUAL_BALANCE', 'TRANSFER_FROM_RESERVE', 'NET'],
      'The part of the table that it stands in.',
    ),
    level: choice(
      ['LINE', 'SUBTOTAL', 'TOTAL'],
      'Whether it is a line, the sum of a part, or the sum of all.',
    ),
    financialYear: financialYear('The financial year of the column.'),
    basis: choice(BASES, 'What the column holds.'),
    measure: choice(
      ['AMOUNT', 'VARIANCE'],
      'Whether the figure is an amount or the difference of two columns.',
    ),
    amount: money('The figure as printed. Signed: expenditure is positive, income negative.'),
    order: whole('The order of the line in the table, from 1.', { required: true }),
  },
  indexes: ['budget_id'],
});
