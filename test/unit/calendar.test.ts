import { dayAfter, financialYearOf, isDay, spanOf } from '../../subgraphs/common/columns';

describe('spans of days', () => {
  it.each([
    ['2021-04-01', { from: '2021-04-01', before: '2021-04-02', precision: 'DAY' }],
    ['2020-02-29', { from: '2020-02-29', before: '2020-03-01', precision: 'DAY' }],
    ['2017-12', { from: '2017-12-01', before: '2018-01-01', precision: 'MONTH' }],
    ['2017', { from: '2017-01-01', before: '2018-01-01', precision: 'YEAR' }],
    ['1999/00', { from: '1999-04-01', before: '2000-04-01', precision: 'FINANCIAL_YEAR' }],
    ['2017-05-23..2017-05-24', { from: '2017-05-23', before: '2017-05-25', precision: 'SPAN' }],
    ['2017-09..2017-11', { from: '2017-09-01', before: '2017-12-01', precision: 'SPAN' }],
  ])('%s is read half-open', (text, span) => {
    expect(spanOf(text)).toEqual(span);
  });

  it.each([
    '',
    '2021-02-29',
    '2021-13',
    '1899-12-31',
    '2100-01-01',
    '2019/21',
    '2017-05-24..2017-05-23',
    'May 2017',
    '2021-4-1',
  ])('%j is none', (text) => {
    expect(spanOf(text)).toBeNull();
  });
});

describe('financial years', () => {
  it.each(['2019/20', '2019-20', '201920'])('%s is 2019/20', (text) => {
    expect(financialYearOf(text)).toBe('2019/20');
  });

  it.each(['2019/21', '2019', '2019-07', '19/20', '2019/2020', ''])('%j is none', (text) => {
    expect(financialYearOf(text)).toBeNull();
  });
});

describe('days', () => {
  it('are those of the calendar, in the years that the graph can speak of', () => {
    expect(['1900-01-01', '2099-12-31', '2000-02-29'].map(isDay)).toEqual([true, true, true]);
    expect(['1899-12-31', '2100-01-01', '1900-02-29', '2021-1-1'].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('follow each other across months, years and leap days', () => {
    expect([dayAfter('2020-02-28'), dayAfter('2021-12-31'), dayAfter('2021-03-01', -1)]).toEqual([
      '2020-02-29',
      '2022-01-01',
      '2021-02-28',
    ]);
  });
});
