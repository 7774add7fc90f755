export * from './amounts';
export * from './budgets';
export * from './reconciliations';
