import {
  choice,
  fact,
  financialYear,
  link,
  money,
  optionalChoice,
  optionalText,
  organisation,
  quantity,
  subject,
  text,
} from '../../common/columns';
import { defineTable, inFinancialYear } from '../../common/table';
import { BASES } from './bases';
import { FORECAST_KINDS, FUNDING_KINDS, SAVING_KINDS } from './kinds';

/** What all amounts share: what they are for, the year, the sum, and what it rests on. */
const amount = {
  label: text('What the amount is, in a few words.'),
  subject: subject('What it is for.', { required: true }),
  financialYear: financialYear('The financial year.'),
  amount: money('The sum: positive, of its noun.'),
  basis: choice(BASES, 'What the figure rests on.'),
};

/** How often a sum falls due. */
const recurrence = optionalChoice(['ANNUAL', 'ONE_OFF'], 'Whether it falls due each year or once.');

/** What an organisation pays towards something that it shares. */
export const contributions = defineTable({
  name: 'contributions',
  type: 'Contribution',
  description: 'What a partner pays towards a shared service or partnership.',
  time: inFinancialYear,
  columns: {
    ...fact,
    ...amount,
    contributor: organisation('Who pays; NOT_STATED where the source names nobody.', { required: true }),
    recipient: organisation('Whose budget receives it.'),
    recurrence,
    partOf: link(
      ['Contribution', 'Budget', 'Funding'],
      'The larger sum that it is a part of, never to be added to it.',
    ),
  },
  indexes: ['subject_id', 'contributor_id', 'recipient_id'],
});

/** A council's share of a cost: a percentage of so many posts. */
export const costShares = defineTable({
  name: 'cost_shares',
  type: 'CostShare',
  description: 'The share of a cost that an organisation bears.',
  time: inFinancialYear,
  columns: {
    ...fact,
    label: text('What is shared, in a few words.'),
    subject: subject('What it is for.', { required: true }),
    payer: organisation('Who bears the share.', { required: true }),
    financialYear: financialYear('The financial year.'),
    percentage: quantity('The share, in percent.'),
    of: quantity('What it is a share of: so many posts.'),
    ofLabel: optionalText('What it is a share of, in words.'),
    basis: choice(BASES, 'What the figure rests on.'),
    budget: link(['Budget', 'Forecast'], 'The sum that rests on it.'),
  },
  indexes: ['subject_id', 'payer_id'],
});

/** Where money comes from. */
export const funding = defineTable({
  name: 'funding',
  type: 'Funding',
  description: 'Money from the general fund, income, a grant, an investment, or a balance carried forward.',
  time: inFinancialYear,
  columns: {
    ...fact,
    ...amount,
    kind: choice(FUNDING_KINDS, 'Where the money comes from.'),
    nature: optionalChoice(['REVENUE', 'CAPITAL'], 'Revenue or capital.'),
    funder: organisation('Who provides it.'),
    recipient: organisation('Who receives it.'),
    purpose: optionalText('What it is to be spent on.'),
    recurrence,
    partOf: link(['Funding', 'Budget'], 'The larger sum that it is a part of, never to be added to it.'),
  },
  indexes: ['subject_id', 'funder_id', 'recipient_id'],
});

/** What is expected to be spent, overspent or missing. */
export const forecasts = defineTable({
  name: 'forecasts',
  type: 'Forecast',
  description: 'An overspend, shortfall, pressure or cost that is expected.',
  time: inFinancialYear,
  columns: {
    ...fact,
    ...amount,
    kind: choice(FORECAST_KINDS, 'What is expected.'),
    organisation: organisation('Whose budget bears it.', { required: true }),
    assumption: optionalText('What the forecast assumes.'),
  },
  indexes: ['subject_id', 'organisation_id'],
});

/** What is to be saved, avoided or bid for. */
export const savings = defineTable({
  name: 'savings',
  type: 'Saving',
  description: 'A saving, a cost avoided, or a bid for growth (its opposite).',
  time: inFinancialYear,
  columns: {
    ...fact,
    ...amount,
    kind: choice(SAVING_KINDS, 'What it is.'),
    organisation: organisation('Whose budget it is.', { required: true }),
    use: optionalText('What the money saved is to be used for.'),
  },
  indexes: ['subject_id', 'organisation_id'],
});

/** What one unit costs. */
export const unitCosts = defineTable({
  name: 'unit_costs',
  type: 'UnitCost',
  description: 'The cost of one unit, as a source states it.',
  time: inFinancialYear,
  columns: {
    ...fact,
    ...amount,
    organisation: organisation('Who bears it.', { required: true }),
    unit: text('What one unit is: one child in an internal foster placement for 12 weeks.'),
    length: quantity('How long the unit lasts.'),
  },
  indexes: ['subject_id', 'organisation_id'],
});
