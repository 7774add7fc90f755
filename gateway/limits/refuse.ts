import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Request } from 'express';

/** Why a request is refused before it is read as GraphQL. */
export interface Refusal {
  /** The HTTP status. */
  readonly status: number;
  readonly code: string;
  /** What is wrong, and what would be right. */
  readonly message: string;
  /** What is said beside the code, such as the limit. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Seconds after which the same request may be answered. */
  readonly retryAfter?: number;
}

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

/** The body of a refusal: an answer of GraphQL with one error. */
export const refusalBody = ({ code, message, extensions, retryAfter }: Refusal): string =>
  JSON.stringify({
    errors: [
      { message, extensions: { code, ...extensions, ...(retryAfter === undefined ? {} : { retryAfter }) } },
    ],
  });

/** A body that is refused is read on so far, so that its sender gets to the answer; then its connection is closed. */
const MOST_PASSED_BYTES = 8_388_608;

const letPass = (request: IncomingMessage): void => {
  let passed = 0;
  request.on('data', (chunk: Buffer) => {
    passed += chunk.length;
    if (passed > MOST_PASSED_BYTES) request.socket.destroy();
  });
};

/** Refuses a request with a status and an answer of GraphQL, in the media type that the client prefers. */
export const refuse = (request: IncomingMessage, response: ServerResponse, refusal: Refusal): void => {
  const { status, retryAfter } = refusal;
  if (response.headersSent) return;
  // It reads nothing of a request but its headers.
  const accepts: (this: Request, types: string[]) => string | false = express.request.accepts;
  const type = accepts.call(request as Request, [JSON_TYPE, GRAPHQL_TYPE]) || JSON_TYPE;
  response.statusCode = status;
  response.setHeader('content-type', `${type}; charset=utf-8`);
  response.setHeader('cache-control', 'no-store');
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  if (!request.complete) letPass(request);
  response.end(refusalBody(refusal));
};
