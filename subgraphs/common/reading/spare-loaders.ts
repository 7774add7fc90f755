import type { Snapshot } from '../database/snapshot';
import type { View } from '../view';
import type { Shelf } from './kept-rows';
import type { Reader } from './reader';

type Reading = Pick<Snapshot, 'all'>;

/** The loaders of one view over one load, while one session has them. */
export interface LentLoaders<Loaders> {
  readonly loaders: Loaders;
  /** Lets another session have them, unless they read something: they hold what they read. */
  giveBack(): void;
}

/** Lends loaders to one session at a time. */
export interface SpareLoaders<Loaders> {
  lend(loadId: string, view: View, snapshot: Reading): LentLoaders<Loaders>;
}

interface Spare<Loaders> {
  readonly loaders: Loaders;
  readonly key: string;
  snapshot: Reading | undefined;
  hasRead: boolean;
  uses: number;
}

/** The most loaders that wait for a session. */
const MOST_SPARE = 16;

/** How often they are lent: what they made of arguments stays with them, so that it must not go on for ever. */
const MOST_USES = 200;

/**
 * Keeps the loaders of sessions that found all they asked for in memory, for the sessions after them: making all loaders
 * of a subgraph takes longer than a small request does with them.
 * @param shelvesOf what is kept of a load
 */
export const createSpareLoaders = <Loaders>(
  createLoaders: (reader: Reader) => Loaders,
  shelvesOf: (loadId: string) => (name: string) => Shelf,
): SpareLoaders<Loaders> => {
  const spares: Spare<Loaders>[] = [];

  const make = (key: string, loadId: string, view: View): Spare<Loaders> => {
    const reader: Reader = {
      view,
      shelf: shelvesOf(loadId),
      snapshot: {
        all: (statement) =>
          spare.snapshot?.all(statement) ??
          Promise.reject(new Error('Loaders were used beside their session.')),
      },
      missed: () => {
        spare.hasRead = true;
      },
    };
    const spare: Spare<Loaders> = {
      loaders: createLoaders(reader),
      key,
      snapshot: undefined,
      hasRead: false,
      uses: 0,
    };
    return spare;
  };

  return {
    lend: (loadId, view, snapshot) => {
      const key = `${loadId} ${view.asOf ?? ''} ${view.knownAt ?? ''}`;
      const at = spares.findLastIndex((spare) => spare.key === key);
      const [found] = at < 0 ? [] : spares.splice(at, 1);
      const spare = found ?? make(key, loadId, view);
      spare.snapshot = snapshot;
      spare.uses += 1;
      return {
        loaders: spare.loaders,
        giveBack: () => {
          if (spare.hasRead || spare.uses >= MOST_USES) return;
          spare.snapshot = undefined;
          spares.push(spare);
          if (spares.length > MOST_SPARE) spares.shift();
        },
      };
    },
  };
};
