import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { financialYearOf, FIRST_YEAR, isDay, LAST_YEAR } from './columns';
import { InputError, type SubgraphErrorCode } from './errors';

const literalText = (node: ValueNode, code: SubgraphErrorCode, right: string): string => {
  if (node.kind !== Kind.STRING) throw new InputError(code, `Expected a string: ${right}.`);
  return node.value;
};

const parseDate = (value: unknown): string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    throw new InputError(
      'BAD_DATE',
      `${JSON.stringify(value)} is not a date; write year, month and day: "2021-04-01".`,
    );
  }
  const year = Number(value.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new InputError(
      'DATE_OUT_OF_RANGE',
      `"${value}" is outside the years that the graph can speak of, ${String(FIRST_YEAR)} to ${String(LAST_YEAR)}.`,
    );
  }
  if (!isDay(value)) throw new InputError('BAD_DATE', `"${value}" is no day of the calendar.`);
  return value;
};

const parseFinancialYear = (value: unknown): string => {
  const year = typeof value === 'string' ? financialYearOf(value) : null;
  if (year === null) {
    throw new InputError(
      'BAD_FINANCIAL_YEAR',
      `${JSON.stringify(value)} is not a financial year; write "2019/20" ("2019-20" and "201920" are understood).`,
    );
  }
  return year;
};

/** A calendar day, `YYYY-MM-DD`, checked on the way in. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: (value) => value as string,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(literalText(node, 'BAD_DATE', 'a day such as "2021-04-01"')),
});

/** A financial year, `2019/20`, checked on the way in. */
export const FinancialYearScalar = new GraphQLScalarType<string, string>({
  name: 'FinancialYear',
  serialize: (value) => value as string,
  parseValue: parseFinancialYear,
  parseLiteral: (node) =>
    parseFinancialYear(literalText(node, 'BAD_FINANCIAL_YEAR', 'a financial year such as "2019/20"')),
});

/** A decimal number as text, so that no digit is lost. Never an input. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  serialize: (value) => value as string,
});

/** An instant, ISO 8601 in UTC. Never an input. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => value as string,
});

/** The scalars, for every subgraph's resolvers. */
export const scalars = {
  Date: DateScalar,
  DateTime: DateTimeScalar,
  Decimal: DecimalScalar,
  FinancialYear: FinancialYearScalar,
};
