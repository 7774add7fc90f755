import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * A request to the graph: as Node gives it, with what was found by the stages before. Express's own requests are such,
 * too; but what they inherit costs twice as much as the whole answer from the store, so that no stage may need it.
 */
export interface StageRequest extends IncomingMessage {
  /** Its body as read: parsed JSON, or undefined where it is none. */
  body?: unknown;
  /** The address of its client, by the setting of trusted proxies. */
  readonly ip?: string | undefined;
}

/** Goes on to the next stage, or with an error to the end. */
export type Next = (error?: unknown) => void;

/** One thing that is done with a request to the graph: it answers, or goes on. */
export type Stage = (request: StageRequest, response: ServerResponse, next: Next) => unknown;
