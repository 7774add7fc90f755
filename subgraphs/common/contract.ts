import type { ExecutionResult, GraphQLSchema } from 'graphql';

/** One operation for a subgraph, as a gateway or a client sends it. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A subgraph that is open: its database is migrated and loaded, and it answers. The gateway and the service know no more of it. */
export interface RunningSubgraph {
  readonly name: string;
  /** Its executable schema, `_entities` and `_service` included. */
  readonly schema: GraphQLSchema;
  /**
   * Answers one operation in one snapshot of its database. Never throws: what goes wrong is in the result's errors,
   * without internals. A result without `data` is one that did not parse, validate or coerce, or could not be begun.
   */
  execute(request: SubgraphRequest): Promise<ExecutionResult>;
  /** Resolves where it can answer now; rejects with the reason where it can't. */
  ready(): Promise<void>;
  /** Finishes what is under way and closes its database. */
  close(): Promise<void>;
}
