/**
 * The tables that are copied, so that there are more councils, agreements and services, each with the roles, the money and
 * the inspections that it has in the reports. What is not named here stands once.
 */
export const copied = [
  'councils',
  'agreements',
  'agreement_parties',
  'services',
  'service_roles',
  'changes',
  'budgets',
  'contributions',
  'cost_shares',
  'forecasts',
  'funding',
  'savings',
  'unit_costs',
  'inspections',
  'judgements',
  'visits',
];

/** The table that a column of ids leads to; of others, the column of its type says so. */
export const tableByColumn = {
  council_id: 'councils',
  agreement_id: 'agreements',
  service_id: 'services',
  inspection_id: 'inspections',
};
