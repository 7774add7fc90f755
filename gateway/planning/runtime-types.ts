import {
  isCompositeType,
  isInterfaceObjectType,
  possibleRuntimeTypes,
  type Schema,
} from '@apollo/federation-internals';

/** The object types that a value can be of, by name. */
export type RuntimeTypes = ReadonlySet<string>;

/** The object types behind a type of a schema; none where the schema has no such type. */
export const runtimeTypesOf = (schema: Schema, name: string): RuntimeTypes => {
  const type = schema.type(name);
  return new Set(type && isCompositeType(type) ? possibleRuntimeTypes(type).map((each) => each.name) : []);
};

/**
 * The object types behind a type of one subgraph. An interface object stands for every implementation that the
 * supergraph knows.
 */
export const runtimeTypesIn = (subgraph: Schema, supergraph: Schema, name: string): RuntimeTypes => {
  const type = subgraph.type(name);
  return type && isInterfaceObjectType(type)
    ? runtimeTypesOf(supergraph, name)
    : runtimeTypesOf(subgraph, name);
};

/** What is in both. */
export const both = (one: RuntimeTypes, other: RuntimeTypes): RuntimeTypes =>
  new Set([...one].filter((each) => other.has(each)));

/** What is in either. */
export const either = (one: RuntimeTypes, other: RuntimeTypes): RuntimeTypes => new Set([...one, ...other]);
