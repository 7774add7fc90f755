import { choice, fact, id, link, optionalText, quantity, subject, whole } from '../../common/columns';
import { citation } from '../../common/columns/citation';
import { defineStatements } from '../../common/statements';
import { defineTable, lasting, madeKnown } from '../../common/table';
import { FIGURE_TYPES } from './figures';

/** Totals that a source states, to be compared with what their parts come to. */
export const reconciliations = defineTable({
  name: 'reconciliations',
  type: 'Reconciliation',
  description: 'A figure that a source states and that can be computed from others that are stated.',
  time: madeKnown,
  columns: {
    ...fact,
    subject: subject('What the figure is about.', { required: true }),
    kind: choice(
      ['SUM', 'PRODUCT', 'SHARE', 'SAME_FIGURE'],
      'How it is computed: parts added and subtracted; a unit times a number; a percentage of a sum; or the same figure stated twice.',
    ),
    stated: link(FIGURE_TYPES, 'The figure as stated.', { required: true }),
    cause: choice(
      ['AGREES', 'ROUNDING', 'MISPRINT', 'DISAGREES', 'INCOMPLETE_PARTS'],
      'Why the two differ, found by reading; AGREES where they do not.',
    ),
    explanation: optionalText('What explains the difference.'),
  },
  indexes: ['subject_id', 'stated_id'],
});

/** What a total is computed from. */
export const reconciliationParts = defineTable({
  name: 'reconciliation_parts',
  type: 'ReconciliationPart',
  description: 'One figure that goes into a computed total.',
  time: lasting,
  columns: {
    id: id('The id of the row.'),
    reconciliation: link(['Reconciliation'], 'The reconciliation.', { required: true }),
    part: link(FIGURE_TYPES, 'The figure.', { required: true }),
    operation: choice(['ADD', 'SUBTRACT'], 'Whether it is added or taken off. Signed figures are added.'),
    factor: quantity('What it is multiplied by: a count, or a percentage.'),
    factorLabel: optionalText('What the factor is.'),
    order: whole('Its place among the parts, from 1.', { required: true }),
    cited: citation,
  },
  indexes: ['reconciliation_id'],
});

/** What reports say of money in words. */
export const financeStatements = defineStatements(
  'finance_statements',
  [
    'NO_FINANCIAL_IMPLICATIONS',
    'PRINCIPLE',
    'USE_OF_FUNDS',
    'MONITORING',
    'COST_LIMIT',
    'ECONOMY',
    'MITIGATION',
    'PRESSURE',
    'BASIS_OF_COST',
    'NOT_YET_DETERMINED',
    'RISK',
    'INVESTMENT_PURPOSE',
  ],
  ['Budget', 'Funding', 'Forecast', 'Saving'],
);
