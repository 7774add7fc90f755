import { manyBy, manyByLink, oneById, type Reader } from '../common/reading/loaders';
import { pagesBy, type Pages } from '../common/reading/page';
import type { Table } from '../common/table';
import { amounts, reconciliationResults } from './derived/tables';
import { createFigureLoaders } from './reading/figures';
import { createAmountSums } from './reading/sums';
import { budgetLines, budgets, costShares, reconciliationParts, reconciliations } from './tables';

/** As a cost-centre table is printed: line by line, each year's columns together, the difference last. */
const AS_PRINTED = [
  '"order"',
  'financial_year',
  'measure',
  `CASE basis WHEN 'BUDGET' THEN 1 WHEN 'REVISED_BUDGET' THEN 2 WHEN 'ACTUAL' THEN 3 ELSE 4 END`,
];

/** One set of pages a table, so that each page has the shape of its rows. */
const pagesOfThings = (reader: Reader) => {
  const kept = new Map<unknown, unknown>();
  return <Shape>(table: Table<Shape>): Pages<Shape> => {
    // The map can't say that the pages kept under a table have that table's shape.
    const pages = (kept.get(table) as Pages<Shape> | undefined) ?? pagesBy<Shape>(reader, 'thing_id');
    kept.set(table, pages);
    return pages;
  };
};

/** The loaders of one request. */
export const createLoaders = (reader: Reader) => ({
  reader,
  figures: createFigureLoaders(reader),
  costShareById: oneById(reader, costShares),
  reconciliationById: oneById(reader, reconciliations),
  linesByBudget: manyBy(reader, budgetLines, 'budget_id', { order: AS_PRINTED }),
  pendingLinesByBudget: manyBy(reader, budgetLines, 'budget_id', { order: AS_PRINTED, shown: 'PENDING' }),
  budgetsByCostCentre: manyBy(reader, budgets, 'cost_centre', { order: ['financial_year'] }),
  pendingBudgetsByCostCentre: manyBy(reader, budgets, 'cost_centre', {
    order: ['financial_year'],
    shown: 'PENDING',
  }),
  partsByWhole: manyBy(reader, amounts, 'whole_key', { order: ['label'] }),
  pendingPartsByWhole: manyBy(reader, amounts, 'whole_key', { order: ['label'], shown: 'PENDING' }),
  partsByReconciliation: manyBy(reader, reconciliationParts, 'reconciliation_id', { order: ['"order"'] }),
  resultByReconciliation: oneById(reader, reconciliationResults),
  reconciliationsByFigure: manyByLink(reader, reconciliations, 'stated'),
  pagesOf: pagesOfThings(reader),
  sums: createAmountSums(reader),
});

/** What the resolvers load with. */
export type Loaders = ReturnType<typeof createLoaders>;
