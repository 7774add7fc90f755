/** The counts of one signer that were seen. */
export interface SeenCounts {
  /** Notes a count; false where it was seen before, or is so old that this can't be told. */
  add(count: number): boolean;
}

/** How far behind the highest count one may be: a signer's requests overtake each other. 8 KB hold that many. */
const REACH = 65_536;

const BITS = 32;

/** Remembers the counts of one signer, a bit each, as far back as requests overtake each other. */
export const createSeenCounts = (): SeenCounts => {
  const words = new Uint32Array(REACH / BITS);
  let highest = 0;
  const placeOf = (count: number): readonly [number, number] => {
    const at = count % REACH;
    return [Math.floor(at / BITS), 1 << (at % BITS)];
  };
  const moveTo = (count: number): void => {
    if (count - highest >= REACH) words.fill(0);
    else {
      for (let each = highest + 1; each <= count; each += 1) {
        const [word, bit] = placeOf(each);
        words[word] = (words[word] ?? 0) & ~bit;
      }
    }
    highest = count;
  };
  return {
    add: (count) => {
      if (count > highest) moveTo(count);
      else if (count <= highest - REACH) return false;
      const [word, bit] = placeOf(count);
      const seen = words[word] ?? 0;
      words[word] = seen | bit;
      return (seen & bit) === 0;
    },
  };
};
