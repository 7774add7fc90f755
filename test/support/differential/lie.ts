import {
  GraphQLList,
  GraphQLScalarType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/**
 * Makes a subgraph's schema let everything through: nulls where none may be, and values of other types. Its answers are
 * then as wrong as its resolvers are, and the gateway alone can see it.
 */
export const letThrough = (schema: GraphQLSchema): void => {
  const lenient = new Map<string, GraphQLScalarType>();
  const open = (type: GraphQLOutputType): GraphQLOutputType => {
    if (isNonNullType(type)) return open(type.ofType as GraphQLOutputType);
    if (isListType(type)) return new GraphQLList(open(type.ofType));
    if (!isLeafType(type)) return type;
    const scalar =
      lenient.get(type.name) ?? new GraphQLScalarType({ name: type.name, serialize: (value) => value });
    lenient.set(type.name, scalar);
    return scalar;
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if ((!isObjectType(type) && !isInterfaceType(type)) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.type = open(field.type);
    }
  }
};
