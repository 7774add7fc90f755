import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { Allowance } from './allowance';
import type { Span } from './tracing/span';

/** One operation for a subgraph, as a gateway or a client sends it. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The most sessions of one subgraph that read at once: each holds a lease of its database's pool. */
export const SESSIONS = 4;

/** What bounds what one request reads. */
export interface SessionOptions {
  /** Aborted when the time of the request is over. */
  readonly signal?: AbortSignal | undefined;
  /** How many values may be made for the request. */
  readonly allowance?: Allowance | undefined;
  /**
   * Waits for the request's turn to read from databases, where there is a line; not asked by a session that finds all in
   * memory. Undefined where there is no need to wait; rejects where its time is over first.
   */
  readonly pass?: (() => Promise<void> | undefined) | undefined;
  /** The span of who asks, where the request is traced. */
  readonly trace?: Span | undefined;
}

/** All that one client's request asks of a subgraph: read in one snapshot, with one set of loaders. */
export interface SubgraphSession {
  /**
   * Answers one operation. Never throws: what goes wrong is in the result's errors, without internals. A result without
   * `data` is one that did not parse, validate or coerce, or could not be begun. Its extensions hold `loadId`, the load
   * that it was read from with the build that read it, and `statements`, how many the session has run.
   * @param trace the span of who asks, in a session that is traced; that of the session where left out
   */
  execute(request: SubgraphRequest, trace?: Span): Promise<ExecutionResult>;
  /** Ends the snapshot. */
  end(): Promise<void>;
}

/** A subgraph that is open: its database is migrated and loaded, and it answers. The gateway and the service know no more of it. */
export interface RunningSubgraph {
  readonly name: string;
  /** Its executable schema, `_entities` and `_service` included. */
  readonly schema: GraphQLSchema;
  /** Begins a request's session, which must be ended. */
  begin(options: SessionOptions): SubgraphSession;
  /** Answers one operation in a session of its own. */
  execute(request: SubgraphRequest, options?: SessionOptions): Promise<ExecutionResult>;
  /** The id of the load that it holds now and of the build that reads it; rejects where it can't be read. */
  loadId(signal?: AbortSignal): Promise<string>;
  /** Resolves where it can answer now; rejects with the reason where it can't. */
  ready(signal?: AbortSignal): Promise<void>;
  /** Finishes what is under way and closes its database. */
  close(): Promise<void>;
}
