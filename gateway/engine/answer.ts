import {
  executeSync,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { createAllowance } from '../../subgraphs/common/allowance';
import { limited } from '../answers/limit';
import { createPlacedCompletion, createQuickCompletion, NeedsPlaces } from '../execution/completion';
import type { Data } from '../execution/data';
import { runStep } from '../execution/run';
import { createTroubles, type Troubles } from '../execution/troubles';
import { outOfTime } from '../limits/request-time';
import type { Variables } from '../operation/conditions';
import { introspected } from '../operation/normalise';
import { noteLoad, type RequestNotes } from '../request-notes';
import { ask } from '../sources/ask';
import { openScope } from '../sources/scope';
import { SourceFailure, type Source } from '../sources/source';
import type { Graph } from './graph';
import type { Prepared } from './prepare';

/** One client's request, parsed and validated. */
export interface GraphRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The variables as the client sent them. */
  readonly variables: Variables;
  /** What is noted of the request for others. */
  readonly notes: RequestNotes;
  /** Aborted when the client is gone. */
  readonly signal?: AbortSignal | undefined;
}

/** What answers requests. */
export interface AnswerOptions {
  readonly sources: ReadonlyMap<string, Source>;
  /** How long a subgraph may take. */
  readonly timeoutMs: number;
  /** How long a request may take. */
  readonly requestTimeoutMs: number;
  /** How much of that is spent already. */
  readonly spentMs?: number;
  /** The most values that one answer may hold. */
  readonly mostValues: number;
  readonly log: (cause: unknown) => void;
}

/** An answer as Apollo Server takes it. */
export interface GraphAnswer {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLError[];
  readonly extensions?: Record<string, unknown>;
}

/** The variables of the planned operation: the client's as they were sent, and what was lifted from its literals. */
const sentVariables = (
  { normalised: { sent, lifted } }: Prepared,
  given: Variables,
  coerced: Variables,
): Variables => {
  const values: Record<string, unknown> = {};
  for (const [name, sentName] of sent) {
    if (Object.hasOwn(given, name)) values[sentName] = given[name];
  }
  for (const { name, template } of lifted) values[name] = template(coerced);
  return values;
};

/** Puts the answers to what was asked of the schema itself among the data. */
const introspect = ({ apiSchema }: Graph, document: DocumentNode, variables: Variables, data: Data): void => {
  const result = executeSync({ schema: apiSchema, document, variableValues: variables });
  for (const [name, value] of Object.entries(result.data ?? {})) data[introspected(name)] = value;
};

/** Completes an answer: first without places, which nearly every one can be; again with them where something is wrong. */
const complete = ({ shape }: Prepared, data: Data, troubles: Troubles, mostValues: number) => {
  try {
    const quick = createQuickCompletion(createAllowance(mostValues).spend, troubles);
    return { data: shape.complete(data, quick), errors: [] };
  } catch (error) {
    if (!(error instanceof NeedsPlaces)) throw error;
  }
  const placed = createPlacedCompletion(createAllowance(mostValues).spend, troubles);
  const completed = shape.complete(data, placed);
  const untold = troubles.all.filter(({ isTold }) => !isTold);
  const rest = untold.map(({ message, extensions }) => new GraphQLError(message, { extensions }));
  return { data: completed, errors: limited([...placed.errors, ...rest]) };
};

/** Runs what was prepared of an operation for one request. */
export const answer = async (
  graph: Graph,
  prepared: Prepared,
  { operation, variables, notes, signal }: GraphRequest,
  coerced: Variables,
  { sources, timeoutMs, requestTimeoutMs, spentMs = 0, mostValues, log }: AnswerOptions,
): Promise<GraphAnswer> => {
  const { step, introspection } = prepared;
  const root = graph.apiSchema.getRootType(operation.operation);
  const data: Data = { __typename: root?.name };
  const troubles = createTroubles();
  const made = createAllowance(mostValues);
  const stale: object[] = [];
  let isLate = false;
  if (step !== undefined) {
    const open = openScope(requestTimeoutMs - spentMs, made, signal);
    try {
      await runStep(step, {
        data,
        variables: sentVariables(prepared, variables, coerced),
        troubles,
        isObjectType: graph.isObjectType,
        isOver: () => made.isSpent(),
        ask: async (name, request, expected) => {
          const source = sources.get(name);
          if (source === undefined) throw new SourceFailure('SUBGRAPH_UNAVAILABLE', name);
          const brought = await ask(source, request, open.scope, { expected, timeoutMs, log });
          noteLoad(notes, name, brought.extensions['loadId']);
          const old = brought.extensions['stale'];
          if (old !== undefined) {
            notes.fallback = true;
            stale.push({ subgraph: name, ...(old as object) });
          }
          return brought;
        },
      });
    } finally {
      isLate = open.isLate();
      await open.end();
    }
  }
  if (made.isSpent()) return { errors: [made.error] };
  if (introspection !== undefined) introspect(graph, introspection, coerced, data);
  try {
    const completed = complete(prepared, data, troubles, mostValues);
    if (isLate && completed.data === null) return { errors: [outOfTime(requestTimeoutMs)] };
    return {
      data: completed.data,
      ...(completed.errors.length > 0 && { errors: completed.errors }),
      ...(stale.length > 0 && { extensions: { stale } }),
    };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
};

/** The coerced variables of a request; errors where they don't fit. */
export const coerce = (
  { apiSchema }: Graph,
  { operation, variables }: GraphRequest,
): { readonly coerced: Variables } | { readonly errors: readonly GraphQLError[] } => {
  const result = getVariableValues(apiSchema, operation.variableDefinitions ?? [], variables);
  return result.errors ? { errors: result.errors } : { coerced: result.coerced };
};
