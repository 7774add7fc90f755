/** A place in an answer: response names and indices. In a plan's pattern, `@` stands for every item of a list. */
export type Path = readonly (string | number)[];

/** An object of an answer. */
export type Data = Readonly<Record<string, unknown>>;

/** Whether a value is an object that is no list. */
export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path of an answer; where it is not there, the part of the path that is. */
export type Settled =
  { readonly kind: 'null' } | { readonly kind: 'present' } | { readonly kind: 'absent'; readonly upTo: Path };

/** Follows a path through the answer. A null on the way ends it: what is below has become null with it. */
export const settle = (data: unknown, path: Path): Settled => {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) return { kind: 'null' };
    if (typeof value !== 'object' || !(key in value)) return { kind: 'absent', upTo: path.slice(0, index) };
    value = (value as Record<string | number, unknown>)[key];
  }
  return { kind: value === null ? 'null' : 'present' };
};
