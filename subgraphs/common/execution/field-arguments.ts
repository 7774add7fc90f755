import { getArgumentValues, Kind, visit, type FieldNode, type GraphQLField } from 'graphql';
import type { Frame } from './frame';

const NONE: object = Object.freeze({});

const hasVariables = ({ arguments: given = [] }: FieldNode): boolean => {
  let found = false;
  for (const argument of given)
    visit(argument, {
      [Kind.VARIABLE]: () => {
        found = true;
      },
    });
  return found;
};

/**
 * The arguments of a field. They are the same for all objects of an execution, and for all executions where they hold no
 * variable, so that what is made of them can be kept with them.
 * @throws {GraphQLError} where they don't fit
 */
export const argumentsOf = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ((frame: Frame) => object) => {
  if (field.args.length === 0) return () => NONE;
  if (!hasVariables(node)) {
    const fixed = Object.freeze(getArgumentValues(field, node));
    return () => fixed;
  }
  return ({ args, variables }) => {
    const known = args.get(node);
    if (known !== undefined) return known;
    const made = getArgumentValues(field, node, variables);
    args.set(node, made);
    return made;
  };
};
