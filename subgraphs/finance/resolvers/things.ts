import { contributionList, costShareList, reconciliationList, statementList } from '../listings/lists';
import { moneyUnder } from './money';
import { listUnder, type Id } from './shared';

/** A thing of another home, of which this subgraph knows no more than its type and id. */
const thing = (type: string) => ({
  __resolveReference: ({ id }: Id) => ({ __typename: type, id }),
  money: moneyUnder(type),
  financeStatements: listUnder(statementList, type),
  reconciliations: listUnder(reconciliationList, type),
});

const organisation = (type: string) => ({
  ...thing(type),
  contributionsMade: listUnder(contributionList, type, ['PAYER']),
  contributionsReceived: listUnder(contributionList, type, ['RECIPIENT']),
  costShares: listUnder(costShareList, type),
});

const shared = (type: string) => ({
  ...thing(type),
  contributions: listUnder(contributionList, type, ['SUBJECT']),
  costShares: listUnder(costShareList, type),
});

/** What money adds to the things of other homes. */
export const things = {
  Council: organisation('Council'),
  Agency: organisation('Agency'),
  Service: shared('Service'),
  Agreement: shared('Agreement'),
  SafeguardingPartnership: shared('SafeguardingPartnership'),
  ImprovementPlan: thing('ImprovementPlan'),
  DeliveryModelProgramme: thing('DeliveryModelProgramme'),
  ImprovementPartnership: thing('ImprovementPartnership'),
};
