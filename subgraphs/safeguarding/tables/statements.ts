import { defineStatements } from '../../common/statements';

const statements = defineStatements(
  'safeguarding_statements',
  [
    'PRINCIPLE',
    'FUNCTION',
    'DATA_COMMITMENT',
    'COMMITMENT',
    'FINDING',
    'REASON',
    'POLICY',
    'REQUIREMENT',
    'SCRUTINY_METHOD',
    'CONTEXT',
    'EQUALITY',
    'STAFFING',
    'CHALLENGE',
    'REFERENCE_DOCUMENT',
  ],
  ['PartnershipGroup', 'IndependentReview', 'ReviewType', 'Goal'],
);

/**
 * What reports say of safeguarding in words. Beside what the file holds, each row is stored with the partnership that
 * it is about, itself or by a group, goal, review type or independent review of it: the import finds it.
 */
export const safeguardingStatements: typeof statements = {
  ...statements,
  database: [...statements.database, { name: 'partnership_id', type: 'text', nullable: true }],
  indexes: [...statements.indexes, 'partnership_id'],
};
