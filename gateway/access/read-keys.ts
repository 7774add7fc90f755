import { readFile } from 'node:fs/promises';
import type { JSONWebKeySet } from 'jose';

/** Reads the keys of an issuer anew; fails with a sentence for whoever runs the gateway. */
export type ReadKeys = () => Promise<JSONWebKeySet>;

const PATIENCE_MS = 5_000;

/** A set of keys takes about a kilobyte a key. */
const MOST_BYTES = 262_144;

const isKeySet = (value: unknown): value is JSONWebKeySet =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys);

const parse = (text: string): JSONWebKeySet => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('It is no JSON.');
  }
  if (!isKeySet(value) || value.keys.length === 0)
    throw new Error('It is no JSON Web Key Set: an object with a list `keys` that is not empty.');
  return value;
};

const bytesOf = async ({ body }: Response): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`It is larger than ${String(MOST_BYTES)} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const keysAt = async (address: string): Promise<JSONWebKeySet> => {
  const response = await fetch(address, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    // Another address is not the one that was named.
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`It answers with status ${String(response.status)}.`);
  }
  return parse((await bytesOf(response)).toString());
};

const keysIn = async (file: string): Promise<JSONWebKeySet> => {
  const bytes = await readFile(file).catch((cause: unknown) => {
    const { code = 'for no known reason' } = cause as NodeJS.ErrnoException;
    throw new Error(`The file can not be read (${code}).`, { cause });
  });
  if (bytes.length > MOST_BYTES) throw new Error(`It is larger than ${String(MOST_BYTES)} bytes.`);
  return parse(bytes.toString());
};

/** Whether keys are reached by their address, not read from a file. */
export const isAddress = (keys: string): boolean => /^https?:\/\//i.test(keys);

/** Reads keys from where the setting says. */
export const keyReader =
  (keys: string): ReadKeys =>
  () =>
    isAddress(keys) ? keysAt(keys) : keysIn(keys);
