/** The types of a sum of money about a subject. */
export const AMOUNT_TYPES = ['Budget', 'Contribution', 'Funding', 'Forecast', 'Saving', 'UnitCost'] as const;

/** The type of a sum of money about a subject. */
export type AmountType = (typeof AMOUNT_TYPES)[number];

/** The types whose figures can be a total or a part of one. */
export const FIGURE_TYPES = [
  'Budget',
  'BudgetLine',
  'Contribution',
  'Funding',
  'Forecast',
  'Saving',
  'UnitCost',
] as const;

/** The type of a figure that can be a total or a part of one. */
export type FigureType = (typeof FIGURE_TYPES)[number];
