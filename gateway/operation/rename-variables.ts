import { visit, type OperationDefinitionNode } from 'graphql';

/** Names that can't be sent: that by which entities are handed to a subgraph, and that by which objects inherit. */
const TAKEN = ['representations', '__proto__'];

/**
 * Gives variables whose names can't be sent others. In a sub-operation, one called `representations` would stand for the
 * entities.
 * @param start what their new names begin with
 */
export const renameVariables = (operation: OperationDefinitionNode, start: string) => {
  const sent = new Map<string, string>();
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  for (const name of names) {
    const place = TAKEN.indexOf(name);
    sent.set(name, place === -1 ? name : `${start}${String(place)}`);
  }
  const renamed = names.some((name) => TAKEN.includes(name))
    ? visit(operation, {
        Variable: (node) => ({
          ...node,
          name: { ...node.name, value: sent.get(node.name.value) ?? node.name.value },
        }),
      })
    : operation;
  return { renamed, sent };
};
