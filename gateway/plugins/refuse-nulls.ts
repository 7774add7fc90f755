import type { ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  isNonNullType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The variables of an operation that are null; one that is left out is not, so that a default takes its place. */
const nullsOf = ({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): Set<string> =>
  new Set(
    variableDefinitions
      .filter(({ variable, defaultValue }) => {
        const given = variables[variable.name.value];
        return given === null || (given === undefined && defaultValue?.kind === Kind.NULL);
      })
      .map(({ variable }) => variable.name.value),
  );

const firstWrong = (
  schema: GraphQLSchema,
  document: DocumentNode,
  nulls: ReadonlySet<string>,
): { node: VariableNode; type: string } | undefined => {
  const types = new TypeInfo(schema);
  let wrong: { node: VariableNode; type: string } | undefined;
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: () => false,
      Variable: (node) => {
        const type = types.getInputType();
        if (nulls.has(node.name.value) && isNonNullType(type)) wrong ??= { node, type: String(type) };
      },
    }),
  );
  return wrong;
};

/**
 * Refuses a variable that is null where a value must be: `direction: $d` with `$d: SortDirection`. The language allows
 * such a variable where the place has a default, and finds only while it answers that the value is null.
 */
export const refuseNulls: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, document, request, schema }) => {
        if (!operation) return Promise.resolve();
        const nulls = nullsOf(operation, request.variables ?? {});
        const wrong = nulls.size > 0 ? firstWrong(schema, document, nulls) : undefined;
        if (wrong === undefined) return Promise.resolve();
        throw new GraphQLError(
          `Variable "$${wrong.node.name.value}" is null, and stands where a value of type "${wrong.type}" must be; give one, or leave the variable out.`,
          { nodes: wrong.node, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
        );
      },
    }),
};
