import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { isData, type Data } from './data';
import type { IsOfType } from './type-condition';

/** Picks from an object what a subgraph needs to know it by; undefined where it lacks some of that. */
export type Pick = (object: Data) => Data | undefined;

/**
 * Makes what picks representations.
 * @param names the names of fields in representations, where they differ from those in the merged data
 */
export const createPick = (
  selections: readonly QueryPlanSelectionNode[],
  isOfType: IsOfType,
  names: ReadonlyMap<string, string> | undefined,
): Pick => {
  const steps = selections.map((selection) => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      const pick = createPick(selection.selections, isOfType, names);
      return (object: Data, into: Data): boolean => {
        if (typeCondition === undefined || !isOfType(object, typeCondition, false)) return true;
        const picked = pick(object);
        if (picked !== undefined) Object.assign(into, picked);
        return true;
      };
    }
    const source = selection.alias ?? selection.name;
    const name = names?.get(source) ?? source;
    const pick = selection.selections && createPick(selection.selections, isOfType, names);
    const pickFrom = (value: unknown): unknown => {
      if (pick === undefined || value === null) return value;
      if (Array.isArray(value)) return value.map(pickFrom);
      return isData(value) ? (pick(value) ?? null) : null;
    };
    return (object: Data, into: Data): boolean => {
      const value = object[source];
      // What is needed was not brought, so that the entity is not asked for.
      if (value === undefined) return false;
      into[name] = pickFrom(value);
      return true;
    };
  });
  return (object) => {
    const picked: Data = {};
    for (const step of steps) if (!step(object, picked)) return undefined;
    return picked;
  };
};
