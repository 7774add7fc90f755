import { baseType, isCompositeType, type Schema, type Supergraph } from '@apollo/federation-internals';
import { both, runtimeTypesIn, type RuntimeTypes } from './runtime-types';
import { coordinate } from './schema-document';

/** The object types that a field can be of in one subgraph and not in another, by subgraph and coordinate. */
export type DroppedTypes = ReadonlyMap<string, ReadonlyMap<string, RuntimeTypes>>;

interface Answer {
  readonly subgraph: string;
  readonly types: RuntimeTypes;
}

const answersOf = (supergraph: Supergraph, parent: string, field: string): Answer[] =>
  supergraph
    .subgraphs()
    .values()
    .flatMap((subgraph) => {
      const type = subgraph.schema.type(parent);
      const found = type && 'field' in type ? type.field(field) : undefined;
      const inner = found?.type && baseType(found.type);
      if (found === undefined || inner === undefined || !isCompositeType(inner)) return [];
      if (subgraph.metadata().isFieldFullyExternal(found)) return [];
      const types = runtimeTypesIn(subgraph.schema, supergraph.schema, inner.name);
      return [{ subgraph: subgraph.name, types }];
    });

const fieldsIn = (schema: Schema): { readonly parent: string; readonly field: string }[] =>
  [...schema.objectTypes(), ...schema.interfaceTypes()].flatMap((type) =>
    type.fields().map(({ name }) => ({ parent: type.name, field: name })),
  );

/**
 * Finds the types that the planner leaves out. Of a field that several subgraphs answer it counts on the types that all
 * of them know, and drops what is selected of any other, though one of them may answer it.
 */
export const droppedTypesIn = (supergraph: Supergraph): DroppedTypes => {
  const dropped = new Map<string, Map<string, RuntimeTypes>>();
  for (const { parent, field } of fieldsIn(supergraph.schema)) {
    const answers = answersOf(supergraph, parent, field);
    const [first, ...others] = answers;
    if (first === undefined || others.length === 0) continue;
    const shared = others.reduce((all, { types }) => both(all, types), first.types);
    for (const { subgraph, types } of answers) {
      const own = new Set([...types].filter((each) => !shared.has(each)));
      if (own.size === 0) continue;
      const fields = dropped.get(subgraph) ?? new Map<string, RuntimeTypes>();
      dropped.set(subgraph, fields.set(coordinate(parent, field), own));
    }
  }
  return dropped;
};
