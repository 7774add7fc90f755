import { graphOf, isGiven, joinsOf } from './join';
import { fieldsBelow } from './needed-fields';
import type { Requirement } from './requirements';
import { coordinate, type Coordinates, type SchemaIndex } from './schema-document';

/** A graph that answers virtual fields in a copy of its own. */
export interface AnswersApart {
  readonly graph: string;
  /** What the copy answers besides keys and the virtual fields: all that is below them. */
  readonly answered: Coordinates;
}

/** The graphs that answer a field of a type. */
const graphsWith = (index: SchemaIndex, type: string, field: string): string[] => {
  const found = index.field(type, field);
  if (found === undefined) return [];
  const joins = joinsOf(found.directives, 'join__field');
  return (joins.length > 0 ? joins : joinsOf(index.type(type)?.directives, 'join__type'))
    .filter((each) => !isGiven(each, 'external', true) && !isGiven(each, 'usedOverridden', true))
    .flatMap((each) => graphOf(each) ?? []);
};

/** Finds the graphs that answer the virtual fields that are asked apart. */
export const answersApart = (requirements: readonly Requirement[], index: SchemaIndex): AnswersApart[] => {
  const fields = requirements
    .flatMap(({ uses }) => uses)
    .filter(({ virtual }) => virtual.apart)
    .flatMap(({ type, virtual }) =>
      [type, ...index.implementations(type)].map((each) => ({ type: each, field: virtual.field })),
    );
  const graphs = new Set(fields.flatMap(({ type, field }) => graphsWith(index, type, field)));
  return [...graphs].map((graph) => {
    const group = fields.map((each) => ({ ...each, graph }));
    const own = new Set(fields.map(({ type, field }) => coordinate(type, field)));
    const below = fieldsBelow(index, group, requirements);
    return { graph, answered: new Set([...below].filter((each) => !own.has(each))) };
  });
};
