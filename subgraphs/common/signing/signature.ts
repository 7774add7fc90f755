import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** The header that carries a signature. Node gives the names of headers in small letters. */
export const SIGNATURE_HEADER = 'x-council-graph-signature';

/** What a signature says of itself. */
export interface Claim {
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  /** Who made it: a random name that each signer has of its own. */
  readonly signer: string;
  /** How many it had made by then, this one included. */
  readonly count: number;
  /** The code over the claim and the request: 32 bytes. */
  readonly code: Buffer;
}

/** What a signature is over, beside its claim. */
export interface Signed {
  /** The name of the subgraph that is asked. */
  readonly audience: string;
  readonly method: string;
  /** The path with the query, as sent. */
  readonly path: string;
  readonly body: Buffer;
}

/** A key as it signs. */
export const keyOf = (text: string): KeyObject => createSecretKey(text, 'utf8');

/** The code over a claim and a request: HMAC-SHA256, its parts kept apart by line ends, which none but the body can hold. */
export const codeOf = (
  key: KeyObject,
  { at, signer, count }: Omit<Claim, 'code'>,
  { audience, method, path, body }: Signed,
): Buffer =>
  createHmac('sha256', key)
    .update(['v1', at, signer, count, audience, method, path, ''].join('\n'))
    .update(body)
    .digest();

/** A claim as a header has it. */
export const writeClaim = ({ at, signer, count, code }: Claim): string =>
  `v1 ${String(at)} ${signer} ${String(count)} ${code.toString('base64url')}`;

/** The claim in a header; undefined where it has none. */
export const readClaim = (header: string): Claim | undefined => {
  const found = /^v1 (\d{1,15}) ([\w-]{16}) (\d{1,15}) ([\w-]{43})$/.exec(header);
  if (found === null) return undefined;
  const [, at, signer = '', count, code = ''] = found;
  return { at: Number(at), signer, count: Number(count), code: Buffer.from(code, 'base64url') };
};
