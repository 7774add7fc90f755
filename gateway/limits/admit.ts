import type { RequestHandler, Response } from 'express';
import type { Admission } from './admission';
import { refuse } from './refuse';

const whenGone = (response: Response): AbortSignal => {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  return gone.signal;
};

/**
 * Lets a request in where there is a place, and gives the place back when its answer is sent or its client is gone.
 * Where there is none it is refused with 503 and Retry-After.
 * @param retryAfter seconds after which to try again; some of those turned away are told one or two more, so that they
 *   do not all come back at once
 */
export const admit =
  (admission: Admission, retryAfter = 1): RequestHandler =>
  async (request, response, next) => {
    const leave = admission.enterNow() ?? (await admission.enter(whenGone(response)));
    if (leave === null) {
      refuse(request, response, {
        status: 503,
        code: 'OVERLOADED',
        message:
          'The gateway has more to do than it can, and nothing of this request was done. Ask again later.',
        retryAfter: retryAfter + Math.floor(Math.random() * 3),
      });
      return;
    }
    response.once('close', leave);
    if (response.closed || response.destroyed) leave();
    else next();
  };
