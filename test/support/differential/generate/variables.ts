import { isNonNullType, parseType, typeFromAST, type GraphQLInputType } from 'graphql';
import type { Scope, Variable } from './scope';
import { defaultTextOf, jsonOf, type Position } from './values';

const TRICKY = [
  'representations',
  '_representations',
  'representations_0',
  'if',
  'id',
  'Query',
  'query',
  'on',
  'v0',
];

const nameFor = ({ random, tricks, variables }: Scope): string => {
  const taken = new Set(variables.map(({ name }) => name));
  const tricky = TRICKY.filter((name) => !taken.has(name));
  if (tricks.variables && tricky.length > 0 && random.chance(0.3)) return random.pick(tricky);
  return `x${String(variables.length)}`;
};

const inputType = ({ schema }: Scope, type: string): GraphQLInputType =>
  typeFromAST(schema, parseType(type)) as GraphQLInputType;

/** The ways in which a variable may be declared for a place: as the place has it, stricter, or with a default. */
const declare = (scope: Scope, type: string, { hasDefault = false, values = [] }: Position): Variable => {
  const { random } = scope;
  const placed = inputType(scope, type);
  const name = nameFor(scope);
  const isRequired = isNonNullType(placed);
  const value: Variable['value'] = (source) => jsonOf(placed, source, values);
  if (isRequired && random.chance(0.7)) {
    const defaultText = random.chance(0.2) ? defaultTextOf(placed, random) : undefined;
    return { name, type, defaultText, mayBeNull: false, mayBeMissing: defaultText !== undefined, value };
  }
  if (isRequired) {
    // A variable that can be null may stand where a value must be if there is a default on either side.
    const isOpen = hasDefault && random.chance(0.5);
    const defaultText = isOpen ? undefined : defaultTextOf(placed, random);
    return { name, type: type.slice(0, -1), defaultText, mayBeNull: false, mayBeMissing: true, value };
  }
  if (random.chance(0.3)) {
    const stricter = inputType(scope, `${type}!`);
    const strict: Variable['value'] = (source) => jsonOf(stricter, source, values);
    return {
      name,
      type: `${type}!`,
      defaultText: undefined,
      mayBeNull: false,
      mayBeMissing: false,
      value: strict,
    };
  }
  const defaultText = random.chance(0.3) ? defaultTextOf(placed, random) : undefined;
  return { name, type, defaultText, mayBeNull: true, mayBeMissing: true, value };
};

/** Writes a variable that may stand where a value of a type is wanted: one that there is, or a new one. */
export const variableFor = (scope: Scope, type: string, position: Position): string => {
  const { random, variables } = scope;
  const fitting = variables.filter((each) => each.type === type || each.type === `${type}!`);
  if (fitting.length > 0 && random.chance(0.4)) return `$${random.pick(fitting).name}`;
  // A scalar of no known name can't be declared where the schema has none such.
  const known = scope.schema.getType(type.replace(/[[\]!]/g, '')) === undefined ? 'String' : type;
  const variable = declare(scope, known, position);
  variables.push(variable);
  return `$${variable.name}`;
};

/** Values for the variables of an operation: some missing, some null. */
export const variableValues = (
  variables: readonly Variable[],
  random: Scope['random'],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    variables.flatMap(({ name, mayBeMissing, mayBeNull, value }): [string, unknown][] => {
      if (mayBeMissing && random.chance(0.3)) return [];
      return [[name, mayBeNull && random.chance(0.15) ? null : value(random)]];
    }),
  );
