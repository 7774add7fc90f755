import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecutionResult } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { openAuthentication } from '../../../gateway/access/open-authentication';
import { createApp, type AppOptions } from '../../../gateway/app';
import { DEFAULTS, type LimitsConfig } from '../../../gateway/defaults';
import type { PageOptions } from '../../../gateway/page';
import { silentLog } from '../../../subgraphs/common/process/log';
import type { FixtureSubgraph } from '../../support/fixture-subgraph';
import { openTestGateway } from '../../support/gateway';
import { listening } from '../../support/listening';
import { createMoney, createPlaces } from '../../support/town';

export const ISSUER = 'https://issuer.example/';
export const AUDIENCE = 'council-graph';

/** Claims of a token, of any kind. */
export type Claims = Readonly<Record<string, unknown>>;

/** One key of an issuer: its public part as an issuer shows it, and tokens that it signs. */
export interface IssuerKey {
  readonly jwk: JWK;
  readonly publicKey: CryptoKey;
  /** Signs the claims of a good token, with what a test changes; a claim that is undefined is left out. */
  sign(claims?: Claims, header?: { readonly kid?: string; readonly jwk?: JWK }): Promise<string>;
}

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds;

/** The claims of a good token. */
export const goodClaims = (): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'a-council',
  iat: inSeconds(0),
  exp: inSeconds(600),
});

/** Makes a key. */
export const createIssuerKey = async (kid: string, alg = 'ES256'): Promise<IssuerKey> => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    publicKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' },
    sign: (claims = {}, header = {}) =>
      new SignJWT({ ...goodClaims(), ...claims })
        .setProtectedHeader({ alg, kid, typ: 'JWT', ...header })
        .sign(privateKey),
  };
};

/** An address that shows keys, as long as it is up. */
export interface KeyServer {
  readonly url: string;
  keys: readonly JWK[];
  /** How it answers: with the keys, with a status, with a text, by sending elsewhere, or by closing the connection. */
  manner: 'KEYS' | 'GONE' | 'BROKEN' | 'ELSEWHERE' | 'CLOSED';
  /** How often it was asked. */
  asked: number;
}

/** Serves keys from a free port of this machine. */
export const serveKeys = async (keys: readonly JWK[]): Promise<KeyServer> => {
  const served: KeyServer = { url: '', keys, manner: 'KEYS', asked: 0 };
  const { url } = await listening((_request, response) => {
    served.asked += 1;
    switch (served.manner) {
      case 'KEYS':
        response.end(JSON.stringify({ keys: served.keys }));
        return;
      case 'GONE':
        response.writeHead(503).end();
        return;
      case 'BROKEN':
        response.end('<html>not keys</html>');
        return;
      case 'ELSEWHERE':
        response.writeHead(302, { location: '/keys' }).end();
        return;
      case 'CLOSED':
        response.destroy();
    }
  });
  return Object.assign(served, { url: `${url}keys.json` });
};

/** An address of this machine at which nothing listens. */
export const nowhere = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${String(port)}/keys.json`;
};

/** What a gateway answers over HTTP. */
export interface Said {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A fixture whose answers say which load they were read from, so that the gateway keeps its own. */
const withLoad = (fixture: FixtureSubgraph): FixtureSubgraph => {
  const execute = async (...given: Parameters<FixtureSubgraph['execute']>): Promise<ExecutionResult> => ({
    ...(await fixture.execute(...given)),
    extensions: { loadId: await fixture.loadId() },
  });
  return {
    ...fixture,
    execute,
    begin: () => ({ execute: (request) => execute(request), end: () => Promise.resolve() }),
  };
};

/** What of an application a test has otherwise. */
export interface ClosedOptions extends AppOptions {
  readonly page?: PageOptions;
}

/** A gateway over the town, with the given settings. */
export const openClosed = async (
  config: Partial<LimitsConfig>,
  { page = { folder: undefined, policy: "default-src 'self'" }, ...options }: ClosedOptions = {},
) => {
  const places = withLoad(createPlaces());
  const { gateway } = await openTestGateway([places, createMoney()]);
  const all: LimitsConfig = { ...DEFAULTS, ...config };
  const authentication = await openAuthentication(all, options.log ?? silentLog);
  const app = createApp(gateway, page, { config: all, authentication, ...options });
  const { url } = await listening(app);
  const say = async (path: string, init?: RequestInit): Promise<Said> => {
    const response = await fetch(url + path, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    url,
    places,
    authentication,
    say,
    /** POSTs a query, with a token where one is given. */
    ask: (token?: string, query = '{ places { id } }', headers: Record<string, string> = {}) =>
      say('graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query }),
      }),
  };
};

/** The settings of a gateway that takes the tokens of the issuer. */
export const closedBy = (jwtKeys: string): Partial<LimitsConfig> => ({
  jwtKeys,
  jwtIssuer: ISSUER,
  jwtAudience: AUDIENCE,
});
