import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { exportJWK, exportSPKI, UnsecuredJWT } from 'jose';
import { closeAll } from '../../support/listening';
import {
  AUDIENCE,
  closedBy,
  createIssuerKey,
  goodClaims,
  ISSUER,
  openClosed,
  serveKeys,
  type IssuerKey,
} from './support';

afterAll(closeAll);

const ANSWER = { places: [{ id: 'ealing' }, { id: 'hackney' }] };

let key: IssuerKey;
let rsa: IssuerKey;
let others: readonly IssuerKey[];
let closed: Awaited<ReturnType<typeof openClosed>>;
beforeAll(async () => {
  key = await createIssuerKey('one');
  rsa = await createIssuerKey('two', 'RS256');
  others = [await createIssuerKey('three', 'EdDSA'), await createIssuerKey('four', 'PS256')];
  const { url } = await serveKeys([key, rsa, ...others].map(({ jwk }) => jwk));
  closed = await openClosed(closedBy(url));
});

const seconds = (from: number): number => Math.floor(Date.now() / 1_000) + from;

/** The one refusal of a request whose token is bad. */
const refused = (reason: string) => ({
  status: 401,
  challenge: `Bearer realm="council-graph", error="invalid_token", error_description="${reason}"`,
  caching: 'no-store',
  answer: { errors: [{ message: `${reason} Send another one.`, extensions: { code: 'UNAUTHENTICATED' } }] },
});

const refusalOf = async (token: string) => {
  const { status, headers, text } = await closed.ask(token);
  return {
    status,
    challenge: headers.get('www-authenticate'),
    caching: headers.get('cache-control'),
    answer: JSON.parse(text) as unknown,
  };
};

test('a good token is answered, by whichever allowed algorithm, from the store, too, and for its sender alone', async () => {
  for (const each of [key, rsa, ...others]) {
    const { status, headers, text } = await closed.ask(await each.sign());
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect(JSON.parse(text)).toMatchObject({ data: ANSWER });
  }
  expect((await closed.ask(await key.sign({ aud: ['another', AUDIENCE] }))).status).toBe(200);
  // The name of the scheme is in any letters.
  const authorization = `bearer ${await key.sign()}`;
  expect((await closed.ask(undefined, undefined, { authorization })).status).toBe(200);
});

test.each([
  ['no header', {}],
  ['another scheme', { authorization: 'Basic Y291bmNpbDpzZWNyZXQ=' }],
  ['no token in it', { authorization: 'Bearer' }],
  ['two tokens', { authorization: 'Bearer a b' }],
])('a request with %s is told how to send a token', async (_, headers) => {
  const { status, headers: said, text } = await closed.ask(undefined, undefined, headers);
  expect([status, said.get('www-authenticate')]).toEqual([401, 'Bearer realm="council-graph"']);
  expect(JSON.parse(text)).toEqual({
    errors: [
      {
        message: 'The request has no token. Send the header authorization: Bearer, followed by a token.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
});

test('a token in the address is not read', async () => {
  const { status } = await closed.say(`graphql?query={places{id}}&access_token=${await key.sign()}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });
  expect(status).toBe(401);
});

const READ = 'The token is no JSON Web Token that can be read.';
const ALGORITHM = 'The token is not signed by an allowed algorithm.';
const NOT_A_KEY = 'The token is not signed with a key of its issuer.';
const SIGNATURE = 'The signature of the token is not right.';

const withPayload = async (change: object): Promise<string> => {
  const [header = '', , signature = ''] = (await key.sign()).split('.');
  const payload = Buffer.from(JSON.stringify({ ...goodClaims(), ...change })).toString('base64url');
  return [header, payload, signature].join('.');
};

const withItsKey = async (): Promise<string> => {
  const forger = await createIssuerKey('one');
  return forger.sign({}, { jwk: forger.jwk });
};

const byHmac = (secret: string | Buffer, header: object): string => {
  const parts = [header, goodClaims()].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const code = createHmac('sha256', secret).update(parts.join('.')).digest('base64url');
  return [...parts, code].join('.');
};

test.each<[string, () => Promise<string>, string]>([
  ['has expired', () => key.sign({ exp: seconds(-60) }), 'The token has expired.'],
  ['is not good yet', () => key.sign({ nbf: seconds(60) }), 'The token is not good yet.'],
  ['is from another issuer', () => key.sign({ iss: `${ISSUER}other` }), 'The token is from another issuer.'],
  ['names no issuer', () => key.sign({ iss: undefined }), 'The token is from another issuer.'],
  ['is for another', () => key.sign({ aud: 'another' }), 'The token is for somebody else.'],
  ['is for nobody', () => key.sign({ aud: undefined }), 'The token is for somebody else.'],
  [
    'never expires',
    () => key.sign({ exp: undefined }),
    'The claim exp of the token is missing or not right.',
  ],
  ['names nobody', () => key.sign({ sub: undefined }), 'The claim sub of the token is missing or not right.'],
  ['names a number', () => key.sign({ sub: 5 }), 'The claim sub of the token is missing or not right.'],
  ['names an empty name', () => key.sign({ sub: '' }), 'The claim sub of the token is missing or not right.'],
  ['is not signed', () => Promise.resolve(new UnsecuredJWT(goodClaims()).encode()), ALGORITHM],
  [
    'has the algorithm none and a signature',
    async () => {
      const [, payload = '', signature = ''] = (await key.sign()).split('.');
      const header = Buffer.from('{"alg":"none","kid":"one"}').toString('base64url');
      return [header, payload, signature].join('.');
    },
    ALGORITHM,
  ],
  [
    'is signed with the public key as a secret, as text',
    async () => byHmac(await exportSPKI(rsa.publicKey), { alg: 'HS256', kid: 'two' }),
    ALGORITHM,
  ],
  [
    'is signed with the public key as a secret, as JSON',
    async () => byHmac(JSON.stringify(await exportJWK(rsa.publicKey)), { alg: 'HS256', kid: 'two' }),
    ALGORITHM,
  ],
  ['is signed by a key that nobody shows', async () => (await createIssuerKey('nobody')).sign(), NOT_A_KEY],
  [
    'is signed by another under the name of a key',
    async () => (await createIssuerKey('one')).sign(),
    SIGNATURE,
  ],
  ['names a key of another kind', () => key.sign({}, { kid: 'two' }), NOT_A_KEY],
  ['brings its own key', withItsKey, SIGNATURE],
  ['was changed', () => withPayload({ sub: 'another-council' }), SIGNATURE],
  ['is too long', () => key.sign({ text: 'a'.repeat(9_000) }), 'The token is longer than 8192 characters.'],
  ['is no token', () => Promise.resolve('a-token'), READ],
  ['is nothing but dots', () => Promise.resolve('..'), READ],
  ['is encrypted', () => Promise.resolve('eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0....'), READ],
])('a token that %s is refused, though the answer is in the store', async (_, make, reason) => {
  const good = await key.sign();
  while ((await closed.ask(good)).headers.get('etag') === null) await closed.ask(good);
  const before = closed.places.asked.length;
  expect((await closed.ask(good)).status).toBe(200);
  expect(await refusalOf(await make())).toEqual(refused(reason));
  expect(closed.places.asked.length).toBe(before);
});

test('clocks may be a little apart', async () => {
  expect((await closed.ask(await key.sign({ exp: seconds(-2) }))).status).toBe(200);
  expect((await closed.ask(await key.sign({ nbf: seconds(2) }))).status).toBe(200);
});

test('a request without a token is refused before its body is there', async () => {
  const { hostname, port } = new URL(closed.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: town.test\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n',
  );
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(first.toString()).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
});

test('health and the page stay open', async () => {
  expect((await closed.say('health/ready')).status).toBe(200);
  expect((await closed.say('')).status).toBe(200);
});
