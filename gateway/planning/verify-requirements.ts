import { baseType, isCompositeType, type CompositeType, type Subgraph } from '@apollo/federation-internals';
import type { FetchNode } from '@apollo/query-planner';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import { readFieldSet } from './join';
import { carries } from './representations';

interface Reading {
  readonly fetch: FetchNode;
  readonly subgraph: Subgraph;
  readonly fragments: ReadonlyMap<string, { readonly on: string; readonly set: SelectionSetNode }>;
}

/**
 * What a field requires and its subgraph never answers. What `@provides` gives on some path counts as answered: which
 * path a fetch is on isn't followed here.
 */
const requiredOf = (
  { subgraph }: Reading,
  parent: CompositeType,
  name: string,
): SelectionSetNode | undefined => {
  const field = 'field' in parent ? parent.field(name) : undefined;
  const metadata = subgraph.metadata();
  const [requires] = field?.appliedDirectivesOf(metadata.requiresDirective()) ?? [];
  if (requires === undefined) return undefined;
  const set = readFieldSet(String((requires.arguments() as { fields: unknown }).fields));
  const external = set.selections.filter((each) => {
    const required =
      each.kind === Kind.FIELD && 'field' in parent ? parent.field(each.name.value) : undefined;
    return required !== undefined && metadata.isFieldFullyExternal(required);
  });
  return external.length === 0 ? undefined : { ...set, selections: external };
};

const find = (
  reading: Reading,
  set: SelectionSetNode,
  parent: CompositeType,
  isEntity: boolean,
): string | undefined => {
  const { fetch, subgraph, fragments } = reading;
  const within = (inner: SelectionSetNode, on: string | undefined): string | undefined => {
    const type = on === undefined ? parent : subgraph.schema.type(on);
    return type && isCompositeType(type) ? find(reading, inner, type, isEntity) : undefined;
  };
  for (const each of set.selections) {
    let found: string | undefined;
    if (each.kind === Kind.INLINE_FRAGMENT) found = within(each.selectionSet, each.typeCondition?.name.value);
    else if (each.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(each.name.value);
      found = fragment && within(fragment.set, fragment.on);
    } else {
      const required = requiredOf(reading, parent, each.name.value);
      if (required && !(isEntity && carries(fetch.requires ?? [], required)))
        return `${parent.name}.${each.name.value}`;
      const type = 'field' in parent ? parent.field(each.name.value)?.type : undefined;
      const base = type && baseType(type);
      if (each.selectionSet && base && isCompositeType(base))
        found = find(reading, each.selectionSet, base, each.name.value === '_entities');
    }
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Finds a field that a fetch asks for without what it requires, by its coordinate. */
export const fieldWithoutRequired = (fetch: FetchNode, subgraph: Subgraph): string | undefined => {
  const { definitions } = parse(fetch.operation, { noLocation: true });
  const root = subgraph.schema.schemaDefinition.rootType(fetch.operationKind);
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (root === undefined || operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const fragments = new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION
        ? [[each.name.value, { on: each.typeCondition.name.value, set: each.selectionSet }] as const]
        : [],
    ),
  );
  return find({ fetch, subgraph, fragments }, operation.selectionSet, root, false);
};
