import { timingSafeEqual } from 'node:crypto';
import { createSeenCounts, type SeenCounts } from './seen-counts';
import { codeOf, keyOf, readClaim, type Claim, type Signed } from './signature';

/** Tells requests of the gateway from all others. */
export interface Verifier {
  /** The name of the subgraph that it answers for. */
  readonly audience: string;
  /**
   * Reads what a header claims, before the body is read.
   * @throws {SignatureError} where there is no signature, or not one of now
   */
  claimOf(header: string | undefined): Claim;
  /**
   * Checks a claim against the request, and takes it once.
   * @throws {SignatureError} where it is forged, or was seen before
   */
  check(claim: Claim, request: Omit<Signed, 'audience'>): void;
}

/** Why a signature is not taken, in words for whoever sends the request. */
export class SignatureError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SignatureError';
  }
}

/** What a verifier is made of. */
export interface VerifierOptions {
  /** The keys that are good, of which any will do. */
  readonly keys: readonly string[];
  readonly audience: string;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** How far the clocks of the gateway and the subgraph may be apart, and how long a request may be on its way. */
export const SKEW_MS = 30_000;

/** The most signers that are remembered, of 8 KB each: one for each gateway that started in the last minute or is in use. */
const MOST_SIGNERS = 1_000;

/** Makes a verifier. What was signed before it was made is refused, since another one may have taken it. */
export const createVerifier = ({ keys, audience, now = Date.now }: VerifierOptions): Verifier => {
  const secrets = keys.map(keyOf);
  const madeAt = now();
  const signers = new Map<string, { readonly seen: SeenCounts; lastAt: number }>();

  /** A signer is forgotten when all that it signed is too old to be taken again. */
  const forgetSome = (): void => {
    for (const [name, { lastAt }] of signers) if (now() - lastAt > 2 * SKEW_MS) signers.delete(name);
    if (signers.size >= MOST_SIGNERS) throw new SignatureError('Too many gateways sign requests at once.');
  };
  const signerOf = (name: string): SeenCounts => {
    const known = signers.get(name);
    if (known !== undefined) {
      known.lastAt = now();
      return known.seen;
    }
    if (signers.size >= MOST_SIGNERS) forgetSome();
    const seen = createSeenCounts();
    signers.set(name, { seen, lastAt: now() });
    return seen;
  };

  return {
    audience,
    claimOf: (header) => {
      const claim = header === undefined ? undefined : readClaim(header);
      if (claim === undefined) throw new SignatureError('The request is not signed.');
      const isOfNow = Math.abs(now() - claim.at) <= SKEW_MS && claim.at >= madeAt;
      if (!isOfNow) throw new SignatureError('The signature is not of now. Compare the clocks.');
      return claim;
    },
    check: (claim, request) => {
      // All keys are tried, so that the time taken does not tell which one is good.
      const good = secrets.map((key) =>
        timingSafeEqual(codeOf(key, claim, { ...request, audience }), claim.code),
      );
      if (!good.includes(true)) throw new SignatureError('The signature is not right.');
      if (!signerOf(claim.signer).add(claim.count)) throw new SignatureError('The request was sent before.');
    },
  };
};
