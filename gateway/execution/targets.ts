import { isData, type Data } from './data';

/** A place of a plan: response names, and `@` for every item of a list. */
export type Pattern = readonly (string | number)[];

const itemsOf = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) return value === null || value === undefined ? [] : [value];
  return value.some(Array.isArray) ? value.flatMap(itemsOf) : value;
};

/**
 * The objects that a place of a plan stands for, each once: what is shared by several objects is met several times.
 * Nulls, and what is not there, are left out.
 */
export const targetsAt = (root: Data, pattern: Pattern): Data[] => {
  let found: unknown[] = [root];
  for (const step of pattern) {
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
