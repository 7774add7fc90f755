import type { TypeNode } from 'graphql';

/** What GraphQL calls the kinds of types, as words. */
export type TypeKind = 'object type' | 'interface' | 'input' | 'enum' | 'union' | 'scalar';

/** A field, an argument or an input field. */
export interface Slot {
  readonly type: TypeNode;
  /** Whether it need not be given: it has a default, or the gateway sets it from the context. */
  readonly isOptional: boolean;
  /** The arguments of a field, by name. */
  readonly arguments: ReadonlyMap<string, Slot>;
}

/** A type, as far as a gateway that asks for it depends on it. */
export interface TypeShape {
  readonly kind: TypeKind;
  /** Its fields or input fields, by name. */
  readonly fields: Map<string, Slot>;
  /** The values of an enum, or the members of a union. */
  readonly members: Set<string>;
  readonly interfaces: Set<string>;
  /** The field sets of the keys that its entities can be asked by, each written in one way. */
  readonly keys: Set<string>;
}

/** The types of one subgraph, by name. */
export type SchemaShape = ReadonlyMap<string, TypeShape>;

/** A type of which nothing is known yet. */
export const emptyShape = (kind: TypeKind): TypeShape => ({
  kind,
  fields: new Map(),
  members: new Set(),
  interfaces: new Set(),
  keys: new Set(),
});
