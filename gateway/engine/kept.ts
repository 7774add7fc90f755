/** A bounded cache: what was not asked for the longest goes first. */
export interface Kept<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** The keys, the last asked for last. */
  keys(): IterableIterator<string>;
}

/** Makes a cache of at most some number of entries. */
export const createKept = <Value>(most: number): Kept<Value> => {
  const entries = new Map<string, Value>();
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    },
    keys: () => entries.keys(),
  };
};
