import type { GatewayInterface, GatewaySchemaLoadOrUpdateCallback } from '@apollo/server-gateway-interface';
import type { GraphQLScalarType, GraphQLSchema } from 'graphql';
import { SupergraphError } from '../subgraphs/common/process/exit-code';
import type { Log } from '../subgraphs/common/process/log';
import { answer, coerce, type GraphRequest } from './engine/answer';
import { createGraph, type Graph } from './engine/graph';
import { createPreparation } from './engine/prepare';
import { createRequestNotes, type RequestNotes } from './request-notes';
import type { Source } from './sources/source';

/** What an engine is made of. */
export interface EngineOptions {
  /** The composed schema. */
  readonly supergraphSdl: string;
  /** How to reach each subgraph that it names. */
  readonly sources: readonly Source[];
  /** Scalars whose values are checked before any subgraph is asked. */
  readonly scalars: readonly GraphQLScalarType[];
  /** How long a subgraph may take. */
  readonly timeoutMs: number;
  /** How long a request may take. */
  readonly requestTimeoutMs: number;
  /** The most values that one answer may hold. */
  readonly mostValues: number;
  readonly log: Log;
}

/** A graph with what was prepared of its operations. */
interface Live {
  readonly graph: Graph;
  readonly prepare: ReturnType<typeof createPreparation>;
}

/**
 * The engine that plans and executes operations over the subgraphs. What it keeps belongs to one composed schema, which a
 * request names: one that came before a swap is finished with the schema that it was validated against.
 */
export const createEngine = (options: EngineOptions): GatewayInterface => {
  const { supergraphSdl, scalars, log } = options;
  const sources = new Map(options.sources.map((source) => [source.name, source]));
  const lives = new WeakMap<GraphQLSchema, Live>();
  const listeners = new Set<GatewaySchemaLoadOrUpdateCallback>();

  const open = (sdl: string): Graph => {
    const graph = createGraph(sdl, scalars);
    const unknown = graph.subgraphs.find(({ name }) => !sources.has(name));
    if (unknown !== undefined) {
      throw new SupergraphError(
        `The composed schema can not be used. It names a subgraph ${unknown.name}, which is not known here. Make it anew with npm run schema.`,
      );
    }
    lives.set(graph.apiSchema, { graph, prepare: createPreparation(graph) });
    return graph;
  };

  const execute = async (schema: GraphQLSchema, request: GraphRequest) => {
    const live = lives.get(schema);
    if (live === undefined) throw new Error('A request came with a schema that is not of this engine.');
    const { graph, prepare } = live;
    const values = coerce(graph, request);
    if ('errors' in values) return values;
    const prepared = prepare(request.document, request.operation, values.coerced);
    return answer(graph, prepared, request, values.coerced, { ...options, sources, log: log.failure });
  };

  return {
    onSchemaLoadOrUpdate: (callback) => {
      listeners.add(callback);
      return () => {
        listeners.delete(callback);
      };
    },
    load: () => {
      const graph = open(supergraphSdl);
      for (const listener of listeners) {
        listener({ apiSchema: graph.apiSchema, coreSupergraphSdl: graph.supergraphSdl });
      }
      return Promise.resolve({
        executor: ({ schema, document, operation, request, context }) =>
          execute(schema, {
            document,
            operation,
            variables: request.variables ?? {},
            ...asked(context),
          }),
      });
    },
    stop: () => Promise.resolve(),
  };
};

/** The notes that a request was given; its own where it came with none, as an operation without HTTP does. */
const asked = (context: unknown): Pick<GraphRequest, 'notes' | 'signal'> => {
  const isGiven = typeof context === 'object' && context !== null && 'loads' in context;
  const notes = isGiven ? (context as RequestNotes) : createRequestNotes();
  return { notes, signal: notes.signal };
};
