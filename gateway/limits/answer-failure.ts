import type { ErrorRequestHandler } from 'express';
import { refuse } from './refuse';

/** Answers a request whose handling failed: what is wrong with the request as such, all else without saying what. */
export const answerFailure =
  (log: (cause: unknown) => void): ErrorRequestHandler =>
  // Express knows an error handler by its four parameters.
  (error: { readonly status?: number }, request, response, _next) => {
    const { status = 500 } = error;
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
