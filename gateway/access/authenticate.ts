import type { Request, RequestHandler, Response } from 'express';
import { refuse, type Refusal } from '../limits/refuse';
import type { Verdict, VerifyToken } from './verify-token';

/** Tells who sends a request to the graph, and refuses those of nobody who may. */
export interface Authentication {
  /**
   * Refuses requests without a good token: 401, or 403 where it allows too little, or 503 where that can't be told.
   * @param limit stands before each refusal, so that whoever guesses tokens is counted by the address
   */
  handler(limit?: RequestHandler): RequestHandler;
  /** Whom the token of a request names, where it was verified. */
  subjectOf(request: Request): string | undefined;
}

const CHALLENGE = 'Bearer realm="council-graph"';

/** Seconds after which keys that could not be had are tried again. */
const RETRY_AFTER = 5;

interface Answer {
  readonly refusal: Refusal;
  /** The header WWW-Authenticate by RFC 6750. */
  readonly challenge?: string;
}

const unauthenticated = (message: string, challenge: string): Answer => ({
  refusal: { status: 401, code: 'UNAUTHENTICATED', message },
  challenge,
});

const NO_TOKEN = unauthenticated(
  'The request has no token. Send the header authorization: Bearer, followed by a token.',
  CHALLENGE,
);

const UNKNOWN: Answer = {
  refusal: {
    status: 503,
    code: 'AUTHENTICATION_UNAVAILABLE',
    message: 'The token can not be checked now. Ask again later.',
    retryAfter: RETRY_AFTER,
  },
};

/** The token in a request's header; undefined where it has none. */
const tokenOf = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(header)?.[1];

/**
 * Makes what tells who sends requests.
 * @param scopes those that a token needs, for the answer to one that has not all
 */
export const createAuthentication = (verify: VerifyToken, scopes: readonly string[]): Authentication => {
  const subjects = new WeakMap<object, string>();
  const needed = scopes.join(' ');

  const answerTo = (verdict: Exclude<Verdict, { kind: 'GOOD' }>): Answer => {
    switch (verdict.kind) {
      case 'BAD':
        return unauthenticated(
          `${verdict.reason} Send another one.`,
          `${CHALLENGE}, error="invalid_token", error_description="${verdict.reason}"`,
        );
      case 'SCOPE_MISSING':
        return {
          refusal: {
            status: 403,
            code: 'INSUFFICIENT_SCOPE',
            message: `The token does not have the scopes that are needed here: ${needed}.`,
            extensions: { scopes },
          },
          challenge: `${CHALLENGE}, error="insufficient_scope", scope="${needed}"`,
        };
      case 'UNKNOWN':
        return UNKNOWN;
    }
  };

  const send = (request: Request, response: Response, { refusal, challenge }: Answer): void => {
    if (challenge !== undefined) response.setHeader('www-authenticate', challenge);
    refuse(request, response, refusal);
  };

  return {
    subjectOf: (request) => subjects.get(request),
    handler: (limit) => {
      const turnAway = (request: Request, response: Response, answer: Answer): void => {
        if (limit === undefined) send(request, response, answer);
        else
          void limit(request, response, () => {
            send(request, response, answer);
          });
      };
      return async (request, response, next) => {
        const token = tokenOf(request.headers.authorization);
        if (token === undefined) {
          turnAway(request, response, NO_TOKEN);
          return;
        }
        const known = verify(token);
        const verdict = known instanceof Promise ? await known : known;
        if ('subject' in verdict) subjects.set(request, verdict.subject);
        if (verdict.kind === 'GOOD') next();
        else turnAway(request, response, answerTo(verdict));
      };
    },
  };
};
