import type { Day } from '../../../subgraphs/common/columns';
import { termStatusOf } from '../../../subgraphs/agreements/term-status';

const on = (from: string, lastDay = from): Day => ({
  from,
  lastDay,
  precision: 'DAY',
  qualifier: 'ON',
  inferred: false,
  asStated: null,
  absence: null,
});

const notStated: Day = {
  ...on(''),
  from: null,
  lastDay: null,
  precision: null,
  qualifier: null,
  absence: 'NOT_STATED',
};

const agreed = {
  standing: 'IN_FORCE',
  termStartsOn: on('2018-04-01'),
  termEndsOn: on('2019-03-31'),
  afterTerm: null,
} as const;

describe('the status of a term', () => {
  it.each([
    ['before its first day', agreed, '2018-03-31', 'NOT_BEGUN'],
    ['on its first day', agreed, '2018-04-01', 'WITHIN_TERM'],
    ['on its last day', agreed, '2019-03-31', 'WITHIN_TERM'],
    ['after its last day', agreed, '2019-04-01', 'TERM_EXPIRED'],
    ['after an end', { ...agreed, afterTerm: 'ENDED' }, '2019-04-01', 'TERM_EXPIRED'],
    [
      'going on by conduct',
      { ...agreed, afterTerm: 'CONTINUED_BY_CONDUCT' },
      '2019-04-01',
      'TERM_EXPIRED_CONTINUED_BY_CONDUCT',
    ],
    [
      'going on by conduct, in its term',
      { ...agreed, afterTerm: 'CONTINUED_BY_CONDUCT' },
      '2019-03-31',
      'WITHIN_TERM',
    ],
    ['extended', { ...agreed, afterTerm: 'EXTENDED' }, '2019-04-01', 'TERM_EXPIRED_EXTENDED'],
    [
      'in a month that it ends in',
      { ...agreed, termEndsOn: on('2019-03-01', '2019-03-31') },
      '2019-03-30',
      'WITHIN_TERM',
    ],
    ['of a draft', { ...agreed, standing: 'AGREED_IN_PRINCIPLE' }, '2018-06-01', 'NOT_BEGUN'],
    ['that its source says had not begun', { ...agreed, afterTerm: 'NOT_BEGUN' }, '2020-01-01', 'NOT_BEGUN'],
    ['with no end stated', { ...agreed, termEndsOn: notStated }, '2020-01-01', 'TERM_END_NOT_STATED'],
    ['with no start stated', { ...agreed, termStartsOn: null }, '2017-01-01', 'WITHIN_TERM'],
    [
      'with nothing stated',
      { ...agreed, termStartsOn: notStated, termEndsOn: null },
      '2020-01-01',
      'TERM_NOT_STATED',
    ],
  ] as const)('%s', (_, agreement, asOf, status) => {
    expect(termStatusOf(agreement, { asOf, knownAt: null })).toBe(status);
  });

  it('is null without a day', () => {
    expect(termStatusOf(agreed, { asOf: null, knownAt: '2021-01-01' })).toBeNull();
  });
});
