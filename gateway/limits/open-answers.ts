import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The answers of a server that are not read to their end yet. */
export interface OpenAnswers {
  /** Whether an answer on a connection has begun to be sent. */
  hasBegun(socket: Duplex): boolean;
  /** Closes connections whose client takes longer than this to read what is sent, in milliseconds. */
  endSlow(mostMs: number): void;
}

/** Watches the answers of a server. The time of one begins when its first part is sent, not while it is computed. */
export const createOpenAnswers = (server: Server): OpenAnswers => {
  const begun = new Map<ServerResponse, number | undefined>();
  server.on('request', (_request, response) => {
    begun.set(response, undefined);
    // Comes after the last byte was given to the system, or the connection was closed.
    response.once('close', () => {
      begun.delete(response);
    });
  });
  return {
    hasBegun: (socket) => [...begun.keys()].some((answer) => answer.socket === socket && answer.headersSent),
    endSlow: (mostMs) => {
      const now = performance.now();
      for (const [answer, since] of begun) {
        // One that waits behind another on its connection has no socket yet.
        if (!answer.headersSent || answer.socket === null) continue;
        if (since === undefined) begun.set(answer, now);
        else if (now - since > mostMs) answer.socket.destroy();
      }
    },
  };
};
