import { isEnumType, isSpecifiedScalarType, type GraphQLLeafType } from 'graphql';

/** What a subgraph sent in place of a value that its type allows. */
export const WRONG = Symbol('wrong');

const LEAST_INT = -(2 ** 31);
const MOST_INT = 2 ** 31 - 1;

const isInt = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= LEAST_INT && value <= MOST_INT;

const checks: Readonly<Record<string, (value: unknown) => unknown>> = {
  Int: (value) => (isInt(value) ? value : WRONG),
  Float: (value) => (typeof value === 'number' ? value : WRONG),
  Boolean: (value) => (typeof value === 'boolean' ? value : WRONG),
  String: (value) => (typeof value === 'string' ? value : WRONG),
  ID: (value) => (typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : WRONG),
};

/**
 * Makes the check of a leaf: it gives the value as the client gets it, or WRONG. A scalar that only its subgraph knows
 * passes as it is.
 */
export const leafOf = (type: GraphQLLeafType): ((value: unknown) => unknown) => {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => (typeof value === 'string' && names.has(value) ? value : WRONG);
  }
  const check = isSpecifiedScalarType(type) ? checks[type.name] : undefined;
  return check ?? ((value) => value);
};
