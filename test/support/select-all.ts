import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** Fields whose values differ with every load, or that hold all there is. */
const LEFT_OUT = ['loadedAt', 'loadId', '_entities', '_service'];

const argumentsOf = (field: GraphQLField<unknown, unknown>): string =>
  field.args.some(({ name }) => name === 'first') ? '(first: 3)' : '';

/** Everything that can be asked of a type without arguments that must be given, so many levels deep. */
export const selectAll = (schema: GraphQLSchema, given: GraphQLOutputType, depth: number): string => {
  const type = getNamedType(given);
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((possible) => `... on ${possible.name} ${selectAll(schema, possible, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const needed = field.args.filter(isRequiredArgument);
    if (LEFT_OUT.includes(field.name) || needed.some(({ name }) => name !== 'first')) return [];
    const inner = getNamedType(field.type);
    // Names of the same field differ by type, since their types may.
    const named = `${type.name}_${field.name}: ${field.name}${argumentsOf(field)}`;
    if (isLeafType(inner)) return [named];
    return depth > 0 ? [`${named} ${selectAll(schema, field.type, depth - 1)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
};

/** The orders that a list can be asked for, each upwards and downwards, as literals. */
export const ordersOf = (field: GraphQLField<unknown, unknown>): string[] => {
  const argument = field.args.find(({ name }) => name === 'orderBy');
  const term = argument === undefined ? undefined : getNamedType(argument.type);
  if (!isInputObjectType(term)) return [];
  const sorted = term.getFields()['field'];
  if (sorted === undefined) return [];
  const by = getNamedType(sorted.type);
  if (!isEnumType(by)) return [];
  return by
    .getValues()
    .flatMap(({ name }) =>
      ['ASC', 'DESC'].map((direction) => `[{ field: ${name}, direction: ${direction} }]`),
    );
};

/** Filters of a list with one term each: every value of each enum, each flag, and the given texts. */
export const filtersOf = (field: GraphQLField<unknown, unknown>, texts: readonly string[]): string[] => {
  const argument = field.args.find(({ name }) => name === 'filter');
  const filter = argument === undefined ? undefined : getNamedType(argument.type);
  if (!isInputObjectType(filter)) return [];
  return Object.values(filter.getFields()).flatMap(({ name, type }) => {
    const inner = getNamedType(type);
    const isList = String(type).startsWith('[');
    const values = isEnumType(inner)
      ? inner.getValues().map((value) => value.name)
      : inner.name === 'Boolean'
        ? ['true', 'false']
        : inner.name === 'String'
          ? texts.map((text) => JSON.stringify(text))
          : inner.name === 'Date'
            ? ['"2016-07-01"']
            : inner.name === 'FinancialYear'
              ? ['"2015/16"']
              : inner.name === 'ID'
                ? ['"ealing"', '"hammersmith-and-fulham"']
                : [];
    return values.map((value) => `{ ${name}: ${isList ? `[${value}]` : value} }`);
  });
};
