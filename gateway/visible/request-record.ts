import type { Step } from '../execution/program';
import type { Outcome } from '../sources/resilience/observer';
import type { Origin } from '../store/observer';
import type { OperationFacts } from './operation-facts';

/** One operation that was sent to a subgraph for a request. */
export interface FetchRecord {
  readonly subgraph: string;
  /** The sub-operation. */
  readonly query: string;
  /** The id of the request that it is for. */
  readonly requestId: string;
  /** When it began, in milliseconds since the request came. */
  readonly beganMs: number;
  /** How many entities it asks for; undefined where it asks for none by key. */
  readonly entities: number | undefined;
  /** How long it took, in milliseconds, waiting and retries included; undefined while it is under way. */
  ms: number | undefined;
  /** How often it was sent over HTTP; stays 0 in one process, and where it was refused before. */
  attempts: number;
  /** How many statements the subgraph says that it has run for the request so far. */
  statements: number | undefined;
  outcome: Outcome | 'stale' | 'under way';
}

/** Who says to have sent a request. */
export interface Client {
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/** What becomes of one request to the graph, noted while it is answered. Made only where somebody reads it. */
export interface RequestRecord {
  readonly id: string;
  readonly client: Client;
  /** When it came, by `performance.now()`. */
  readonly began: number;
  /** Its span, as the header `traceparent` names it; undefined where it is not traced. */
  traceparent: string | undefined;
  /** Its document, where one was read. */
  document: string | undefined;
  /** What is known of its operation, where that is right. */
  operation: OperationFacts | undefined;
  variables: unknown;
  /** What its operation costs, where that was computed; what comes from the store is not computed again. */
  cost: number | undefined;
  origin: Origin | undefined;
  /** The program of its operation; undefined where none ran. */
  program: Step | undefined;
  readonly fetches: FetchRecord[];
  /** The codes of its errors, each once. */
  codes: readonly string[];
}

/** Begins the record of a request. */
export const createRecord = (id: string, client: Client): RequestRecord => ({
  id,
  client,
  began: performance.now(),
  traceparent: undefined,
  document: undefined,
  operation: undefined,
  variables: undefined,
  cost: undefined,
  origin: undefined,
  program: undefined,
  fetches: [],
  codes: [],
});
