import { isData, type Data, type Path } from './path';

/** An object of the answer in the making, with where it stands. */
export interface Found {
  readonly path: Path;
  readonly object: Data;
}

const walk = (value: unknown, [head, ...rest]: Path, path: Path): Found[] => {
  if (head === undefined) return isData(value) ? [{ path, object: value }] : [];
  if (head === '@') {
    return Array.isArray(value) ? value.flatMap((item, index) => walk(item, rest, [...path, index])) : [];
  }
  return isData(value) && Object.hasOwn(value, head) ? walk(value[head], rest, [...path, head]) : [];
};

/**
 * The objects that a plan's pattern such as `services.@.host` stands for, in the order in which the gateway makes
 * representations of them; nulls are left out, as it does.
 * @param roots what root fetches have brought: the gateway merges all else into these very objects
 */
export const objectsAt = (roots: readonly Data[], pattern: Path): Found[] => {
  const [first] = pattern;
  // A field that two root fetches brought lives in the first one's object.
  const root = first === undefined ? roots[0] : roots.find((each) => Object.hasOwn(each, first));
  return walk(root, pattern, []);
};

/** Whether an object holds all of a representation, however deep. */
const holds = (object: unknown, part: unknown): boolean => {
  if (Array.isArray(part)) {
    return Array.isArray(object) && part.every((each, index) => holds(object[index], each));
  }
  if (!isData(part)) return object === part;
  return isData(object) && Object.entries(part).every(([key, value]) => holds(object[key], value));
};

/**
 * Where the object stands that each representation was made of. Objects of other types stand between them, which have
 * none, so that the places are found by comparing. Undefined where no object is like it.
 */
export const placesOf = (
  found: readonly Found[],
  representations: readonly unknown[],
): (Path | undefined)[] => {
  let next = 0;
  return representations.map((representation) => {
    const at = found.findIndex(({ object }, index) => index >= next && holds(object, representation));
    if (at === -1) return undefined;
    next = at + 1;
    return found[at]?.path;
  });
};
