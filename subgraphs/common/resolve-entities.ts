import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { when, type Maybe } from './when';

/** What names an entity: its type and its key. */
export interface Representation {
  readonly __typename?: unknown;
}

/** Gives the entity that a representation names; null where there is none. */
export type ResolveReference = (representation: object, context: unknown) => Maybe<unknown>;

/** How the entities of a type are found; undefined where no more is known of them than what names them. */
export const referenceResolverOf = (type: GraphQLObjectType): ResolveReference | undefined => {
  // Where the library keeps it; it declares extensions as anything at all.
  const { apollo } = type.extensions as {
    readonly apollo?: { readonly subgraph?: { readonly resolveReference?: ResolveReference } };
  };
  return apollo?.subgraph?.resolveReference;
};

/** The error of a representation whose type can't be an entity here. */
export const unknownEntity = (typename: unknown): Error =>
  new Error(
    `The _entities resolver tried to load an entity for type "${String(typename)}", but no object or interface type of that name was found in the schema`,
  );

const named = (entity: unknown, typename: unknown): unknown => {
  if (typeof entity !== 'object' || entity === null) return entity;
  return (entity as Representation).__typename === typename ? entity : { ...entity, __typename: typename };
};

/**
 * Takes the place of the library's resolver of `_entities`, which writes the type into what it is given: rows that many
 * requests share can't be written to. Keys on interfaces aren't for it; no subgraph of ours has one.
 */
export const resolveEntities = (schema: GraphQLSchema): void => {
  const field = schema.getQueryType()?.getFields()['_entities'];
  if (field === undefined) return;
  field.resolve = (
    _,
    { representations }: { readonly representations: readonly Representation[] },
    context,
  ) =>
    representations.map((representation) => {
      const { __typename } = representation;
      const type = schema.getType(String(__typename));
      if (!isObjectType(type)) throw unknownEntity(__typename);
      const resolve = referenceResolverOf(type);
      if (resolve === undefined) return representation;
      return when(resolve(representation, context), (entity) => named(entity, __typename));
    });
};
