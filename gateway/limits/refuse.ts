import type { Request, Response } from 'express';

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

const letPass = (request: Request): void => {
  let passed = 0;
  request.on('data', (chunk: Buffer) => {
    passed += chunk.length;
    if (passed > MOST_PASSED_BYTES) request.socket.destroy();
  });
};

/** Refuses a request with a status and an answer of GraphQL, in the media type that the client prefers. */
export const refuse = (request: Request, response: Response, refusal: Refusal): void => {
  const { status, retryAfter } = refusal;
  if (response.headersSent) return;
  const type = request.accepts(['application/json', GRAPHQL_TYPE]) || 'application/json';
  response.status(status).set({ 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  if (retryAfter !== undefined) response.set('retry-after', String(retryAfter));
  if (!request.complete) letPass(request);
  response.end(refusalBody(refusal));
};
