import type { ResponsePath } from '@apollo/query-planner';

/** Types of which the objects at a place must be, by name; those of others are left alone. */
export type OfTypes = ReadonlySet<string>;

/** A step of a path: a response name, `@` for every item of a list, or the types of the objects that were reached. */
export type PathStep = string | number | OfTypes;

/** What a name in a plan's path begins its types with: `review|[UserReview,AnonymousReview]`. */
const TYPES = '|[';

const stepsOf = (element: string | number): PathStep[] => {
  if (typeof element === 'number') return [element];
  const at = element.indexOf(TYPES);
  const name = at < 0 ? element : element.slice(0, at);
  const types = at < 0 ? [] : [new Set(element.slice(at + TYPES.length, -1).split(','))];
  // The root of the answer has no name.
  return [...(name === '' ? [] : [name]), ...types];
};

/** The steps of a path of a plan. */
export const readPath = (path: ResponsePath): PathStep[] => path.flatMap(stepsOf);

/** The response names of a path of a plan. */
export const namesOf = (path: ResponsePath): string[] =>
  readPath(path).flatMap((step) => (typeof step === 'object' || step === '@' ? [] : String(step)));
