import {
  type FieldSelection,
  type FragmentElement,
  type Field,
  type Operation,
  type Schema,
  type SelectionSet,
  type Supergraph,
} from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { fetchedOn, type FetchedObject } from './fetched';
import { NotPlanned } from './not-planned';
import { fetchesOf, readPlan } from './read-plan';
import { createRepresentations } from './representations';
import { both, runtimeTypesOf, type RuntimeTypes } from './runtime-types';
import { relationsIn } from './type-relations';
import { fieldWithoutRequired } from './verify-requirements';

/** Conditions that hold at a place of the operation: the variables of @include, and those of @skip with `!`. */
type Conditions = ReadonlySet<string>;

/** The conditions within an element; undefined where it is never answered. */
const conditionsWithin = (outside: Conditions, element: Field | FragmentElement): Conditions | undefined => {
  const inside = new Set(outside);
  for (const directive of element.appliedDirectives) {
    const { name } = directive;
    const read: { readonly if?: unknown } = directive.arguments();
    if (name !== 'include' && name !== 'skip') continue;
    const wanted = name === 'include';
    if (typeof read.if === 'boolean') {
      if (read.if !== wanted) return undefined;
      continue;
    }
    const variable = String(read.if);
    inside.add(wanted ? variable : `!${variable}`);
    if (inside.has(wanted ? `!${variable}` : variable)) return undefined;
  }
  return inside;
};

interface Check {
  readonly supergraph: Schema;
  /** The schema that clients see: a type that it hides is nobody's to ask for. */
  readonly api: Schema;
}

const isIntrospection = (name: string): boolean => name.startsWith('__') && name !== '__typename';

const verifySelections = (
  check: Check,
  set: SelectionSet,
  object: FetchedObject,
  types: RuntimeTypes,
  path: readonly string[],
  outside: Conditions,
): void => {
  for (const selection of set.selections()) {
    const within = conditionsWithin(outside, selection.element);
    if (within === undefined) continue;
    if (selection.kind === 'FieldSelection') verifyField(check, selection, object, types, path, within);
    else {
      const condition = selection.element.typeCondition;
      const narrowed = condition ? both(types, runtimeTypesOf(check.supergraph, condition.name)) : types;
      verifySelections(check, selection.selectionSet, object, narrowed, path, within);
    }
  }
};

const verifyField = (
  check: Check,
  { element, selectionSet }: FieldSelection,
  object: FetchedObject,
  types: RuntimeTypes,
  path: readonly string[],
  conditions: Conditions,
): void => {
  // The gateway itself answers introspection, and knows the name of a root type.
  if (isIntrospection(element.name) || (element.name === '__typename' && path.length === 0)) return;
  if (types.size === 0) return;
  const response = element.responseName();
  const fetched = fetchedOn(object, response, element.name);
  const at = [...path, response];
  const missing = [...types].find((each) => !fetched.has(each));
  if (missing !== undefined) throw new NotPlanned(`${missing}.${element.name}`, at);
  const inner = object.fields.get(response)?.object;
  if (selectionSet === undefined || inner === undefined) return;
  const visible = new Set([...inner.types].filter((each) => check.api.type(each) !== undefined));
  verifySelections(check, selectionSet, inner, visible, at, conditions);
};

/**
 * Checks that a plan answers all of an operation: each entity fetch carries a full key that its subgraph resolves and
 * what its fields require, and each field that the operation selects, unless it is skipped for certain, is fetched for each type that its parent
 * can be of. In doubt it lets a plan pass: conditions in the plan count as met, and objects that several subgraphs
 * answer count as of the types that all of them know.
 * @param supergraph the one that the plan was made over
 * @param plan as the planner made it, before `restore`
 * @throws {GraphQLError} OPERATION_NOT_PLANNED, naming a field that would not be answered, or not rightly
 */
export const verifyPlan = (supergraph: Supergraph, operation: Operation, plan: QueryPlan): void => {
  const { schema } = supergraph;
  const fetches = fetchesOf(plan, supergraph);
  const types = relationsIn(schema);
  for (const { fetch, subgraph, path } of fetches) {
    const fault =
      createRepresentations(fetch.requires ?? [], subgraph, types).typeWithoutKey() ??
      fieldWithoutRequired(fetch, subgraph);
    if (fault !== undefined) throw new NotPlanned(fault, path);
  }
  const rootType = schema.schemaDefinition.rootType(operation.rootKind);
  if (rootType === undefined) return;
  const root = readPlan(fetches, supergraph, rootType.name);
  const { selectionSet } = operation.expandAllFragments();
  verifySelections(
    { supergraph: schema, api: operation.schema() },
    selectionSet,
    root,
    root.types,
    [],
    new Set(),
  );
};
