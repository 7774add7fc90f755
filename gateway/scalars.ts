import { GraphQLError, isScalarType, type GraphQLScalarType, type GraphQLSchema } from 'graphql';

const located =
  (parseLiteral: GraphQLScalarType['parseLiteral']): GraphQLScalarType['parseLiteral'] =>
  (node, variables) => {
    try {
      return parseLiteral(node, variables);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      throw new GraphQLError(error.message, {
        nodes: node,
        extensions: error.extensions,
        originalError: error,
      });
    }
  };

/**
 * Gives the scalars of a composed schema the checks that a document does not carry, so that a wrong value is refused
 * before any subgraph is asked.
 */
export const checkScalars = (schema: GraphQLSchema, scalars: readonly GraphQLScalarType[]): void => {
  for (const scalar of scalars) {
    const composed = schema.getType(scalar.name);
    if (!isScalarType(composed)) continue;
    composed.parseValue = (value) => scalar.parseValue(value);
    composed.parseLiteral = located((node, variables) => scalar.parseLiteral(node, variables));
  }
};
