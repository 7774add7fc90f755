import { Kind, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { Step } from '../execution/program';
import { createShape, type AnswerShape } from '../execution/shape';
import { conditionVariables, type Variables } from '../operation/conditions';
import { onlyUsedVariables } from '../operation/used-variables';
import { isSchemaField, normalise, type Normalised } from '../operation/normalise';
import { NotPlanned } from '../planning/not-planned';
import type { Graph } from './graph';
import { createKept, type Kept } from './kept';

/** All of an operation that does not depend on one request. */
export interface Prepared {
  readonly normalised: Normalised;
  readonly step: Step | undefined;
  readonly shape: AnswerShape;
  /** The document of what it asks of the schema itself; undefined where that is nothing. */
  readonly introspection: DocumentNode | undefined;
}

interface Entry {
  readonly conditions: readonly string[];
  readonly prepared: Kept<Prepared>;
}

/** The most ways that are kept in which the conditions of one operation can fall out. */
const KEPT_WAYS = 64;

const introspectionOf = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { selections }: Normalised,
): DocumentNode | undefined => {
  const asked = selections.filter((node) => node.kind === Kind.FIELD && isSchemaField(node));
  if (asked.length === 0) return undefined;
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, directives: [], selectionSet: { kind: Kind.SELECTION_SET, selections: asked } },
      ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
    ],
  };
};

/** A mutation's fields are done one after the other, each with all that is asked of it before the next. */
const apart = (planned: OperationDefinitionNode): OperationDefinitionNode[] =>
  planned.operation === OperationTypeNode.MUTATION
    ? planned.selectionSet.selections.map((selection) => onlyUsedVariables(planned, [selection]))
    : [planned];

/** The program of an operation; what can't be planned is named as the client names it. */
const stepOf = (
  graph: Graph,
  { sources }: Normalised,
  planned: OperationDefinitionNode,
): Step | undefined => {
  try {
    const steps = apart(planned).flatMap((each) => graph.programOf(each) ?? []);
    return steps.length > 1 ? { kind: 'sequence', steps } : steps[0];
  } catch (error) {
    if (!(error instanceof NotPlanned)) throw error;
    const names = new Map([...sources].map(([{ alias, name }, source]) => [source, (alias ?? name).value]));
    throw new NotPlanned(
      error.fault,
      error.at.map((name) => names.get(name) ?? name),
    );
  }
};

/** Makes what prepares the operations of a graph: each once for every way in which its conditions fall out. */
export const createPreparation = (graph: Graph) => {
  const { apiSchema, prefix } = graph;
  const entries = new WeakMap<OperationDefinitionNode, Entry>();

  const prepare = (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): Prepared => {
    const normalised = normalise(apiSchema, prefix, document, operation, variables);
    const root = apiSchema.getRootType(operation.operation);
    if (!root) throw new Error(`The schema has no ${operation.operation}.`);
    return {
      normalised,
      step: normalised.planned && stepOf(graph, normalised, normalised.planned),
      shape: createShape(apiSchema, normalised.sources, root, normalised.selections),
      introspection: introspectionOf(document, operation, normalised),
    };
  };

  /**
   * @param variables the coerced variables
   * @throws {GraphQLError} where the operation can't be answered right
   */
  return (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Prepared => {
    const entry = entries.get(operation) ?? {
      conditions: conditionVariables(document, operation),
      prepared: createKept<Prepared>(KEPT_WAYS),
    };
    entries.set(operation, entry);
    const key = entry.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const known = entry.prepared.get(key);
    if (known !== undefined) return known;
    const prepared = prepare(document, operation, variables);
    entry.prepared.set(key, prepared);
    return prepared;
  };
};
