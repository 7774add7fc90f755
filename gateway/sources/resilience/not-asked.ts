import { SourceFailure } from '../source';
import type { Refusal } from './observer';

const reasons = {
  open: 'It failed too often just now; it is left alone for a while.',
  full: 'Too many requests to it are waiting already.',
} as const satisfies Record<Refusal, string>;

/** A subgraph was not asked, to spare it or ourselves. */
export class NotAsked extends SourceFailure {
  /** @param retryAfter in how many whole seconds it is worth asking again */
  constructor(
    subgraph: string,
    readonly reason: Refusal,
    readonly retryAfter: number,
  ) {
    super('SUBGRAPH_UNAVAILABLE', subgraph, reasons[reason]);
    this.name = 'NotAsked';
  }
}
