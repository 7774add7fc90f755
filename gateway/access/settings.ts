import { projectRoot } from '../../subgraphs/common/project-root';
import { wholeNumber } from '../../subgraphs/common/process/setting';
import { algorithms, keysOfTokens, origins, scopes } from './setting-kinds';

/** The settings of who may ask the gateway, and from which pages. */
export const accessSettings = () => ({
  jwtKeys: keysOfTokens(
    {
      name: 'COUNCIL_GRAPH_JWT_KEYS',
      fallback: '',
      meaning:
        'Where the public keys are that the tokens of clients are checked with, as a JSON Web Key Set: an address, or a file. Where it is set, only requests with a good token are answered. Empty answers all.',
    },
    projectRoot(),
  ),
  jwtIssuer: {
    name: 'COUNCIL_GRAPH_JWT_ISSUER',
    fallback: '',
    meaning: 'Who must have issued a token: exactly its claim `iss`. Needed with COUNCIL_GRAPH_JWT_KEYS.',
    right: 'the name of an issuer',
    parse: (text: string) => text,
  },
  jwtAudience: {
    name: 'COUNCIL_GRAPH_JWT_AUDIENCE',
    fallback: '',
    meaning:
      'Whom a token must be for: its claim `aud`, or one of several there. Needed with COUNCIL_GRAPH_JWT_KEYS.',
    right: 'the name of an audience',
    parse: (text: string) => text,
  },
  jwtAlgorithms: algorithms({
    name: 'COUNCIL_GRAPH_JWT_ALGORITHMS',
    fallback: 'RS256,PS256,ES256,EdDSA',
    meaning: 'The algorithms that a token may be signed by, with commas between them.',
  }),
  jwtScopes: scopes({
    name: 'COUNCIL_GRAPH_JWT_SCOPES',
    fallback: '',
    meaning:
      'The scopes that a token must have, all of them, with spaces between them: in its claim `scope`, or `scp`. Empty asks for none.',
  }),
  jwtClockSeconds: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_JWT_CLOCK_SECONDS',
      fallback: '5',
      meaning: 'How far the clocks of the issuer and of this machine may be apart, in seconds.',
    },
    { least: 0, most: 300 },
  ),
  corsOrigins: origins({
    name: 'COUNCIL_GRAPH_CORS_ORIGINS',
    fallback: '',
    meaning:
      "The origins whose pages may read answers of the graph in a browser, with commas between them, or * for all. Empty allows no other origin than the gateway's own. Cookies are never allowed.",
  }),
  hstsSeconds: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_HSTS_SECONDS',
      fallback: '0',
      meaning:
        'For how many seconds browsers are told to reach this host over HTTPS alone (`strict-transport-security`); 0 does not tell them. Set it where a proxy before the gateway speaks TLS, on all ports of the host.',
    },
    { least: 0, most: 63_072_000 },
  ),
});
