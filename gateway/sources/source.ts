import type { ExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../../subgraphs/common/contract';
import type { Allowance } from '../answers/allowance';
import type { GatewayErrorCode } from '../errors';

/** How a subgraph is reached. */
export interface Source {
  /** The name of the subgraph. */
  readonly name: string;
  /**
   * Asks the subgraph one operation.
   * @param allowance what an execution in this process may spend; over HTTP the answer's length is bounded
   * @throws {SourceFailure} where there is no answer; what is wrong inside an answer is in its errors
   */
  execute(request: SubgraphRequest, signal: AbortSignal, allowance?: Allowance): Promise<ExecutionResult>;
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
