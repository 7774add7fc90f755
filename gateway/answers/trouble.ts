import type { GraphQLSchema } from 'graphql';
import type { SubgraphRequest } from '../../subgraphs/common/contract';
import type { Distinct } from '../sources/distinct';
import { clientName, fetchedFields } from './fetched-fields';
import { objectsAt, placesOf } from './objects-at';
import type { Data, Path } from './path';

/** Something that went wrong in one fetch, with every place of the answer that it can have cost. */
export interface Trouble {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Whether the whole fetch failed: the paths are then of all that it asked for, asked by the client or not. */
  readonly isWhole: boolean;
  readonly paths: readonly Path[];
  /** The objects that the fetch was for. */
  readonly parents: readonly Path[];
}

/** One sub-operation of a plan, as a subgraph was asked it. */
export interface Fetch {
  readonly schema: GraphQLSchema;
  readonly request: SubgraphRequest;
  /** Where in the answer its objects stand, as a pattern. */
  readonly pattern: Path;
  /** What it asked for entities with, as the gateway made them; undefined for a root fetch. */
  readonly representations: readonly unknown[] | undefined;
  readonly distinct: Distinct | undefined;
}

/** An error of a subgraph, or of reaching it. */
export interface Problem {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Where in the subgraph's own answer; undefined where there is none. */
  readonly path?: Path | undefined;
}

const typenameOf = (representation: unknown): string =>
  String((representation as { __typename?: unknown } | null)?.__typename);

/**
 * Finds where in the client's answer a problem of one fetch belongs.
 * @param roots what root fetches have brought so far
 */
export const locate = (
  fetch: Fetch,
  roots: readonly Data[],
  { message, extensions, path }: Problem,
): Trouble => {
  const { schema, request, pattern, representations, distinct } = fetch;
  const within = path?.map(clientName) ?? [];
  if (representations === undefined || distinct === undefined) {
    const isWhole = within.length === 0;
    const paths = isWhole
      ? fetchedFields(schema, request).map((name) => [...pattern, name])
      : [[...pattern, ...within]];
    return { message, extensions, isWhole, paths, parents: [pattern] };
  }
  const places = placesOf(objectsAt(roots, pattern), representations);
  const [, index, ...rest] = within;
  const isWhole = typeof index !== 'number';
  const fieldsOf = new Map<string, string[]>();
  const paths = places.flatMap((place, at) => {
    if (place === undefined) return [];
    if (!isWhole) return distinct.placeOf[at] === index ? [[...place, ...rest]] : [];
    const type = typenameOf(representations[at]);
    const fields = fieldsOf.get(type) ?? fetchedFields(schema, request, type);
    fieldsOf.set(type, fields);
    return fields.map((name) => [...place, name]);
  });
  return { message, extensions, isWhole, paths, parents: places.filter((place) => place !== undefined) };
};
