import {
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { narrowed, type Condition } from './condition';

/** A node of a document with the condition under which it is answered. */
export interface Conditional<Node> {
  readonly node: Node;
  readonly condition: Condition;
}

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const applies = (schema: GraphQLSchema, type: GraphQLObjectType, name: string | undefined): boolean => {
  if (name === undefined || name === type.name) return true;
  const condition = schema.getType(name);
  return isAbstractType(condition) && schema.isSubType(condition, type);
};

/**
 * The fields that are answered of an object, by response key, each with all nodes that ask for it: as an execution
 * merges them, but for what depends on variables, which is kept with its condition.
 */
export const collectFields = (
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  sets: readonly Conditional<SelectionSetNode>[],
): ReadonlyMap<string, readonly Conditional<FieldNode>[]> => {
  const fields = new Map<string, Conditional<FieldNode>[]>();
  const seen = new Set<string>();
  const add = (set: SelectionSetNode, outer: Condition): void => {
    for (const selection of set.selections) {
      const condition = narrowed(outer, selection.directives);
      if (condition === undefined) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = fields.get(key) ?? [];
        fields.set(key, nodes);
        nodes.push({ node: selection, condition });
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const part = isSpread ? fragments.get(selection.name.value) : selection;
      if (part === undefined || !applies(schema, type, part.typeCondition?.name.value)) continue;
      if (isSpread) {
        const spread = [selection.name.value, ...condition].join();
        if (seen.has(spread)) continue;
        seen.add(spread);
      }
      add(part.selectionSet, condition);
    }
  };
  for (const { node, condition } of sets) add(node, condition);
  return fields;
};
