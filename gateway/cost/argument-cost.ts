import {
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  valueFromASTUntyped,
  type GraphQLArgument,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';
import { COUNTLESS, type Amount } from './amount';
import type { CostDirectives } from './directives';

type Weights = CostDirectives['weights'];

/** Values that are nested deeper than this are never meant well. */
const DEEPEST = 100;

/** Whether a value depends on variables. */
export const hasVariable = (node: ValueNode): boolean => {
  switch (node.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return node.values.some(hasVariable);
    case Kind.OBJECT:
      return node.fields.some(({ value }) => hasVariable(value));
    default:
      return false;
  }
};

/** Each value costs the weight of its place or its type; without either, an input object costs 1 and all else nothing. */
const costOfValue = (
  weights: Weights,
  coordinate: string,
  type: GraphQLInputType,
  value: unknown,
  depth: number,
): number => {
  if (value === null || value === undefined) return 0;
  if (depth > DEEPEST) return COUNTLESS;
  if (isNonNullType(type)) return costOfValue(weights, coordinate, type.ofType, value, depth);
  if (isListType(type)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.reduce<number>(
      (total, each) => total + costOfValue(weights, coordinate, type.ofType, each, depth + 1),
      0,
    );
  }
  const own = weights.get(coordinate) ?? weights.get(type.name);
  if (!isInputObjectType(type) || typeof value !== 'object') return own ?? 0;
  const fields = type.getFields();
  return Object.entries(value).reduce((total, [name, each]) => {
    const field = fields[name];
    return field ? total + costOfValue(weights, `${type.name}.${name}`, field.type, each, depth + 1) : total;
  }, own ?? 1);
};

/**
 * What the value of one argument costs.
 * @param coordinate of the argument, such as `Query.books(filter:)`
 * @param node its value; undefined where it is left out
 */
export const argumentCost = (
  weights: Weights,
  coordinate: string,
  { type, defaultValue }: GraphQLArgument,
  node: ValueNode | undefined,
): Amount => {
  if (node === undefined) return costOfValue(weights, coordinate, type, defaultValue, 0);
  if (!hasVariable(node)) return costOfValue(weights, coordinate, type, valueFromASTUntyped(node), 0);
  return (variables) => costOfValue(weights, coordinate, type, valueFromASTUntyped(node, variables), 0);
};
