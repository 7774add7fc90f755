import { LRUCache } from 'lru-cache';

/** A map that holds at most so much, and forgets what was used longest ago. */
export type Lru<Value extends object | string> = Pick<
  LRUCache<string, Value>,
  'get' | 'set' | 'has' | 'delete' | 'keys' | 'size' | 'calculatedSize'
>;

/** How the entries of such a map are weighed. */
export interface Weighing<Value> {
  /** What an entry weighs, at least 1; 1 where left out. */
  readonly weigh?: (value: Value, key: string) => number;
  /** Is told of each entry that gave way to others. */
  readonly onEvict?: (value: Value) => void;
}

/**
 * Makes such a map. To set a value again under its key weighs it anew.
 * @param most the most that all entries may weigh together; one that weighs more alone is not kept
 */
export const createLru = <Value extends object | string>(
  most: number,
  { weigh, onEvict }: Weighing<Value> = {},
): Lru<Value> =>
  new LRUCache<string, Value>({
    // Room for a number of entries is made at once; for a weight it can't be.
    ...(weigh === undefined ? { max: most } : { maxSize: Math.max(1, most), sizeCalculation: weigh }),
    ...(onEvict && {
      dispose: (value: Value, _key: string, reason: LRUCache.DisposeReason) => {
        if (reason === 'evict') onEvict(value);
      },
    }),
  });
