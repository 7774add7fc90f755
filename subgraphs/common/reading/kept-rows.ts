/** A value that is kept, with the memory that it is reckoned to take. */
interface Entry {
  readonly value: unknown;
  readonly bytes: number;
}

/** The values of one list of keys, of one load. */
export interface Shelf {
  /** What is kept under a key; undefined where nothing is. */
  get(key: string): { readonly value: unknown } | undefined;
  /** Keeps a value that nobody will change, and that stands for this key in this load whoever reads it. */
  keep(key: string, value: unknown, bytes: number): void;
}

/** What was read of loads, within so much memory, for all requests of a process. */
export interface KeptRows {
  /** The shelf of a name, which says the subgraph, the load, the statement and all its values but the keys. */
  shelf(name: string): Shelf;
  /** How much it is reckoned to take now, in bytes. */
  bytes(): number;
}

/** What a key, its place in a map and the entry take beside the value, in bytes. */
const ENTRY_BYTES = 150;

/** What a shelf takes beside what stands on it, in bytes. */
const SHELF_BYTES = 1000;

interface Pair extends Shelf {
  young: Map<string, Entry>;
  old: Map<string, Entry>;
  isListed: boolean;
}

/**
 * Keeps values in two generations, each of half the memory: what is asked for moves into the young one, and when that is
 * full it becomes the old one, and what was in the old one is dropped. So what nobody asks for goes, the rows of earlier
 * loads too, and no access costs more than two look-ups.
 */
export const createKeptRows = (mostBytes: number): KeptRows => {
  const shelves = new Map<string, Pair>();
  const most = mostBytes / 2;
  let young = 0;
  let old = 0;

  const turn = (): void => {
    old = young;
    young = 0;
    for (const [name, pair] of shelves) {
      pair.old = pair.young;
      pair.young = new Map();
      pair.isListed = pair.old.size > 0;
      if (!pair.isListed) shelves.delete(name);
    }
  };

  const createShelf = (name: string): Pair => {
    /** The shelf of this name that counts; a request may still hold one that was dropped. */
    const counting = (): Pair => (pair.isListed ? pair : (shelves.get(name) ?? pair));
    const put = (key: string, entry: Entry): void => {
      // What is larger than all there is room for would only drive out the rest.
      if (entry.bytes > most) return;
      if (young + entry.bytes > most) turn();
      if (!pair.isListed) {
        shelves.set(name, pair);
        pair.isListed = true;
        young += SHELF_BYTES + 2 * name.length;
      }
      young += entry.bytes - (pair.young.get(key)?.bytes ?? 0);
      pair.young.set(key, entry);
    };
    const pair: Pair = {
      young: new Map(),
      old: new Map(),
      isListed: false,
      get: (key) => {
        const known = pair.young.get(key);
        if (known !== undefined) return known;
        const other = counting();
        if (other !== pair) return other.get(key);
        const before = pair.old.get(key);
        if (before !== undefined) put(key, before);
        return before;
      },
      keep: (key, value, bytes) => {
        const other = counting();
        if (other !== pair) other.keep(key, value, bytes);
        else put(key, { value, bytes: bytes + ENTRY_BYTES + 2 * key.length });
      },
    };
    return pair;
  };

  return {
    shelf: (name) => shelves.get(name) ?? createShelf(name),
    bytes: () => young + old,
  };
};
