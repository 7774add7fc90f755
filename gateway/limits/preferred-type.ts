import type { IncomingMessage } from 'node:http';
import express, { type Request } from 'express';
import { createLru } from './lru';

/** Finds which of some media types a client likes best; undefined where it accepts none of them. */
export type PreferredType = (request: Pick<IncomingMessage, 'headers'>) => string | undefined;

/** Browsers and libraries send few different ones. */
const MOST_KEPT = 100;

/** A longer one is somebody's joke. */
const MOST_CHARACTERS = 1_000;

/**
 * Makes what chooses among media types by `accept`, as Express does.
 * @param offered the media types, the one that is sent to whoever likes all alike first
 */
export const createPreferredType = (offered: readonly string[]): PreferredType => {
  const accepts: (this: Request, types: string[]) => string | false = express.request.accepts;
  const known = createLru<{ readonly type: string | undefined }>(MOST_KEPT);
  const choose = (request: Pick<IncomingMessage, 'headers'>): string | undefined =>
    // It reads nothing of a request but its headers.
    accepts.call(request as Request, [...offered]) || undefined;
  return (request) => {
    const { accept = '' } = request.headers;
    if (accept.length > MOST_CHARACTERS) return choose(request);
    const found = known.get(accept) ?? { type: choose(request) };
    known.set(accept, found);
    return found.type;
  };
};
