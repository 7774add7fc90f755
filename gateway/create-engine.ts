import { setImmediate } from 'node:timers/promises';
import type { GatewayInterface, GatewaySchemaLoadOrUpdateCallback } from '@apollo/server-gateway-interface';
import { OperationTypeNode, type GraphQLScalarType, type GraphQLSchema } from 'graphql';
import type { Log } from '../subgraphs/common/process/log';
import type { Span } from '../subgraphs/common/tracing/span';
import { answer, coerce, type GraphAnswer, type GraphRequest } from './engine/answer';
import { createGraph, type Graph, type GraphOptions } from './engine/graph';
import { inOneLoad } from './engine/one-load';
import { createRequestNotes, type RequestNotes } from './request-notes';
import type { Source } from './sources/source';
import { checkGraph, checkKnownScalars } from './swap/check-graph';
import { createLiveGraph, type LiveGraph } from './swap/live-graph';
import { createSharedSources } from './swap/shared-sources';
import { createUsedOperations } from './swap/used-operations';
import { warm } from './swap/warm';
import { traceOperation, tracePlan } from './tracing/trace-operation';
import { traceSources } from './tracing/trace-sources';
import { watchSources } from './visible/watch-sources';

/** What an engine is made of. */
export interface EngineOptions {
  /** The composed schema. */
  readonly supergraphSdl: string;
  /** How to reach subgraphs that it names; closed by the engine. */
  readonly sources: readonly Source[];
  /**
   * The sources of a composed schema. Of those known, it gives again what still holds; the others are closed when no
   * request asks them any more. All that are known, where left out.
   */
  readonly sourcesOf?:
    ((subgraphs: Graph['subgraphs'], known: readonly Source[]) => readonly Source[]) | undefined;
  /** Scalars whose values are checked before any subgraph is asked. */
  readonly scalars: readonly GraphQLScalarType[];
  /** Looks at a schema before it is served; what it throws refuses it. */
  readonly check?: ((graph: Pick<Graph, 'apiSchema' | 'supergraphSdl'>) => void) | undefined;
  /** How long a subgraph may take. */
  readonly timeoutMs: number;
  /** How long a request may take. */
  readonly requestTimeoutMs: number;
  /** The most values that one answer may hold. */
  readonly mostValues: number;
  /** How many operations are planned over a new composed schema before it is served. */
  readonly warmOperations: number;
  /** What plans over a composed schema; the thread that answers, where left out. */
  readonly openPlanner?: GraphOptions['openPlanner'];
  /** Whether the composed schema that it begins with is known to be right. */
  readonly isChecked?: boolean;
  readonly log: Log;
}

/** An engine, as Apollo Server takes it, whose composed schema can be changed while it answers. */
export interface Engine extends GatewayInterface {
  /** How the subgraphs of the schema that is served are reached. */
  sources(): readonly Source[];
  /**
   * Serves another composed schema: builds it beside the one that is served, plans the most used operations over it, and
   * only then changes, for all requests that come from then on. One swap at a time.
   * @throws {SupergraphError} where it can't be used; the one before is then served on
   */
  swap(supergraphSdl: string): Promise<void>;
  /** Closes the sources. */
  close(): Promise<void>;
}

/**
 * The engine that plans and executes operations over the subgraphs. What it keeps belongs to one composed schema, which a
 * request names: one that came before a swap is finished with the schema that it was validated against, and its sources.
 */
export const createEngine = (options: EngineOptions): Engine => {
  const { scalars, log, check = () => undefined, sourcesOf = asKnown } = options;
  const lives = new WeakMap<GraphQLSchema, LiveGraph>();
  const listeners = new Set<GatewaySchemaLoadOrUpdateCallback>();
  const used = createUsedOperations(options.warmOperations);
  const shared = createSharedSources(log.failure);
  let held = options.sources;
  let current: LiveGraph | undefined;
  let isClosed = false;

  const serve = (live: LiveGraph): void => {
    const { apiSchema, supergraphSdl } = live.graph;
    lives.set(apiSchema, live);
    current = live;
    for (const listener of listeners) listener({ apiSchema, coreSupergraphSdl: supergraphSdl });
  };

  const planned = options.openPlanner && { openPlanner: options.openPlanner };
  /** The graphs that can plan. */
  const graphs = new Set<Graph>();
  const end = async (graph: Graph): Promise<void> => {
    graphs.delete(graph);
    await graph.close();
  };

  const load = async (): Promise<void> => {
    const { isChecked = false } = options;
    const graph = createGraph(options.supergraphSdl, scalars, { ...planned, isChecked });
    graphs.add(graph);
    try {
      held = sourcesOf(graph.subgraphs, held);
      shared.hold(held);
      checkGraph(graph, held);
      check(graph);
      await graph.ready();
    } catch (error) {
      await end(graph);
      throw error;
    }
    serve(createLiveGraph(graph, held));
  };

  const swap = async (supergraphSdl: string): Promise<void> => {
    const graph = createGraph(supergraphSdl, scalars, planned);
    graphs.add(graph);
    try {
      await setImmediate();
      checkKnownScalars(graph, scalars);
      check(graph);
      await graph.ready();
    } catch (error) {
      await end(graph);
      throw error;
    }
    const before = held;
    const next = sourcesOf(graph.subgraphs, before);
    shared.hold(next);
    try {
      checkGraph(graph, next);
      const live = createLiveGraph(graph, next);
      await warm({ schema: graph.apiSchema, prepare: live.prepare }, used.most());
      if (isClosed) throw new Error('The gateway was told to stop.');
      const old = current;
      held = next;
      serve(live);
      void old?.unused().then(() => Promise.all([shared.release(before), end(old.graph)]));
    } catch (error) {
      await Promise.all([shared.release(next), end(graph)]);
      throw error;
    }
  };

  const execute = (schema: GraphQLSchema, request: GraphRequest) => {
    const live = lives.get(schema);
    if (live === undefined) throw new Error('A request came with a schema that is not of this engine.');
    const { graph, prepare, sources, during } = live;
    const work = async (trace?: Span): Promise<GraphAnswer> => {
      const values = coerce(graph, request);
      if ('errors' in values) return values;
      const { document, operation } = request;
      const plan = () => prepare(document, operation, values.coerced);
      const planned = trace === undefined ? plan() : tracePlan(trace, plan);
      const prepared = planned instanceof Promise ? await planned : planned;
      used.note(document, operation, values.coerced);
      const { record } = request.notes;
      if (record) record.program = prepared.step;
      const answered = {
        ...options,
        sources: traceSources(record ? watchSources(sources, record) : sources, trace),
        log: record
          ? (cause: unknown) => {
              log.failure(cause, { id: record.id });
            }
          : log.failure,
      };
      const attempt = (spentMs: number) =>
        answer(graph, prepared, request, values.coerced, { ...answered, spentMs });
      return operation.operation === OperationTypeNode.QUERY
        ? inOneLoad(request.notes, options.requestTimeoutMs, attempt)
        : attempt(0);
    };
    return during(() => (request.notes.trace === undefined ? work() : traceOperation(request, work)));
  };

  return {
    sources: () => held,
    swap,
    onSchemaLoadOrUpdate: (callback) => {
      listeners.add(callback);
      return () => {
        listeners.delete(callback);
      };
    },
    load: async () => {
      await load();
      return {
        executor: ({ schema, document, operation, request, context }) =>
          execute(schema, {
            document,
            operation,
            variables: request.variables ?? {},
            ...asked(context),
          }),
      };
    },
    stop: () => Promise.resolve(),
    close: async () => {
      isClosed = true;
      await Promise.all([shared.close(), ...[...graphs].map(end)]);
    },
  };
};

const asKnown = (_subgraphs: Graph['subgraphs'], known: readonly Source[]): readonly Source[] => known;

/** The notes that a request was given; its own where it came with none, as an operation without HTTP does. */
const asked = (context: unknown): Pick<GraphRequest, 'notes' | 'signal'> => {
  const isGiven = typeof context === 'object' && context !== null && 'loads' in context;
  const notes = isGiven ? (context as RequestNotes) : createRequestNotes();
  return { notes, signal: notes.signal };
};
