/** How many letters must be added, left out or changed to make one word of another. */
export const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [at, other] of Array.from(to).entries()) {
      const changed = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};

/** The candidate that is most like a word; undefined where there is none. */
export const nearest = (word: string, candidates: readonly string[]): string | undefined =>
  [...candidates].sort((one, other) => distance(word, one) - distance(word, other))[0];
