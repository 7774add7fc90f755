import { OTHER } from './names';

/**
 * Tells names apart that anyone may choose, so many and no more: the first that come keep their own, all others are one.
 * @param none what a missing name is called
 */
export const createBoundedNames = (most: number, none: string): ((name: string | undefined) => string) => {
  const known = new Set<string>();
  return (name) => {
    if (name === undefined) return none;
    if (known.has(name)) return name;
    if (known.size >= most) return OTHER;
    known.add(name);
    return name;
  };
};
