import { Kind, type SelectionSetNode } from 'graphql';
import { graphOf, joinsOf, readFieldSet, textIn } from './join';
import type { Requirement } from './requirements';
import { coordinate, type Coordinates, type SchemaIndex } from './schema-document';

/** The fields that the keys of one graph name, those of nested types among them. */
export const keyFieldsOf = (index: SchemaIndex, types: readonly string[], graph: string): Coordinates => {
  const found = new Set<string>();
  const walk = (set: SelectionSetNode, type: string): void => {
    for (const each of set.selections) {
      if (each.kind === Kind.FRAGMENT_SPREAD) continue;
      if (each.kind === Kind.INLINE_FRAGMENT) {
        walk(each.selectionSet, each.typeCondition?.name.value ?? type);
        continue;
      }
      found.add(coordinate(type, each.name.value));
      const inner = index.fieldType(type, each.name.value, graph);
      if (each.selectionSet && inner !== undefined) walk(each.selectionSet, inner);
    }
  };
  for (const type of types)
    for (const join of joinsOf(index.type(type)?.directives, 'join__type')) {
      const key = textIn(join, 'key');
      if (graphOf(join) === graph && key !== undefined) walk(readFieldSet(key), type);
    }
  return found;
};

/**
 * The fields that a copy of a graph answers for a group of requirements: those that require, and everything below
 * what they return but for fields with requirements of their own, which another graph answers.
 */
export const fieldsBelow = (
  index: SchemaIndex,
  group: readonly Pick<Requirement, 'graph' | 'type' | 'field'>[],
  all: readonly Requirement[],
): Coordinates => {
  const found = new Set<string>();
  const graph = group[0]?.graph ?? '';
  const own = new Set(group.map(({ type, field }) => coordinate(type, field)));
  const elsewhere = new Set(
    all.map(({ type, field }) => coordinate(type, field)).filter((each) => !own.has(each)),
  );
  const seen = new Set<string>();
  const addField = (type: string, field: string): void => {
    found.add(coordinate(type, field));
    const inner = index.fieldType(type, field, graph);
    if (inner !== undefined) addType(inner);
  };
  const addType = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const each of index.type(name)?.fields ?? [])
      if (!elsewhere.has(coordinate(name, each.name.value))) addField(name, each.name.value);
    for (const each of [...index.implementations(name), ...(index.members(name) ?? [])]) addType(each);
  };
  for (const { type, field } of group) addField(type, field);
  return found;
};
