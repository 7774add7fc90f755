import type { DocumentNode, FieldDefinitionNode } from 'graphql';
import { forGraph, graphOf, isGiven, joinsOf } from './join';
import type { Requirement } from './requirements';
import { mapTypes, type SchemaIndex } from './schema-document';
import type { VirtualField } from './virtual-names';

/** The virtual fields that each type gets: those asked of it, and of an interface that it implements. */
const byType = (
  requirements: readonly Requirement[],
  index: SchemaIndex,
): ReadonlyMap<string, ReadonlySet<VirtualField>> => {
  const found = new Map<string, Set<VirtualField>>();
  for (const { type, virtual } of requirements.flatMap(({ uses }) => uses))
    for (const each of [type, ...index.implementations(type)])
      found.set(each, (found.get(each) ?? new Set()).add(virtual));
  return found;
};

const virtualField = (
  real: FieldDefinitionNode,
  { name, apart }: VirtualField,
  copies: ReadonlyMap<string, string>,
): FieldDefinitionNode => {
  const joins = joinsOf(real.directives, 'join__field');
  const made = new Set(copies.values());
  const moved = joins
    .filter((each) => !made.has(graphOf(each) ?? ''))
    .map((each) => {
      const copy = isGiven(each, 'external', true) ? undefined : copies.get(graphOf(each) ?? '');
      return copy === undefined ? each : forGraph(each, copy);
    });
  return {
    kind: real.kind,
    name: { kind: real.name.kind, value: name },
    type: real.type,
    directives: apart ? moved : joins,
  };
};

/**
 * Gives each type its virtual fields, answered by the same graphs as the fields that they stand for.
 * @param copies the copy of each graph that answers in its place what is asked apart
 */
export const addVirtualFields = (
  document: DocumentNode,
  requirements: readonly Requirement[],
  index: SchemaIndex,
  copies: ReadonlyMap<string, string>,
): DocumentNode => {
  const virtuals = byType(requirements, index);
  return mapTypes(document, (type) => {
    const wanted = [...(virtuals.get(type.name.value) ?? [])];
    const added = wanted.flatMap((virtual) => {
      const real = type.fields?.find(({ name }) => name.value === virtual.field);
      return real === undefined ? [] : [virtualField(real, virtual, copies)];
    });
    return added.length === 0 ? type : { ...type, fields: [...(type.fields ?? []), ...added] };
  });
};
