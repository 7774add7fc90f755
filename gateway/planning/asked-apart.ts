import { Kind } from 'graphql';
import type { Groups } from './conflict-groups';
import { isGiven, joinsOf } from './join';
import type { FieldsType } from './schema-document';

/**
 * The interfaces whose required fields are asked apart: those that several graphs have as an object, without its
 * implementations, copies of graphs among them. To answer a field of one implementation there, the planner first asks
 * another graph what type an object is of. Where the field requires what that graph answers too, the planner takes the
 * two questions for one, and plans in a circle until memory is full.
 */
export const askedApart = (types: readonly FieldsType[], graphs: readonly Groups[]): ReadonlySet<string> => {
  const copied = new Set(graphs.flatMap(({ apart }) => apart.flat()).map(({ type }) => type));
  return new Set(
    types
      .filter(({ kind, name, directives }) => {
        const objects = joinsOf(directives, 'join__type').filter((each) =>
          isGiven(each, 'isInterfaceObject', true),
        ).length;
        return (
          kind === Kind.INTERFACE_TYPE_DEFINITION && (objects > 1 || (objects > 0 && copied.has(name.value)))
        );
      })
      .map(({ name }) => name.value),
  );
};
