/** A map that holds at most so much, and forgets what was used longest ago. */
export interface Lru<Value> {
  readonly size: number;
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): boolean;
}

/**
 * Makes such a map.
 * @param most the most that all entries may weigh together; one that weighs more alone is not kept
 * @param weigh what an entry weighs; 1 where left out
 */
export const createLru = <Value>(
  most: number,
  weigh: (key: string, value: Value) => number = () => 1,
): Lru<Value> => {
  // A Map keeps the order in which keys were put in: the first is the one used longest ago.
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  let held = 0;
  const remove = (key: string): boolean => {
    held -= entries.get(key)?.weight ?? 0;
    return entries.delete(key);
  };
  return {
    get size() {
      return entries.size;
    },
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value) => {
      remove(key);
      const weight = weigh(key, value);
      if (weight > most) return;
      entries.set(key, { value, weight });
      held += weight;
      for (const oldest of entries.keys()) {
        if (held <= most) break;
        remove(oldest);
      }
    },
    delete: remove,
  };
};
