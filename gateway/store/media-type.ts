import type { IncomingMessage } from 'node:http';
import { createPreferredType } from '../limits/preferred-type';

/** What Apollo Server can answer with, in its order; it has the last for callbacks only, and the store has it not. */
const OFFERED = [
  'application/json; charset=utf-8',
  'application/graphql-response+json; charset=utf-8',
  'application/json; callbackSpec=1.0; charset=utf-8',
];

/** Makes what finds the media type that a request is answered with, as Apollo Server chooses it; undefined: none. */
export const createMediaTypeOf = () => {
  const preferred = createPreferredType(OFFERED);
  return (request: Pick<IncomingMessage, 'headers'>): string | undefined => {
    const type = preferred(request);
    return type === OFFERED[2] ? undefined : type;
  };
};
