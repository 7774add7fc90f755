import type { IncomingMessage } from 'node:http';
import type { Encoding } from './encoding';

/** The entity tag of an answer as it is sent in an encoding: other bytes need another tag. */
export const entityTag = (tag: string, encoding: Encoding): string =>
  encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`;

const ENCODINGS: readonly Encoding[] = ['identity', 'gzip', 'br'];

/**
 * The entity tag by which the client of a GET holds an answer already, in whichever encoding; undefined where it does
 * not, or where the request is another than GET or HEAD.
 */
export const heldTag = ({ method, headers }: IncomingMessage, tag: string): string | undefined => {
  const held = headers['if-none-match'];
  if (held === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
  if (held.trim() === '*') return entityTag(tag, 'identity');
  const given = new Set(Array.from(held.matchAll(/"[^"]*"/g), ([each]) => each));
  return ENCODINGS.map((encoding) => entityTag(tag, encoding)).find((each) => given.has(each));
};
