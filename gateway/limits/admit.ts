import type { ServerResponse } from 'node:http';
import type { Admission, Leave } from './admission';
import { refuse } from './refuse';
import type { Stage } from './stage';

const whenGone = (response: ServerResponse): AbortSignal => {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  return gone.signal;
};

/**
 * Lets a request in where there is a place, and gives the place back when its answer is sent or its client is gone.
 * Where there is none it is refused with 503 and Retry-After. Of requests in a row on one connection each waits for the
 * answer to the one before: else a client that reads none of them would hold a place for each.
 * @param retryAfter seconds after which to try again; some of those turned away are told one or two more, so that they
 *   do not all come back at once
 */
export const admit =
  (admission: Admission, retryAfter = 1): Stage =>
  (request, response, next) => {
    const goOn = (leave: Leave): void => {
      response.once('close', leave);
      if (response.closed || response.destroyed) leave();
      else next();
    };
    const turnAway = (): void => {
      refuse(request, response, {
        status: 503,
        code: 'OVERLOADED',
        message:
          'The gateway has more to do than it can, and nothing of this request was done. Ask again later.',
        retryAfter: retryAfter + Math.floor(Math.random() * 3),
      });
    };
    const enter = (): unknown => {
      const leave = admission.enterNow();
      if (leave !== undefined) {
        goOn(leave);
        return undefined;
      }
      return admission.enter(whenGone(response)).then((entered) => {
        if (entered === null) turnAway();
        else goOn(entered);
      });
    };
    if (response.socket !== null) return enter();
    // The one before gives its place back in the next tick.
    response.once('socket', () => {
      process.nextTick(enter);
    });
    return undefined;
  };
