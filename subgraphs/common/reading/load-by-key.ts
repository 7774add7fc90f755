import DataLoader from 'dataloader';
import type { Maybe } from '../when';
import type { Shelf } from './kept-rows';
import { frozen } from './kept-size';
import type { Reader } from './reader';

/** Loads the value of a key: at once where it is kept, else in one statement with the others that are asked for. */
export interface KeyLoader<Value> {
  load(key: string): Maybe<Value>;
}

/** What was read for a key, and what it takes in memory, in bytes. */
export interface Loaded<Value> {
  readonly value: Value;
  readonly bytes: number;
}

/** How a list of keys is read. */
export interface KeyReading<Value> {
  /** The statement and all its values but the keys; asked for once, when the first key is. */
  readonly name: () => string;
  /** Reads the values of keys, in their order. */
  readonly read: (keys: readonly string[]) => Promise<readonly Loaded<Value>[]>;
}

/** Makes a loader of one request. */
export const loadByKey = <Value>(
  { shelf, missed }: Pick<Reader, 'shelf' | 'missed'>,
  { name, read }: KeyReading<Value>,
): KeyLoader<Value> => {
  let kept: Shelf | undefined;
  let reading: DataLoader<string, Value> | undefined;
  const readAll = async (keys: readonly string[]): Promise<Value[]> =>
    (await read(keys)).map(({ value, bytes }, index) => {
      kept?.keep(keys[index] ?? '', frozen(value), bytes);
      return value;
    });
  return {
    load: (key) => {
      if (shelf !== undefined) {
        kept ??= shelf(name());
        const known = kept.get(key);
        // What a shelf of this name holds was kept by a loader like this one.
        if (known !== undefined) return known.value as Value;
      }
      if (reading === undefined) {
        missed?.();
        reading = new DataLoader(readAll);
      }
      return reading.load(key);
    },
  };
};
