import type { Request } from 'express';
import type { RequestTrace } from './tracing/request-trace';
import type { RequestRecord } from './visible/request-record';

/** What is noted of one client request while it is answered; Apollo Server's context value. */
export interface RequestNotes {
  /** The ids of the loads that its sub-answers were read from, by subgraph; null for one that came without an id. */
  readonly loads: Map<string, Set<string | null>>;
  /** Whether a part of the answer is an older one, given because its subgraph could not be asked. */
  fallback: boolean;
  /** Whether the answer is that of a query, in one piece and with no error. Stays false until the answer is made. */
  isWhole: boolean;
  /** The request as it came, where it came over HTTP. */
  readonly request?: Request;
  /** Aborted when the client is gone. */
  readonly signal?: AbortSignal;
  /** What becomes of it, where somebody reads that. */
  readonly record?: RequestRecord;
  /** How it is traced, where it is. */
  readonly trace?: RequestTrace;
}

/**
 * Apollo Server answers each request with a shallow copy of its context value. What is noted on the copy must be read
 * from the original, so that all fields lead to one place.
 */
class SharedNotes implements RequestNotes {
  readonly loads: RequestNotes['loads'] = new Map();
  private readonly marks = { fallback: false, isWhole: false };

  get fallback(): boolean {
    return this.marks.fallback;
  }
  set fallback(value: boolean) {
    this.marks.fallback = value;
  }
  get isWhole(): boolean {
    return this.marks.isWhole;
  }
  set isWhole(value: boolean) {
    this.marks.isWhole = value;
  }
}

/** The notes of a request that has just arrived. Add to them with `Object.assign`; spread out, they would come apart. */
export const createRequestNotes = (): RequestNotes => new SharedNotes();

/**
 * Notes which load one sub-answer was read from.
 * @param loadId what the subgraph gave as its id; anything but a text that isn't empty counts as none
 */
export const noteLoad = ({ loads }: RequestNotes, subgraph: string, loadId: unknown): void => {
  const ids = loads.get(subgraph) ?? new Set();
  loads.set(subgraph, ids);
  ids.add(typeof loadId === 'string' && loadId !== '' ? loadId : null);
};
