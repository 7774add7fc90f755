import type { Answer } from './answer';
import { compress, type Encoding } from './encoding';
import { exactBytes } from './exact-bytes';

/** Some bytes of an answer, and how they are encoded. */
export interface Encoded {
  readonly encoding: Encoding;
  readonly bytes: Buffer;
}

/** An answer in the store, with compressed copies that are made when first asked for. */
export interface KeptAnswer {
  readonly answer: Answer;
  /** Its bytes in an encoding; as they are where compressing makes them no shorter. */
  encoded(encoding: Encoding): Promise<Encoded>;
  /** The bytes that it takes, its copies included. */
  weight(): number;
}

/** About what an entry takes beside its bytes. */
const OVERHEAD = 1024;

/** Makes an entry of the store; `onGrow` is called when it has come to weigh more. */
export const createKeptAnswer = (answer: Answer, onGrow: () => void): KeptAnswer => {
  const { body } = answer;
  const plain: Encoded = { encoding: 'identity', bytes: body };
  const copies = new Map<Encoding, Promise<Encoded>>([['identity', Promise.resolve(plain)]]);
  let weight = OVERHEAD + body.length;

  const copied = async (encoding: Exclude<Encoding, 'identity'>): Promise<Encoded> => {
    const bytes = await compress(body, encoding).catch(() => body);
    if (bytes.length >= body.length) return plain;
    weight += bytes.length;
    onGrow();
    return { encoding, bytes: exactBytes(bytes) };
  };

  return {
    answer,
    weight: () => weight,
    encoded: (encoding) => {
      const copy =
        copies.get(encoding) ?? (encoding === 'identity' ? Promise.resolve(plain) : copied(encoding));
      copies.set(encoding, copy);
      return copy;
    },
  };
};
