import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { VirtualNames } from './virtual-names';

/** Puts real fields in the place of virtual ones in an operation, which answers them under the virtual names. */
export const restoreOperation = (operation: string, names: VirtualNames): string => {
  if (!operation.includes(names.prefix)) return operation;
  const document = visit(parse(operation, { noLocation: true }), {
    Field: (node) => {
      const virtual = names.named(node.name.value);
      if (virtual === undefined) return undefined;
      return {
        ...node,
        alias: node.alias ?? node.name,
        name: { kind: Kind.NAME, value: virtual.field },
        arguments: virtual.arguments,
      };
    },
  });
  return stripIgnoredCharacters(print(document));
};

/** The virtual fields that the representations of a fetch hold, with the names that their subgraph knows. */
export const representationNames = (
  requires: FetchNode['requires'],
  names: VirtualNames,
): ReadonlyMap<string, string> | undefined => {
  const found = new Map<string, string>();
  const walk = (selections: readonly QueryPlanSelectionNode[]): void => {
    for (const each of selections) {
      if (each.kind === 'Field') {
        const virtual = names.named(each.name);
        if (virtual) found.set(each.alias ?? each.name, virtual.field);
      }
      walk(each.selections ?? []);
    }
  };
  walk(requires ?? []);
  return found.size === 0 ? undefined : found;
};
