/** Where in an answer something stands, from the last step to the first; undefined at the top, or where none is kept. */
export interface Place {
  readonly above: Place | undefined;
  readonly key: string | number;
}

/** The path of a place, from the top. */
export const pathOf = (place: Place | undefined): (string | number)[] => {
  const path: (string | number)[] = [];
  for (let at = place; at !== undefined; at = at.above) path.push(at.key);
  return path.reverse();
};
