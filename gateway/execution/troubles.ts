import { isData, type Data } from './data';

/** Something that went wrong in one fetch. */
export interface Trouble {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Whether an error of the answer tells of it already. */
  isTold: boolean;
}

/** A trouble with the rest of its path, below the place that it is kept at. */
export interface Kept {
  readonly trouble: Trouble;
  /** Response names and indices of the subgraph's answer; empty at the place itself. */
  readonly rest: readonly (string | number)[];
}

/** The troubles of one request, by the objects of the merged data that they cost something, and by the keys in these. */
export interface Troubles {
  readonly all: readonly Trouble[];
  /** Keeps a trouble at every step of a path, as far as there is data. */
  keep(trouble: Trouble, object: unknown, path: readonly (string | number)[]): void;
  /** Keeps that no trouble is why a key of an object is missing: a subgraph was asked, and has nothing there. */
  excuse(object: object, key: string | number): void;
  isExcused(object: object, key: string | number): boolean;
  at(object: object): ReadonlyMap<string | number, readonly Kept[]> | undefined;
}

const isContainer = (value: unknown): value is Data | readonly unknown[] =>
  isData(value) || Array.isArray(value);

/** Begins to keep the troubles of a request. */
export const createTroubles = (): Troubles => {
  const all = new Set<Trouble>();
  const byObject = new Map<object, Map<string | number, Kept[]>>();
  const excused = new Map<object, Set<string | number>>();
  return {
    excuse: (object, key) => {
      const keys = excused.get(object) ?? new Set();
      excused.set(object, keys.add(key));
    },
    isExcused: (object, key) => excused.get(object)?.has(key) === true,
    get all() {
      return [...all];
    },
    keep: (trouble, object, path) => {
      all.add(trouble);
      let at = object;
      for (const [index, key] of path.entries()) {
        if (!isContainer(at)) return;
        const keys = byObject.get(at) ?? new Map<string | number, Kept[]>();
        byObject.set(at, keys);
        keys.set(key, [...(keys.get(key) ?? []), { trouble, rest: path.slice(index + 1) }]);
        at = (at as Readonly<Record<string | number, unknown>>)[key];
      }
    },
    at: (object) => byObject.get(object),
  };
};
