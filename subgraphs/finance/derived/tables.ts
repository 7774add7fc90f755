import {
  choice,
  fact,
  financialYear,
  link,
  money,
  optionalChoice,
  optionalText,
  subject,
  SUBJECTS,
  text,
  whole,
  yesNo,
} from '../../common/columns';
import { defineTable, inFinancialYear, lasting } from '../../common/table';
import { BASES } from '../tables/bases';
import { AMOUNT_TYPES, FIGURE_TYPES } from '../tables/figures';
import { FORECAST_KINDS, FUNDING_KINDS, SAVING_KINDS } from '../tables/kinds';

/** What an amount is: amounts of one kind can be compared, of two they can't. */
export const AMOUNT_KINDS = [
  'BUDGET',
  'CONTRIBUTION',
  ...FUNDING_KINDS,
  ...FORECAST_KINDS,
  ...SAVING_KINDS,
  'UNIT_COST',
] as const;

/** What a thing is to money: what it is for, whose budget it is, who pays, who receives. */
export const ROLES = ['SUBJECT', 'HOLDER', 'PAYER', 'RECIPIENT'] as const;

/** What a thing is to money. */
export type Role = (typeof ROLES)[number];

/** The key of a fact among all types: `Budget/ealing-fostering-2019-20`. */
export const factKey = (type: string, id: string): string => `${type}/${id}`;

/** The amounts of all six tables with what they share, so that they can be filtered, ordered, paged and summed as one list. */
export const amounts = defineTable({
  name: 'amounts',
  type: 'Amount',
  description: 'A sum of money of any type.',
  time: inFinancialYear,
  columns: {
    ...fact,
    id: text('Its key: the type, a slash, the id in the table of the type.'),
    factType: choice(AMOUNT_TYPES, 'The type of the fact.'),
    factId: text('The id of the fact in the table of its type.'),
    kindOfAmount: choice(AMOUNT_KINDS, 'What it is.'),
    nature: optionalChoice(['NET', 'GROSS', 'REVENUE', 'CAPITAL'], 'Which sort of it, where stated.'),
    label: text('What the amount is, in a few words.'),
    subject: subject('What it is for.'),
    financialYear: financialYear('The financial year.'),
    amount: money('The sum.'),
    basis: choice(BASES, 'What the figure rests on.'),
    wholeKey: optionalText('The key of the larger sum that it is a part of.'),
  },
  indexes: ['fact_id', 'whole_key'],
});

/** Which amounts are contained in others, so that no total adds both. */
export const amountOverlaps = defineTable({
  name: 'amount_overlaps',
  type: 'AmountOverlap',
  description: 'An amount that another one contains or repeats.',
  time: lasting,
  columns: {
    id: text('The two keys.'),
    amountKey: text('The amount that is left out of a total where the other is there.'),
    otherKey: text('The other amount.'),
    relation: choice(
      ['PART', 'REPEATED'],
      'A part of the other, however indirectly; or the same figure, stated coarsely.',
    ),
  },
  indexes: ['amount_key'],
});

/** Which facts belong under which things: what their amounts are for, and the organisations that hold, pay or receive. */
export const financeLinks = defineTable({
  name: 'finance_links',
  type: 'FinanceLink',
  description: 'A thing that a fact about money belongs under.',
  time: lasting,
  columns: {
    id: text('The key of the fact, the thing and the role.'),
    fact: text('The key of the fact: its type, a slash, its id.'),
    thing: link([...SUBJECTS, ...FIGURE_TYPES], 'The thing.', { required: true }),
    role: choice(ROLES, 'What the thing is to the money.'),
  },
  indexes: ['fact', 'thing_id'],
});

/** What the parts of each reconciliation come to. */
export const reconciliationResults = defineTable({
  name: 'reconciliation_results',
  type: 'ReconciliationResult',
  description: 'What the parts of a reconciliation come to.',
  time: lasting,
  columns: {
    id: text('The id of the reconciliation.'),
    computed: whole('What the parts come to, in pence; null where one of them has no single amount.'),
    difference: whole('The stated figure less the computed one, in pence; null where either is missing.'),
    offBy: whole('The size of the difference, in pence.'),
    agrees: yesNo('Whether there is no difference; null where it is not known.'),
  },
});
