import { parseValue } from 'graphql';
import { DateScalar, FinancialYearScalar } from '../../subgraphs/common/scalars';

const refusal = (parse: () => unknown): unknown => {
  try {
    parse();
    return undefined;
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: { code: string } };
    return { message, code: extensions.code };
  }
};

describe('the Date scalar', () => {
  it('takes a day of the calendar', () => {
    expect(DateScalar.parseValue('2020-02-29')).toBe('2020-02-29');
    expect(DateScalar.parseLiteral(parseValue('"1900-01-01"'))).toBe('1900-01-01');
  });

  it('says what is wrong and what would be right', () => {
    expect(refusal(() => DateScalar.parseValue('31/03/2019'))).toEqual({
      message: '"31/03/2019" is not a date; write year, month and day: "2021-04-01".',
      code: 'BAD_DATE',
    });
    expect(refusal(() => DateScalar.parseValue('2021-02-29'))).toEqual({
      message: '"2021-02-29" is no day of the calendar.',
      code: 'BAD_DATE',
    });
    expect(refusal(() => DateScalar.parseValue('1066-10-14'))).toEqual({
      message: '"1066-10-14" is outside the years that the graph can speak of, 1900 to 2099.',
      code: 'DATE_OUT_OF_RANGE',
    });
    expect(refusal(() => DateScalar.parseLiteral(parseValue('2021')))).toEqual({
      message: 'Expected a string: a day such as "2021-04-01".',
      code: 'BAD_DATE',
    });
  });
});

describe('the FinancialYear scalar', () => {
  it('takes three forms', () => {
    expect(['2019/20', '2019-20', '201920'].map((text) => FinancialYearScalar.parseValue(text))).toEqual(
      Array.from({ length: 3 }, () => '2019/20'),
    );
  });

  it('refuses what is no financial year', () => {
    expect(refusal(() => FinancialYearScalar.parseValue('2019/21'))).toEqual({
      message: '"2019/21" is not a financial year; write "2019/20" ("2019-20" and "201920" are understood).',
      code: 'BAD_FINANCIAL_YEAR',
    });
  });
});
