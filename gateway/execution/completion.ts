import { GraphQLError } from 'graphql';
import type { Data } from './data';
import { pathOf, type Place } from './place';
import type { Kept, Trouble, Troubles } from './troubles';

/** Thrown where an answer needs its errors placed, and the completion under way keeps no places. */
export class NeedsPlaces extends Error {}

/** What completes one answer: the errors that it finds, and what it may still hold. */
export interface Completion {
  readonly errors: readonly GraphQLError[];
  /** Whether places are kept: a first completion does without, since nearly every answer has no error. */
  readonly isPlaced: boolean;
  /** Takes values from what the answer may hold. */
  spend(values: number): void;
  /** Tells of a value that is null or missing where the client asked for one. */
  lost(lost: Lost): void;
  /** Tells of the troubles of an object that none of its fields has told of. */
  settle(object: Data, place: Place | undefined): void;
  /** Tells of a value that its type does not allow. */
  wrong(message: string, place: Place | undefined): void;
}

/** A value that is null or missing. */
export interface Lost {
  readonly object: object;
  readonly key: string | number;
  /** Whether it never came, rather than being null. */
  readonly isMissing: boolean;
  /** The place of the value. */
  readonly place: Place | undefined;
  /** The response names of the rest of a path, as the client knows them. */
  readonly translate: (rest: Kept['rest']) => (string | number)[];
  /** What to say where nothing is known of why, and the type does not allow it; undefined where it does. */
  readonly ifUnexplained: string | undefined;
}

const CODE = 'SUBGRAPH_BAD_RESPONSE';

/** Completes without places; throws where there is anything to place. */
export const createQuickCompletion = (spend: Completion['spend'], troubles: Troubles): Completion => {
  const stop = (): never => {
    throw new NeedsPlaces();
  };
  const { all } = troubles;
  if (all.length > 0) stop();
  return {
    errors: [],
    isPlaced: false,
    spend,
    lost: ({ ifUnexplained }) => {
      if (ifUnexplained !== undefined) stop();
    },
    settle: () => undefined,
    wrong: stop,
  };
};

const keyOf = ({ message, extensions }: Trouble, path: readonly (string | number)[]): string =>
  JSON.stringify([path, message, extensions]);

/** Completes with places, so that each trouble is told of where it cost something. */
export const createPlacedCompletion = (spend: Completion['spend'], troubles: Troubles): Completion => {
  const errors: GraphQLError[] = [];
  const told = new Set<string>();
  /** What has been told of, by every place that it stands below. */
  const below = new Set<string>();
  const tell = (trouble: Trouble, path: readonly (string | number)[]): void => {
    trouble.isTold = true;
    const { message, extensions } = trouble;
    const key = keyOf(trouble, path);
    if (told.has(key)) return;
    told.add(key);
    for (let length = 0; length <= path.length; length += 1) below.add(keyOf(trouble, path.slice(0, length)));
    errors.push(new GraphQLError(message, { path, extensions: { ...extensions } }));
  };
  return {
    errors,
    isPlaced: true,
    spend,
    lost: ({ object, key, isMissing, place, translate, ifUnexplained }) => {
      const kept = troubles.at(object);
      const own = kept?.get(key) ?? [];
      for (const { trouble, rest } of own) tell(trouble, [...pathOf(place), ...translate(rest)]);
      if (own.length > 0) return;
      // What never came was to be fetched with something that another fetch lost.
      const mayBlame = isMissing && !troubles.isExcused(object, key);
      const other = mayBlame ? [...(kept?.values() ?? [])].flat()[0] : undefined;
      if (other !== undefined) tell(other.trouble, pathOf(place));
      else if (ifUnexplained !== undefined) {
        errors.push(new GraphQLError(ifUnexplained, { path: pathOf(place), extensions: { code: CODE } }));
      }
    },
    settle: (object, place) => {
      for (const kept of troubles.at(object)?.values() ?? []) {
        for (const { trouble } of kept) {
          if (!trouble.isTold && !below.has(keyOf(trouble, pathOf(place)))) tell(trouble, pathOf(place));
          // What is told of below it, under whatever name, is told.
          trouble.isTold = true;
        }
      }
    },
    wrong: (message, place) => {
      errors.push(new GraphQLError(message, { path: pathOf(place), extensions: { code: CODE } }));
    },
  };
};
