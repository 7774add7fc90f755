import type { Requirement } from './requirements';
import type { SchemaIndex } from './schema-document';

/** Whether one object could be of both types. */
const canBeOne = (index: SchemaIndex, one: string, other: string): boolean =>
  one === other ||
  index.implementations(one).includes(other) ||
  index.implementations(other).includes(one) ||
  index.implementations(one).some((each) => index.implementations(other).includes(each));

/** Whether a representation can't carry both: the same field in the same place, with other arguments. */
const conflict = (index: SchemaIndex, one: Requirement, other: Requirement): boolean =>
  canBeOne(index, one.type, other.type) &&
  one.uses.some((use) =>
    other.uses.some(({ path, arguments: given }) => path === use.path && given !== use.arguments),
  );

/**
 * Whether some requirement selects what another one makes. The planner can ask for such a field where its object is
 * first met, before what the field itself requires is there; in a graph of its own it can't.
 */
const isRequired = ({ type, field }: Requirement, all: readonly Requirement[], index: SchemaIndex): boolean =>
  all.some(({ selects }) =>
    [...selects].some((each) => {
      const [on = '', name] = each.split('.');
      return name === field && canBeOne(index, on, type);
    }),
  );

/** The requirements of one graph, in groups. */
export interface Groups {
  /** What the graph itself goes on answering. */
  readonly stay: readonly Requirement[];
  /** What needs a graph of its own, each group one. */
  readonly apart: readonly (readonly Requirement[])[];
}

/**
 * Puts the requirements of one graph into groups within which none conflicts with another.
 * @param all those of all graphs
 */
export const groupsOf = (graph: string, all: readonly Requirement[], index: SchemaIndex): Groups => {
  const stay: Requirement[] = [];
  const apart: Requirement[][] = [];
  for (const requirement of all.filter((each) => each.graph === graph)) {
    const candidates = isRequired(requirement, all, index) ? apart : [stay, ...apart];
    const free = candidates.find((group) => !group.some((each) => conflict(index, requirement, each)));
    if (free) free.push(requirement);
    else apart.push([requirement]);
  }
  return { stay, apart };
};
