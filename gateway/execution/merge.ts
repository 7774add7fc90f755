import { isData, type Data } from './data';

/** Tells object types, which objects are of, from interfaces that stand for them in some subgraphs. */
export type IsObjectType = (name: unknown) => boolean;

const mergeValue = (target: unknown, source: unknown, isObjectType: IsObjectType): boolean => {
  if (isData(target) && isData(source)) {
    merge(target, source, isObjectType);
    return true;
  }
  if (!Array.isArray(target) || !Array.isArray(source) || target.length !== source.length) return false;
  for (const [index, item] of source.entries()) {
    if (!mergeValue(target[index], item, isObjectType)) target[index] = item as unknown;
  }
  return true;
};

/**
 * Merges what a fetch brought into the object that it was for, however deep. What both have comes from the later fetch,
 * but for null, which takes the place of nothing, and for the name of an interface, which an object's type is not.
 */
export const merge = (target: Data, source: Data, isObjectType: IsObjectType): void => {
  for (const key in source) {
    const value = source[key];
    const known = target[key];
    if (known === undefined || known === null) target[key] = value;
    else if (value === null || value === undefined || known === value) continue;
    else if (key === '__typename' && isObjectType(known) && !isObjectType(value)) continue;
    else if (!mergeValue(known, value, isObjectType)) target[key] = value;
  }
};
