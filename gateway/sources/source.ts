import type { ExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../../subgraphs/common/contract';
import type { Allowance } from '../../subgraphs/common/allowance';
import type { GatewayErrorCode } from '../errors';

/** One client request, as sources see it. */
export interface RequestScope {
  /** Aborted when its time is over, when the client is gone, and when it is answered. */
  readonly signal: AbortSignal;
  /** What executions in this process may make; over HTTP the length of an answer is bounded. */
  readonly allowance?: Allowance | undefined;
  /** Keeps what is to be done once, when the request is over. */
  onEnd(close: () => unknown): void;
}

/** How a subgraph is reached. */
export interface Source {
  /** The name of the subgraph. */
  readonly name: string;
  /** Whether it ends an operation itself, and at once, when its own time is over or that of the request. */
  readonly isTimed?: boolean;
  /**
   * Asks the subgraph one operation for a client's request.
   * @throws {SourceFailure} where there is no answer; what is wrong inside an answer is in its errors
   */
  execute(request: SubgraphRequest, scope: RequestScope): Promise<ExecutionResult>;
  /**
   * The id of the load that the subgraph holds, read after this call began.
   * @throws {SourceFailure} where it can't be had
   */
  loadId(signal: AbortSignal): Promise<string>;
  /** Resolves where the subgraph can answer now; rejects where it can't. */
  ready(signal: AbortSignal): Promise<void>;
  /** Ends what is kept open for it. */
  close(): Promise<void>;
}

/** The codes of a subgraph that gave no right answer. */
export type SourceFailureCode = Extract<GatewayErrorCode, `SUBGRAPH_${string}`>;

const messages = {
  SUBGRAPH_UNAVAILABLE: 'can not be reached',
  SUBGRAPH_TIMEOUT: 'did not answer in time',
  SUBGRAPH_BAD_RESPONSE: 'gave an answer that is not right',
} as const satisfies Record<SourceFailureCode, string>;

/** A subgraph gave no right answer. Its message is for clients: it names the subgraph, and no address. */
export class SourceFailure extends Error {
  /** @param cause what happened, for the log */
  constructor(
    readonly code: SourceFailureCode,
    readonly subgraph: string,
    cause?: unknown,
  ) {
    super(`The subgraph ${subgraph} ${messages[code]}.`, { cause });
    this.name = 'SourceFailure';
  }
}
