import type { Completion } from './completion';
import type { Data } from './data';
import type { Place } from './place';

/** A path below a value, in the names of the merged data. */
export type Path = readonly (string | number)[];

/** Makes one value of the answer from one of the merged data, which is neither null nor missing. */
export type Complete = (value: unknown, place: Place | undefined, completion: Completion) => unknown;

/** A value's way into the answer. */
export interface ValueShape {
  readonly complete: Complete;
  /** The client's names of a path below it. */
  readonly translate: (path: Path) => (string | number)[];
}

/** A field's way into the answer. */
export interface FieldShape extends ValueShape {
  readonly responseName: string;
  readonly source: string;
  /** What to say where it is null and must not be; undefined where it may. */
  readonly ifNull: string | undefined;
}

/** The place of what stands below another; none where the completion keeps none. */
export const below = (
  completion: Completion,
  above: Place | undefined,
  key: string | number,
): Place | undefined => (completion.isPlaced ? { above, key } : undefined);

/** Sets a key as an own property, also one of the name that objects inherit by. */
const put = (object: Data, key: string, value: unknown): void => {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
};

/** The names of a path that are the client's already. */
export const stay = (path: Path): (string | number)[] => [...path];

/** Makes what completes an object: each field in turn; null where one is null that must not be. */
export const completeFields =
  (fields: readonly FieldShape[]) =>
  (object: Data, place: Place | undefined, completion: Completion): Data | null => {
    completion.spend(fields.length);
    const answer: Data = {};
    let isNulled = false;
    for (const field of fields) {
      const { responseName, source, ifNull } = field;
      const value = object[source];
      let completed: unknown = null;
      if (value === null || value === undefined) {
        const at = below(completion, place, responseName);
        completion.lost({
          object,
          key: source,
          isMissing: value === undefined,
          place: at,
          translate: field.translate,
          ifUnexplained: ifNull,
        });
      } else {
        completed = field.complete(value, below(completion, place, responseName), completion);
      }
      if (completed === null && ifNull !== undefined) isNulled = true;
      else put(answer, responseName, completed);
    }
    completion.settle(object, place);
    return isNulled ? null : answer;
  };
