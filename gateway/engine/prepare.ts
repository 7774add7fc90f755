import { Kind, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { Step } from '../execution/program';
import { createShape, type AnswerShape } from '../execution/shape';
import { conditionVariables, type Variables } from '../operation/conditions';
import { onlyUsedVariables } from '../operation/used-variables';
import { isSchemaField, normalise, type Normalised } from '../operation/normalise';
import { NotPlanned } from '../planning/not-planned';
import type { Graph } from './graph';
import { createLru, type Lru } from '../limits/lru';

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
  readonly prepared: Lru<Prepared | Promise<Prepared>>;
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

const oneAfterTheOther = (given: readonly (Step | undefined)[]): Step | undefined => {
  const steps = given.flatMap((each) => each ?? []);
  return steps.length > 1 ? { kind: 'sequence', steps } : steps[0];
};

/** The same error, where it is of what can't be planned with the names that the client gave. */
const inNamesOf = ({ sources }: Normalised, error: unknown): unknown => {
  if (!(error instanceof NotPlanned)) return error;
  const names = new Map([...sources].map(([{ alias, name }, source]) => [source, (alias ?? name).value]));
  return new NotPlanned(
    error.fault,
    error.at.map((name) => names.get(name) ?? name),
  );
};

/** The program of an operation: at once where all of it is known. */
const stepOf = (
  graph: Graph,
  normalised: Normalised,
  planned: OperationDefinitionNode,
): Step | undefined | Promise<Step | undefined> => {
  try {
    const steps = apart(planned).map((each) => graph.programOf(each));
    const isKnown = (each: (typeof steps)[number]): each is Step | undefined => !(each instanceof Promise);
    if (steps.every(isKnown)) return oneAfterTheOther(steps);
    return Promise.all(steps.map((each) => Promise.resolve(each))).then(
      oneAfterTheOther,
      (error: unknown) => {
        throw inNamesOf(normalised, error);
      },
    );
  } catch (error) {
    throw inNamesOf(normalised, error);
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
  ): Prepared | Promise<Prepared> => {
    const normalised = normalise(apiSchema, prefix, document, operation, variables);
    const root = apiSchema.getRootType(operation.operation);
    if (!root) throw new Error(`The schema has no ${operation.operation}.`);
    const whole = (step: Step | undefined): Prepared => ({
      normalised,
      step,
      shape: createShape(apiSchema, normalised.sources, root, normalised.selections),
      introspection: introspectionOf(document, operation, normalised),
    });
    const step = normalised.planned && stepOf(graph, normalised, normalised.planned);
    return step instanceof Promise ? step.then(whole) : whole(step);
  };

  /**
   * Prepares an operation: at once where it is known, once for all who wait where it isn't.
   * @param variables the coerced variables
   * @throws {GraphQLError} where the operation can't be answered right
   */
  return (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): Prepared | Promise<Prepared> => {
    const entry = entries.get(operation) ?? {
      conditions: conditionVariables(document, operation),
      prepared: createLru<Prepared | Promise<Prepared>>(KEPT_WAYS),
    };
    entries.set(operation, entry);
    const key = entry.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const known = entry.prepared.get(key);
    if (known !== undefined) return known;
    const prepared = prepare(document, operation, variables);
    entry.prepared.set(key, prepared);
    if (prepared instanceof Promise)
      void prepared.then(
        (made) => entry.prepared.set(key, made),
        () => entry.prepared.delete(key),
      );
    return prepared;
  };
};
