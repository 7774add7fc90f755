import {
  Kind,
  parse,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import type { Slot, TypeKind } from './schema-shape';

const KINDS: Readonly<Record<(TypeDefinitionNode | TypeExtensionNode)['kind'], TypeKind>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object type',
  [Kind.OBJECT_TYPE_EXTENSION]: 'object type',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.UNION_TYPE_EXTENSION]: 'union',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
  [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
};

/** The kind of a definition or an extension. */
export const kindOf = ({ kind }: TypeDefinitionNode | TypeExtensionNode): TypeKind => KINDS[kind];

/** An argument or input field. A name of federation can be given another prefix, so only its end tells. */
const inputSlot = ({ type, defaultValue, directives = [] }: InputValueDefinitionNode): Slot => ({
  type,
  isOptional: defaultValue !== undefined || directives.some(({ name }) => name.value.endsWith('fromContext')),
  arguments: new Map(),
});

/** A field, an argument or an input field as it is written. */
export const slotOf = (node: FieldDefinitionNode | InputValueDefinitionNode): Slot => {
  if (node.kind === Kind.INPUT_VALUE_DEFINITION) return inputSlot(node);
  const given = (node.arguments ?? []).map((each) => [each.name.value, inputSlot(each)] as const);
  return { type: node.type, isOptional: true, arguments: new Map(given) };
};

const written = ({ selections }: SelectionSetNode): string =>
  selections
    .map((each) => {
      if (each.kind === Kind.FRAGMENT_SPREAD) return `...${each.name.value}`;
      const inside = each.selectionSet ? `{${written(each.selectionSet)}}` : '';
      return each.kind === Kind.FIELD
        ? each.name.value + inside
        : `...${each.typeCondition?.name.value ?? ''}${inside}`;
    })
    .sort()
    .join(' ');

/** A field set written in one way, whatever its spaces and its order; undefined where it is none. */
export const fieldSetText = (text: string): string | undefined => {
  try {
    const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
    return operation?.kind === Kind.OPERATION_DEFINITION ? written(operation.selectionSet) : undefined;
  } catch {
    return undefined;
  }
};
