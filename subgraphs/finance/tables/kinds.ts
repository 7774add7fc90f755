/** Where money comes from. */
export const FUNDING_KINDS = [
  'GENERAL_FUND',
  'INCOME',
  'GRANT',
  'INVESTMENT',
  'CARRIED_FORWARD_BALANCE',
  'SET_ASIDE',
] as const;

/** What is expected of money. */
export const FORECAST_KINDS = ['COST', 'OVERSPEND', 'SHORTFALL', 'PRESSURE', 'OUTTURN'] as const;

/** What is to be spared, or asked for. */
export const SAVING_KINDS = ['SAVING', 'COST_AVOIDANCE', 'GROWTH_BID', 'EFFICIENCY'] as const;
