interface Entry<Value> {
  readonly value: Value;
  weight: number;
}

/** Values by key within a bound of their weights together; the one used longest ago goes first. */
export interface WeightedCache<Value> {
  /** The value of a key, which counts as a use. */
  get(key: string): Value | undefined;
  /** Keeps a value. One that is heavier than the bound is not kept. */
  set(key: string, value: Value, weight: number): void;
  /** Says that a value has another weight now; nothing happens where it is no longer kept. */
  reweigh(key: string, value: Value, weight: number): void;
  /** Drops a value, unless another has taken its place. */
  delete(key: string, value: Value): void;
  /** The weights of all that is kept, together. */
  weight(): number;
}

/**
 * A cache of at most some weight.
 * @param onEvict is told the weight of each value that gave way to others
 */
export const createWeightedCache = <Value>(
  most: number,
  onEvict: (weight: number) => void = () => undefined,
): WeightedCache<Value> => {
  // A Map keeps the order in which keys were set: the first is the one used longest ago.
  const entries = new Map<string, Entry<Value>>();
  let total = 0;

  const remove = (key: string, { weight }: Entry<Value>): void => {
    entries.delete(key);
    total -= weight;
  };

  const makeRoom = (): void => {
    for (const [key, entry] of entries) {
      if (total <= most) return;
      remove(key, entry);
      onEvict(entry.weight);
    }
  };

  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, weight) => {
      const old = entries.get(key);
      if (old !== undefined) remove(key, old);
      if (weight > most) return;
      entries.set(key, { value, weight });
      total += weight;
      makeRoom();
    },
    reweigh: (key, value, weight) => {
      const entry = entries.get(key);
      if (entry?.value !== value) return;
      total += weight - entry.weight;
      entry.weight = weight;
      makeRoom();
    },
    delete: (key, value) => {
      const entry = entries.get(key);
      if (entry?.value === value) remove(key, entry);
    },
    weight: () => total,
  };
};
