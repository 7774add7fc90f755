import { hash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { createLru } from '../limits/lru';
import { KeysUnavailableError, type KeySet } from './key-set';

/** What is known of a token. */
export type Verdict =
  /** It is good. `subject` is a name of fixed length for whom it names, no two of whom share one. */
  | { readonly kind: 'GOOD'; readonly subject: string }
  /** It is not; why, as a sentence for its sender. */
  | { readonly kind: 'BAD'; readonly reason: string }
  /** It is good, but allows less than what is asked for. */
  | { readonly kind: 'SCOPE_MISSING'; readonly subject: string }
  /** There are no keys to tell by. */
  | { readonly kind: 'UNKNOWN' };

/** Tells good tokens from others; at once where it has seen the token before. */
export type VerifyToken = (token: string) => Verdict | Promise<Verdict>;

/** What tokens must be. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly scopes: readonly string[];
  readonly clockSeconds: number;
}

/** A token is read by whoever sends one, so that a long one is work for nothing. */
const MOST_CHARACTERS = 8_192;

/** About 3 MB of verdicts. */
const MOST_KEPT = 10_000;

/** What is wrong with a token, by what the library calls it. */
const reasonOf = (error: errors.JOSEError): string => {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    switch (error.claim) {
      case 'nbf':
        return 'The token is not good yet.';
      case 'iss':
        return 'The token is from another issuer.';
      case 'aud':
        return 'The token is for somebody else.';
      default:
        return `The claim ${error.claim} of the token is missing or not right.`;
    }
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The token is not signed by an allowed algorithm.';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'The token is not signed with a key of its issuer.';
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'The signature of the token is not right.';
  return 'The token is no JSON Web Token that can be read.';
};

/** The scopes of a token, as one text with spaces or as a list. */
const scopesOf = ({ scope, scp }: JWTPayload): readonly unknown[] => {
  const given: unknown = scope ?? scp;
  if (typeof given === 'string') return given.split(' ');
  return Array.isArray(given) ? given : [];
};

/**
 * Makes what tells good tokens from others.
 * @param onFailure is told of what should not happen: keys that can't be used
 * @param now the time in milliseconds since 1970
 */
export const createVerifyToken = (
  keys: KeySet,
  { issuer, audience, algorithms, scopes, clockSeconds }: TokenRules,
  onFailure: (cause: unknown) => void,
  now: () => number = Date.now,
): VerifyToken => {
  const known = createLru<{
    readonly verdict: Verdict;
    readonly generation: number | undefined;
    readonly until: number;
  }>(MOST_KEPT);

  const verdictOf = (payload: JWTPayload): Verdict => {
    const { sub = '' } = payload;
    if (typeof sub !== 'string' || sub === '')
      return { kind: 'BAD', reason: 'The claim sub of the token is missing or not right.' };
    const subject = hash('sha256', JSON.stringify([issuer, sub]), 'base64url');
    const has = scopesOf(payload);
    return { kind: scopes.every((scope) => has.includes(scope)) ? 'GOOD' : 'SCOPE_MISSING', subject };
  };

  const verify = async (token: string, digest: string): Promise<Verdict> => {
    // As it was before: what is verified while the keys change is verified again.
    const generation = keys.generation();
    try {
      const { payload } = await jwtVerify(token, keys.keyOf, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockSeconds,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(now()),
      });
      const verdict = verdictOf(payload);
      const until = ((payload.exp ?? 0) + clockSeconds) * 1_000;
      known.set(digest, { verdict, generation, until });
      return verdict;
    } catch (error) {
      if (error instanceof errors.JOSEError) return { kind: 'BAD', reason: reasonOf(error) };
      if (!(error instanceof KeysUnavailableError)) onFailure(error);
      return { kind: 'UNKNOWN' };
    }
  };

  const isOfThese = (generation: number | undefined): boolean =>
    generation !== undefined && generation === keys.generation();

  return (token) => {
    if (token.length > MOST_CHARACTERS)
      return { kind: 'BAD', reason: `The token is longer than ${String(MOST_CHARACTERS)} characters.` };
    const digest = hash('sha256', token, 'base64url');
    const found = known.get(digest);
    // A key that was withdrawn takes its tokens with it.
    if (found && isOfThese(found.generation) && now() < found.until) return found.verdict;
    return verify(token, digest);
  };
};
