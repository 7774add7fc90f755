import { hash } from 'node:crypto';
import { exactBytes } from './exact-bytes';
import type { Loads } from './loads';

/** An answer that may be kept: a query's, whole, and read from one load of each subgraph. */
export interface Answer {
  /** Its media type, as sent. */
  readonly type: string;
  readonly body: Buffer;
  /** A digest of its type and bytes, without the quotes of an entity tag. */
  readonly tag: string;
  /** The loads that it was read from. */
  readonly loads: Loads;
}

/** Makes an answer of its parts. */
export const createAnswer = (type: string, text: string, loads: Loads): Answer => {
  const body = exactBytes(text);
  // The same bytes under another type are another representation, and need another tag.
  const tag = hash('sha256', `${type}\n${hash('sha256', body)}`, 'base64url');
  return { type, body, tag, loads };
};
