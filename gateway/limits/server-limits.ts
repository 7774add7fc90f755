import type { Server, ServerOptions } from 'node:http';
import { answerBadRequests } from './bad-requests';
import { createOpenAnswers } from './open-answers';

/** What connections may do. All times are in milliseconds. */
export interface ServerLimits {
  /** The most connections at once; more are closed as soon as they are opened. */
  readonly mostConnections: number;
  /** The largest head of a request, in bytes: its line and its headers. */
  readonly mostHeadBytes: number;
  /** How long the head of a request may take. */
  readonly headTimeMs: number;
  /** How long a whole request may take to come. */
  readonly requestTimeMs: number;
  /** How long a client may take to read an answer. */
  readonly readTimeMs: number;
  /** How long a connection is kept for another request. */
  readonly idleTimeMs: number;
}

/** How often connections are looked at: four times in the shortest of the times, but at most ten times a second. */
const interval = (times: readonly number[]): number =>
  Math.min(30_000, Math.max(100, Math.min(...times) / 4));

/** The limits that a server takes when it is made: `createServer(serverOptions(limits), listener)`. */
export const serverOptions = ({
  mostHeadBytes,
  headTimeMs,
  requestTimeMs,
  idleTimeMs,
}: ServerLimits): ServerOptions => ({
  maxHeaderSize: mostHeadBytes,
  headersTimeout: Math.min(headTimeMs, requestTimeMs),
  requestTimeout: requestTimeMs,
  keepAliveTimeout: idleTimeMs,
  connectionsCheckingInterval: interval([headTimeMs, requestTimeMs]),
});

/**
 * Bounds what connections of a server may do, beside what `serverOptions` does: how many there are, how slowly an answer
 * is read, and what a request that is no HTTP, or comes too slowly, is answered. Ends with the server.
 */
export const applyServerLimits = (server: Server, { mostConnections, readTimeMs }: ServerLimits): void => {
  server.maxConnections = mostConnections;
  const answers = createOpenAnswers(server);
  answerBadRequests(server, answers);
  const timer = setInterval(
    () => {
      answers.endSlow(readTimeMs);
    },
    interval([readTimeMs]),
  );
  timer.unref();
  server.once('close', () => {
    clearInterval(timer);
  });
};
