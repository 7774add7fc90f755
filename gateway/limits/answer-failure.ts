import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from './refuse';

const statusOf = (error: unknown): number => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
};

/** Answers a request whose handling failed: what is wrong with the request as such, all else without saying what. */
export const answerFailure =
  (log: (cause: unknown) => void) =>
  // Express knows an error handler by its four parameters.
  (error: unknown, request: IncomingMessage, response: ServerResponse, _next?: unknown): void => {
    const status = statusOf(error);
    if (status < 500) {
      refuse(request, response, {
        status,
        code: 'BAD_REQUEST',
        message: 'The request could not be read: send it whole, with a right address, as JSON in UTF-8.',
      });
      return;
    }
    log(error);
    refuse(request, response, {
      status: 500,
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Something failed inside the gateway.',
    });
  };
