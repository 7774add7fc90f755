/** Something that a world knows: its `__typename`, an `id` that no other row has, and the values of its fields. */
export type Row = Readonly<Record<string, unknown>>;

/** Stands in a row for another row. */
export class Link {
  constructor(readonly id: string) {}
}

/** A link to the row with an id. */
export const to = (id: string): Link => new Link(id);

/**
 * Answers a field where the row doesn't hold the value itself.
 * @param given what a subgraph was handed with the entity, for fields with `@requires`; the row itself elsewhere
 */
export type Resolve = (row: Row, args: Readonly<Record<string, unknown>>, given: Row) => unknown;

/** A world that is open: what mutations change is its own. */
export interface OpenWorld {
  readonly rows: readonly Row[];
  /** By `Type.field`. A field with arguments that is not here and in no row says which arguments it was given. */
  readonly resolvers: Readonly<Record<string, Resolve>>;
}

/** A small world that a gateway and the oracle both answer about. */
export interface World {
  readonly name: string;
  /** The SDL of each subgraph, without the preamble of fixtures. */
  readonly subgraphs: Readonly<Record<string, string>>;
  open(): OpenWorld;
  /** Types that a subgraph, though it adds to them, may know nothing of: then its fields are null. */
  readonly sparse?: Readonly<Record<string, readonly string[]>>;
  /** Subgraphs that an entity may have to be joined through before a field (`Type.field`) can be asked for. */
  readonly through?: Readonly<Record<string, readonly string[]>>;
  /** Values that make sense for an argument, by `Type.field.argument`. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}
