import { isInterfaceType, isObjectType, type Schema } from '@apollo/federation-internals';
import { runtimeTypesOf, type RuntimeTypes } from './runtime-types';

/** What is asked of the types of a supergraph. */
export interface TypeRelations {
  /** The object types behind a type. */
  runtimeTypes(type: string): RuntimeTypes;
  /** The interfaces of a type, as one of which a subgraph can resolve it. */
  interfaces(type: string): readonly string[];
}

/** Reads the relations of a supergraph's types. */
export const relationsIn = (supergraph: Schema): TypeRelations => ({
  runtimeTypes: (name) => runtimeTypesOf(supergraph, name),
  interfaces: (name) => {
    const type = supergraph.type(name);
    return type && (isObjectType(type) || isInterfaceType(type))
      ? type.interfaces().map((each) => each.name)
      : [];
  },
});
