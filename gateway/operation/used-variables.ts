import { Kind, visit, type OperationDefinitionNode, type SelectionNode } from 'graphql';

/** An operation with other selections, and with the definitions of the variables that they use. */
export const onlyUsedVariables = (
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): OperationDefinitionNode => {
  const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
  const { variableDefinitions = [], ...rest } = operation;
  const used = new Set<string>();
  visit(
    { ...rest, selectionSet },
    {
      Variable: ({ name }) => {
        used.add(name.value);
      },
    },
  );
  const definitions = variableDefinitions.filter(({ variable }) => used.has(variable.name.value));
  return { ...rest, selectionSet, variableDefinitions: definitions };
};
