import { both, either, type RuntimeTypes } from './runtime-types';

/** What a plan fetches of the objects at one place of the answer. */
export interface FetchedObject {
  /** The types that they can be of. */
  types: RuntimeTypes;
  readonly fields: Map<string, FetchedField>;
}

/** What a plan fetches under one response name. */
export interface FetchedField {
  /** The parents' types on which it is fetched, by the name of the field. */
  readonly on: Map<string, RuntimeTypes>;
  object: FetchedObject | undefined;
}

const NONE: RuntimeTypes = new Set();

/** An object of which nothing is fetched yet. */
export const unfetched = (types: RuntimeTypes): FetchedObject => ({ types, fields: new Map() });

/** Notes that a field is fetched under a response name on parents of some types. */
export const noteField = (
  parent: FetchedObject,
  { response, field, on }: { readonly response: string; readonly field: string; readonly on: RuntimeTypes },
): FetchedField => {
  const known = parent.fields.get(response) ?? { on: new Map<string, RuntimeTypes>(), object: undefined };
  parent.fields.set(response, known);
  known.on.set(field, either(known.on.get(field) ?? NONE, on));
  return known;
};

/**
 * Notes what types the objects of a field can be of. Two subgraphs that answer the same field of the same parent
 * answer the same object, so it is of a type that both know.
 */
export const noteObject = (field: FetchedField, types: RuntimeTypes, again: boolean): FetchedObject => {
  if (field.object === undefined) return (field.object = unfetched(types));
  const shared = both(field.object.types, types);
  field.object.types = again && shared.size > 0 ? shared : either(field.object.types, types);
  return field.object;
};

/** The parents' types on which a field is fetched under a response name. */
export const fetchedOn = (parent: FetchedObject, response: string, field: string): RuntimeTypes =>
  parent.fields.get(response)?.on.get(field) ?? NONE;
