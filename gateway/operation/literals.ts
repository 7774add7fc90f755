import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parseType,
  print,
  type GraphQLInputType,
  type TypeNode,
  type ValueNode,
  type VariableNode,
} from 'graphql';
import { templateOf, type Template } from './template';

/** A literal of an operation that has become a variable of the planned one. */
export interface Lifted {
  readonly name: string;
  readonly type: TypeNode;
  readonly template: Template;
}

/** A number that JSON carries without losing a digit: an ID may be written as a number of any length. */
const isExact = (text: string): boolean => String(Number(text)) === text;

/** Whether a literal of a scalar means the same as its JSON, whatever the scalar. */
const isPlain = (node: ValueNode): boolean => {
  switch (node.kind) {
    case Kind.ENUM:
      return false;
    case Kind.INT:
    case Kind.FLOAT:
      return isExact(node.value);
    case Kind.LIST:
      return node.values.every(isPlain);
    case Kind.OBJECT:
      return node.fields.every(({ value }) => isPlain(value));
    default:
      return true;
  }
};

const isLiftable = (node: ValueNode, given: GraphQLInputType): boolean => {
  const type = getNullableType(given);
  if (node.kind === Kind.VARIABLE || node.kind === Kind.NULL || isEnumType(type)) return true;
  if (isListType(type)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.every((item) => isLiftable(item, type.ofType));
  }
  if (isInputObjectType(type)) {
    if (node.kind !== Kind.OBJECT) return false;
    const fields = type.getFields();
    return node.fields.every(({ name, value }) => {
      const field = fields[name.value];
      return field !== undefined && isLiftable(value, field.type);
    });
  }
  return isPlain(node);
};

/**
 * Makes variables of literals, so that operations which differ only in them share a plan. Equal literals of one type
 * become one variable, since fields that are merged must have equal arguments.
 * @param nameOf gives the name of each next variable
 */
export const createLifter = (nameOf: (index: number) => string) => {
  const lifted = new Map<string, Lifted>();
  return {
    lifted: (): readonly Lifted[] => [...lifted.values()],
    /** The value that stands in the planned operation: a variable, or what must stay as it is. */
    lift: (node: ValueNode, type: GraphQLInputType): ValueNode => {
      if (node.kind === Kind.VARIABLE || !isLiftable(node, type)) return node;
      const key = `${String(type)} ${print(node)}`;
      const known = lifted.get(key) ?? {
        name: nameOf(lifted.size),
        type: parseType(String(type), { noLocation: true }),
        template: templateOf(node),
      };
      lifted.set(key, known);
      return {
        kind: Kind.VARIABLE,
        name: { kind: Kind.NAME, value: known.name },
      } satisfies VariableNode;
    },
  };
};
