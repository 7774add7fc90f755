/** The keys that were added last, up to a number of them. */
export interface RecentKeys {
  has(key: string): boolean;
  /** Adds a key, as the newest. */
  add(key: string): void;
  delete(key: string): void;
}

/** Remembers at most so many keys; the one added longest ago is forgotten first. */
export const createRecentKeys = (most: number): RecentKeys => {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add: (key) => {
      keys.delete(key);
      keys.add(key);
      const [oldest] = keys;
      if (keys.size > most && oldest !== undefined) keys.delete(oldest);
    },
    delete: (key) => {
      keys.delete(key);
    },
  };
};
