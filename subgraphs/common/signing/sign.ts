import { randomBytes } from 'node:crypto';
import { codeOf, keyOf, SIGNATURE_HEADER, writeClaim } from './signature';

/** Makes the header, name and value, by which a subgraph knows that a request is from its gateway and was not seen before. */
export type Signer = (method: string, path: string, body: Buffer) => readonly [string, string];

/** What a signer is made of. */
export interface SignerOptions {
  readonly key: string;
  /** The name of the subgraph that is asked; another one does not take the signature. */
  readonly audience: string;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** Makes a signer with a name of its own. */
export const createSigner = ({ key, audience, now = Date.now }: SignerOptions): Signer => {
  const secret = keyOf(key);
  const signer = randomBytes(12).toString('base64url');
  let count = 0;
  return (method, path, body) => {
    count += 1;
    const claim = { at: now(), signer, count };
    const code = codeOf(secret, claim, { audience, method, path, body });
    return [SIGNATURE_HEADER, writeClaim({ ...claim, code })];
  };
};
