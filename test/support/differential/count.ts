/** How many values there are in a part of an answer, itself included. */
export const valuesIn = (part: unknown): number =>
  typeof part !== 'object' || part === null
    ? 1
    : Object.values(part).reduce((sum: number, each) => sum + valuesIn(each), 1);
