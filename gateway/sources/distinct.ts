/** A list of entities to ask for, each different one once. */
export interface Distinct {
  readonly representations: readonly unknown[];
  /** For each entity that was given, its place among the different ones. */
  readonly placeOf: readonly number[];
}

/** Leaves out representations that are equal to one before them; the planner sends one for each time an entity is met. */
export const distinct = (given: readonly unknown[]): Distinct => {
  const places = new Map<string, number>();
  const representations: unknown[] = [];
  const placeOf = given.map((representation) => {
    // The planner writes the fields of each in one order, so that equal ones have equal texts.
    const text = JSON.stringify(representation);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, representations.length);
    return representations.push(representation) - 1;
  });
  return { representations, placeOf };
};
