import { baseType, isCompositeType, type CompositeType, type Subgraph } from '@apollo/federation-internals';
import type { FetchNode } from '@apollo/query-planner';
import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type FieldNode,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { DroppedTypes } from './dropped-types';
import { NotPlanned } from './not-planned';
import { both, runtimeTypesOf } from './runtime-types';
import { coordinate } from './schema-document';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const responseOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** What selections ask of the objects of one response name, whatever the types of their parents. */
const below = (selections: readonly SelectionNode[], response: string): SelectionNode[] =>
  selections.flatMap((each) => {
    if (each.kind === Kind.INLINE_FRAGMENT) return below(each.selectionSet.selections, response);
    return each.kind === Kind.FIELD && responseOf(each) === response
      ? [...(each.selectionSet?.selections ?? [])]
      : [];
  });

const innerType = (type: CompositeType, field: string): CompositeType | undefined => {
  const found = 'field' in type ? type.field(field)?.type : undefined;
  const inner = found && baseType(found);
  return inner && isCompositeType(inner) ? inner : undefined;
};

const setOf = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: [TYPENAME, ...selections],
});

const fragment = (type: string, selections: readonly SelectionNode[]): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

/** The selections of an operation for objects of a type, as one subgraph can answer them. */
const answeredBy = (
  subgraph: Subgraph,
  selections: readonly SelectionNode[],
  type: CompositeType,
  at: readonly string[],
): SelectionNode[] =>
  selections.flatMap((each): SelectionNode[] => {
    if (each.kind === Kind.FRAGMENT_SPREAD) return [];
    if (each.kind === Kind.INLINE_FRAGMENT) {
      const { selections: inner } = each.selectionSet;
      const condition = each.typeCondition?.name.value ?? type.name;
      const wanted = runtimeTypesOf(subgraph.schema, condition);
      const own = runtimeTypesOf(subgraph.schema, type.name);
      if ([...own].every((name) => wanted.has(name))) return answeredBy(subgraph, inner, type, at);
      const narrowed = subgraph.schema.type(condition);
      if (both(own, wanted).size === 0 || !narrowed || !isCompositeType(narrowed)) return [];
      return [{ ...each, selectionSet: setOf(answeredBy(subgraph, inner, narrowed, at)) }];
    }
    if (each.name.value === '__typename') return [each];
    const here = [...at, responseOf(each)];
    const field = 'field' in type ? type.field(each.name.value) : undefined;
    if (field === undefined || subgraph.metadata().isFieldExternal(field))
      throw new NotPlanned(coordinate(type.name, each.name.value), here);
    const inner = innerType(type, each.name.value);
    if (each.selectionSet === undefined || inner === undefined) return [each];
    return [
      { ...each, selectionSet: setOf(answeredBy(subgraph, each.selectionSet.selections, inner, here)) },
    ];
  });

/** What is added to the plans over one supergraph. */
export interface Restoring {
  readonly subgraph: Subgraph;
  readonly dropped: DroppedTypes;
}

const restore = (
  restoring: Restoring,
  set: SelectionSetNode,
  type: CompositeType,
  asked: readonly SelectionNode[],
  at: readonly string[],
): SelectionSetNode => {
  const { subgraph, dropped } = restoring;
  const { schema } = subgraph;
  const selections = set.selections.map((each): SelectionNode => {
    if (each.kind === Kind.FRAGMENT_SPREAD || each.selectionSet === undefined) return each;
    if (each.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = each.typeCondition ? schema.type(each.typeCondition.name.value) : type;
      return narrowed && isCompositeType(narrowed)
        ? { ...each, selectionSet: restore(restoring, each.selectionSet, narrowed, asked, at) }
        : each;
    }
    const inner = innerType(type, each.name.value);
    if (inner === undefined) return each;
    const isEntities = each.name.value === '_entities';
    const here = isEntities ? at : [...at, responseOf(each)];
    const within = isEntities ? asked : below(asked, responseOf(each));
    const restored = restore(restoring, each.selectionSet, inner, within, here);
    const left = dropped.get(subgraph.name)?.get(coordinate(type.name, each.name.value)) ?? [];
    const added = [...left].flatMap((name): SelectionNode[] => {
      const one = schema.type(name);
      const fields = one && isCompositeType(one) ? answeredBy(subgraph, within, one, here) : [];
      return fields.length === 0 ? [] : [fragment(name, fields)];
    });
    return added.length === 0
      ? { ...each, selectionSet: restored }
      : { ...each, selectionSet: setOf([...restored.selections, ...added]) };
  });
  return { ...set, selections };
};

const variablesIn = (operation: OperationDefinitionNode): Set<string> => {
  const names = new Set<string>();
  visit(operation.selectionSet, {
    Variable: ({ name }) => {
      names.add(name.value);
    },
  });
  return names;
};

/**
 * Adds to a fetch what the planner dropped from it: what is selected of types that its subgraph alone answers a field
 * with.
 * @param operation the operation that is planned, without fragments by name
 * @param path where the fetch's objects are, in response names
 * @throws {NotPlanned} where what was dropped is not all in that subgraph
 */
export const addDropped = (
  restoring: Restoring,
  fetch: FetchNode,
  operation: OperationDefinitionNode,
  path: readonly string[],
): FetchNode => {
  const document = parse(fetch.operation, { noLocation: true });
  const root = restoring.subgraph.schema.schemaDefinition.rootType(fetch.operationKind);
  const asked = path.reduce<readonly SelectionNode[]>(below, operation.selectionSet.selections);
  const [own] = document.definitions;
  if (root === undefined || own?.kind !== Kind.OPERATION_DEFINITION) return fetch;
  const before = print(own.selectionSet);
  const selectionSet = restore(restoring, own.selectionSet, root, asked, path);
  if (print(selectionSet) === before) return fetch;
  const known = new Set((own.variableDefinitions ?? []).map(({ variable }) => variable.name.value));
  const used = variablesIn({ ...own, selectionSet });
  const added = (operation.variableDefinitions ?? []).filter(
    ({ variable: { name } }) => used.has(name.value) && !known.has(name.value),
  );
  const whole: OperationDefinitionNode = {
    ...own,
    selectionSet,
    variableDefinitions: [...(own.variableDefinitions ?? []), ...added],
  };
  const definitions = document.definitions.map((each) => (each === own ? whole : each));
  return {
    ...fetch,
    operation: stripIgnoredCharacters(print({ ...document, definitions })),
    variableUsages: [...(fetch.variableUsages ?? []), ...added.map(({ variable }) => variable.name.value)],
  };
};
