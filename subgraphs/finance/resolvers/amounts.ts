import { absenceOf, linked } from '../../common/facts/resolvers';
import { statementList } from '../listings/lists';
import { amountFields, budget, organisationAbsence, partOf, withParts } from './figures';
import { listUnder } from './shared';

/** Whose budget bears an amount. */
const borne = { organisation: linked('organisation'), organisationAbsence: absenceOf('organisation') };

/** Who receives an amount. */
const received = { recipient: linked('recipient'), recipientAbsence: organisationAbsence('recipient') };

/** The types of amount. */
export const amountTypes = {
  Budget: { ...budget, financeStatements: listUnder(statementList, 'Budget') },
  Contribution: {
    ...amountFields,
    ...withParts,
    ...received,
    kindOfAmount: () => 'CONTRIBUTION',
    contributor: linked('contributor'),
    contributorAbsence: absenceOf('contributor'),
    partOf,
  },
  Funding: {
    ...amountFields,
    ...withParts,
    ...received,
    funder: linked('funder'),
    funderAbsence: organisationAbsence('funder'),
    partOf,
    financeStatements: listUnder(statementList, 'Funding'),
  },
  Forecast: { ...amountFields, ...borne, financeStatements: listUnder(statementList, 'Forecast') },
  Saving: { ...amountFields, ...borne, financeStatements: listUnder(statementList, 'Saving') },
  UnitCost: { ...amountFields, ...borne, kindOfAmount: () => 'UNIT_COST' },
};
