import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql';
import { isGiven, textIn } from '../planning/join';
import { fieldSetText, kindOf, slotOf } from './read-slots';
import { emptyShape, type SchemaShape, type Slot, type TypeShape } from './schema-shape';

/** The names that the supergraph gives root types, by those that the subgraph gives them. */
const rootNames = ({ definitions }: DocumentNode): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const node of definitions) {
    if (node.kind !== Kind.SCHEMA_DEFINITION && node.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const { operation, type } of node.operationTypes ?? []) {
      names.set(type.name.value, operation.charAt(0).toUpperCase() + operation.slice(1));
    }
  }
  return names;
};

const renamed = (type: TypeNode, names: ReadonlyMap<string, string>): TypeNode => {
  switch (type.kind) {
    case Kind.NAMED_TYPE: {
      const value = names.get(type.name.value);
      return value === undefined ? type : { ...type, name: { kind: Kind.NAME, value } };
    }
    case Kind.LIST_TYPE:
      return { ...type, type: renamed(type.type, names) };
    case Kind.NON_NULL_TYPE: {
      const inner = renamed(type.type, names);
      return inner.kind === Kind.NON_NULL_TYPE ? inner : { ...type, type: inner };
    }
  }
};

/** A key is known by its field set: whatever name `@key` was imported by, nothing else on a type has one. */
const keysIn = (directives: readonly ConstDirectiveNode[] | undefined): string[] =>
  (directives ?? []).flatMap((each) => {
    const fields = textIn(each, 'fields');
    const text =
      fields === undefined || isGiven(each, 'resolvable', false) ? undefined : fieldSetText(fields);
    return text ?? [];
  });

const add = (
  shape: TypeShape,
  node: TypeDefinitionNode | TypeExtensionNode,
  names: ReadonlyMap<string, string>,
): void => {
  for (const key of keysIn(node.directives)) shape.keys.add(key);
  if ('interfaces' in node) for (const { name } of node.interfaces ?? []) shape.interfaces.add(name.value);
  if ('values' in node) for (const { name } of node.values ?? []) shape.members.add(name.value);
  if ('types' in node) for (const { name } of node.types ?? []) shape.members.add(name.value);
  if ('fields' in node) {
    for (const field of node.fields ?? []) {
      const slot: Slot = slotOf(field);
      shape.fields.set(field.name.value, { ...slot, type: renamed(slot.type, names) });
    }
  }
};

/**
 * What a running subgraph has, by the SDL that it shows; of Federation 1 or 2, whatever its root types are called.
 * @throws {GraphQLError} where the SDL does not parse
 */
export const runningShape = (sdl: string): SchemaShape => {
  const document = parse(sdl, { noLocation: true });
  const names = rootNames(document);
  const shapes = new Map<string, TypeShape>();
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    const name = names.get(node.name.value) ?? node.name.value;
    const shape = shapes.get(name) ?? emptyShape(kindOf(node));
    shapes.set(name, shape);
    add(shape, node, names);
  }
  return shapes;
};
