import type { OfTypes, PathStep } from '../planning/plan-path';
import { isData, type Data } from './data';
import type { IsObjectType } from './merge';

/** A place of a plan: response names, `@` for every item of a list, and types of what is reached. */
export type Pattern = readonly PathStep[];

const itemsOf = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) return value === null || value === undefined ? [] : [value];
  return value.some(Array.isArray) ? value.flatMap(itemsOf) : value;
};

/** Whether an object is of one of some types: of which it is, no subgraph may have told. */
const mayBeOf = ({ __typename: name }: Data, types: OfTypes, isObjectType: IsObjectType): boolean =>
  types.has(String(name)) || !isObjectType(name);

/**
 * The objects that a place of a plan stands for, each once: what is shared by several objects is met several times.
 * Nulls, and what is not there, are left out.
 */
export const targetsAt = (root: Data, pattern: Pattern, isObjectType: IsObjectType): Data[] => {
  let found: unknown[] = [root];
  for (const step of pattern) {
    if (typeof step === 'object') {
      found = found.flatMap(itemsOf).filter((each) => isData(each) && mayBeOf(each, step, isObjectType));
      continue;
    }
    const next = new Set<unknown>();
    for (const each of found) {
      if (step === '@') for (const item of itemsOf(each)) next.add(item);
      else if (isData(each)) next.add(each[step]);
      // A list that the plan does not speak of is one all the same.
      else if (Array.isArray(each)) for (const item of itemsOf(each)) if (isData(item)) next.add(item[step]);
    }
    found = [...next];
  }
  return found.flatMap(itemsOf).filter(isData);
};
