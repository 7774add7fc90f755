import { createLru } from './lru';

/** Reads bodies as JSON; undefined for what is no JSON object or list, or not in UTF-8. */
export type Bodies = (bytes: Buffer) => object | undefined;

/** About how many bytes bodies are kept in. */
const KEPT_BYTES = 16_000_000;

/** Longer ones are hardly sent twice. */
const LONGEST_KEPT = 16_384;

/** What is parsed takes about so much for each of its bytes, its key included. */
const WEIGHT = 4;

/**
 * Makes what reads bodies. The same bytes give the same object, as long as it is remembered, so that what was found of
 * it needs not be found again; nobody may change it.
 */
export const createBodies = (): Bodies => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const known = createLru<object>(KEPT_BYTES, { weigh: (_body, key) => 1 + WEIGHT * key.length });
  const parse = (bytes: Buffer): object | undefined => {
    try {
      const value: unknown = JSON.parse(decoder.decode(bytes));
      return typeof value === 'object' && value !== null ? value : undefined;
    } catch {
      return undefined;
    }
  };
  return (bytes) => {
    if (bytes.length > LONGEST_KEPT) return parse(bytes);
    // A letter for each byte: other bytes are another key.
    const key = bytes.toString('latin1');
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const body = parse(bytes);
    if (body !== undefined) known.set(key, body);
    return body;
  };
};
