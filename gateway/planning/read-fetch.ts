import {
  baseType,
  isCompositeType,
  type CompositeType,
  type Subgraph,
  type Supergraph,
} from '@apollo/federation-internals';
import type { FetchNode } from '@apollo/query-planner';
import {
  Kind,
  parse,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { noteField, noteObject, type FetchedObject } from './fetched';
import { both, runtimeTypesIn, type RuntimeTypes } from './runtime-types';

/** One fetch of a plan, read against the schemas that it is about. */
export interface ReadFetch {
  readonly fetch: FetchNode;
  readonly subgraph: Subgraph;
  readonly supergraph: Supergraph;
}

interface Reading extends ReadFetch {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The response names that the planner puts back after the fetch, by those that it asks under. */
  readonly renamed: ReadonlyMap<string, string>;
}

const renamedBy = ({ outputRewrites = [] }: FetchNode): ReadonlyMap<string, string> =>
  new Map(
    outputRewrites.flatMap((each) =>
      each.kind === 'KeyRenamer' ? [[each.path.at(-1) ?? '', each.renameKeyTo] as const] : [],
    ),
  );

const fieldType = (parent: CompositeType, name: string): CompositeType | undefined => {
  const type = 'field' in parent ? parent.field(name)?.type : undefined;
  const base = type && baseType(type);
  return base && isCompositeType(base) ? base : undefined;
};

/**
 * The types that a field's objects can be of. Where several subgraphs have the field, each must answer it with the
 * same object, so the planner counts on a type that all of them know.
 */
const typesOfField = (
  { subgraph, supergraph }: ReadFetch,
  parent: CompositeType,
  field: string,
  type: CompositeType,
): RuntimeTypes => {
  const own = runtimeTypesIn(subgraph.schema, supergraph.schema, type.name);
  if (own.size < 2) return own;
  const shared = supergraph
    .subgraphs()
    .values()
    .reduce((known, { schema }) => {
      const same = schema.type(parent.name);
      const other = same && isCompositeType(same) ? fieldType(same, field) : undefined;
      return other ? both(known, runtimeTypesIn(schema, supergraph.schema, other.name)) : known;
    }, own);
  return shared.size > 0 ? shared : own;
};

const readSelections = (
  reading: Reading,
  set: SelectionSetNode,
  parent: CompositeType,
  on: RuntimeTypes,
  into: FetchedObject,
): void => {
  const { subgraph, supergraph, fragments, renamed } = reading;
  const within = (inner: SelectionSetNode, condition: string | undefined): void => {
    if (condition === undefined) {
      readSelections(reading, inner, parent, on, into);
      return;
    }
    const type = subgraph.schema.type(condition);
    if (type && isCompositeType(type))
      readSelections(
        reading,
        inner,
        type,
        both(on, runtimeTypesIn(subgraph.schema, supergraph.schema, condition)),
        into,
      );
  };
  for (const each of set.selections) {
    if (each.kind === Kind.INLINE_FRAGMENT) within(each.selectionSet, each.typeCondition?.name.value);
    else if (each.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(each.name.value);
      if (fragment) within(fragment.selectionSet, fragment.typeCondition.name.value);
    } else {
      const asked = each.alias?.value ?? each.name.value;
      const response = renamed.get(asked) ?? asked;
      const before = into.fields.get(response)?.on.values() ?? [];
      const again = [...before].some((types) => both(types, on).size > 0);
      const field = noteField(into, { response, field: each.name.value, on });
      const type = fieldType(parent, each.name.value);
      if (each.selectionSet === undefined || type === undefined) continue;
      const types = typesOfField(reading, parent, each.name.value, type);
      readSelections(reading, each.selectionSet, type, types, noteObject(field, types, again));
    }
  }
};

const operationOf = (
  fetch: FetchNode,
): { readonly set: SelectionSetNode; readonly reading: Reading['fragments'] } => {
  const { definitions } = parse(fetch.operation, { noLocation: true });
  const operation = definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error(`A fetch from ${fetch.serviceName} has no operation.`);
  return {
    set: operation.selectionSet,
    reading: new Map(
      definitions.flatMap((each) =>
        each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
      ),
    ),
  };
};

/**
 * Notes what one fetch adds.
 * @param into the root of the answer, or the objects that the fetch is about
 * @param on the types of those objects that it is sent
 */
export const readFetch = (read: ReadFetch, into: FetchedObject, on: RuntimeTypes): void => {
  const { fetch, subgraph } = read;
  const { set, reading: fragments } = operationOf(fetch);
  const reading: Reading = { ...read, fragments, renamed: renamedBy(fetch) };
  const root = subgraph.schema.schemaDefinition.rootType(fetch.operationKind);
  if (root === undefined) return;
  if (fetch.requires === undefined) {
    readSelections(reading, set, root, on, into);
    return;
  }
  const [entities] = set.selections;
  const type = fieldType(root, '_entities');
  if (entities?.kind === Kind.FIELD && entities.selectionSet && type)
    readSelections(reading, entities.selectionSet, type, on, into);
};
