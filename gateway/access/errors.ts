import type { ErrorDescription } from '../../subgraphs/common/errors';

/** The codes of whoever may not ask, in the order in which a request can meet them. */
export const accessErrors = [
  {
    code: 'UNAUTHENTICATED',
    when: 'The request says not, or wrongly, who sends it. To the gateway: it has no token, or one that has expired, is forged, or is from another issuer or for somebody else. To a subgraph that other machines reach: it is not signed by a gateway that has one of its keys; not at all, wrongly, too long ago, or a second time.',
    http: '401, with WWW-Authenticate where it is the gateway. Behind the gateway, the 401 of a subgraph is SUBGRAPH_BAD_RESPONSE',
    remedy:
      'Send `authorization: Bearer` and a new token of the issuer that the gateway trusts; the message says what is wrong with this one. Where a subgraph refuses its gateway, compare COUNCIL_GRAPH_SUBGRAPH_KEYS and the clocks of both machines.',
  },
  {
    code: 'INSUFFICIENT_SCOPE',
    when: 'The token is good, but does not have all scopes that the gateway asks for.',
    http: '403, with WWW-Authenticate, which names them',
    remedy: 'Ask the issuer for a token with those scopes.',
  },
  {
    code: 'AUTHENTICATION_UNAVAILABLE',
    when: 'The token could not be checked: the keys of its issuer can not be had.',
    http: '503, with Retry-After; `retryAfter` has the same seconds',
    remedy:
      'Ask again after that time. For whoever runs the gateway: its log says what is wrong with COUNCIL_GRAPH_JWT_KEYS.',
  },
] as const satisfies readonly ErrorDescription[];
