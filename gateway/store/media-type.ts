import type { Request } from 'express';

/** What Apollo Server can answer with, in its order; it has the last for callbacks only, and the store has it not. */
const OFFERED = [
  'application/json; charset=utf-8',
  'application/graphql-response+json; charset=utf-8',
  'application/json; callbackSpec=1.0; charset=utf-8',
];

/** The media type that a request is answered with, as Apollo Server chooses it; undefined where it accepts none. */
export const mediaTypeOf = (request: Pick<Request, 'accepts'>): string | undefined => {
  const type = request.accepts(OFFERED);
  return type === false || type === OFFERED[2] ? undefined : type;
};
