import {
  GraphQLError,
  isAbstractType,
  type ASTVisitor,
  type GraphQLNamedType,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { KeyNames } from '../supergraph/key-names';

const keysOf = (
  keyNames: KeyNames,
  context: ValidationContext,
  type: GraphQLNamedType,
): ReadonlySet<string> => {
  const types = isAbstractType(type) ? [type, ...context.getSchema().getPossibleTypes(type)] : [type];
  return new Set(types.flatMap(({ name }) => [...(keyNames.get(name) ?? [])]));
};

/**
 * Refuses an alias that is the name of a key of the field's parent type, and `__typename` for another field:
 * `{ council(id: "ealing") { id: name budget { total } } }`. The engine makes its representations of what it finds under
 * these names, and would ask other subgraphs for the wrong entity.
 */
export const refuseAliases =
  (keyNames: KeyNames): ValidationRule =>
  (context): ASTVisitor => ({
    Field: (node) => {
      const alias = node.alias?.value;
      const parent = context.getParentType();
      if (alias === undefined || alias === node.name.value || !parent) return;
      if (alias !== '__typename' && !keysOf(keyNames, context, parent).has(alias)) return;
      context.reportError(
        new GraphQLError(
          `The alias "${alias}" for "${node.name.value}" is the name of a key of ${parent.name}, by which its parts are joined; choose another alias.`,
          { nodes: node, extensions: { code: 'ALIAS_REFUSED', argument: alias } },
        ),
      );
    },
  });
