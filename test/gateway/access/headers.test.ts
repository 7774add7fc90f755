import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { closeAll } from '../../support/listening';
import { closedBy, createIssuerKey, openClosed, serveKeys } from './support';

afterAll(closeAll);

const SECURITY = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': null,
  'x-powered-by': null,
};

const securityOf = (headers: Headers) =>
  Object.fromEntries(Object.keys(SECURITY).map((name) => [name, headers.get(name)]));

test('every answer has the headers of security, whatever it is', async () => {
  const { say, ask } = await openClosed({});
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const said = {
    // Computed, computed again and kept, and from the store.
    answers: [await ask(), await ask(), await ask()],
    refused: await ask(undefined, '{ nothing }'),
    unread: await say('graphql', { ...post, body: '{' }),
    simple: await say('graphql?query={places{id}}'),
    method: await say('graphql', { method: 'DELETE' }),
    live: await say('health/live'),
    ready: await say('health/ready'),
    nowhere: await say('nowhere'),
  };
  const all = Object.values(said).flat();
  expect(all.map(({ headers }) => securityOf(headers))).toEqual(all.map(() => SECURITY));
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 400, 400, 400, 400, 200, 200, 404]);
  const page = await say('');
  expect(securityOf(page.headers)).toEqual({ ...SECURITY, 'content-security-policy': "default-src 'self'" });
  expect(said.answers[2]?.headers.get('access-control-allow-origin')).toBeNull();
});

test('browsers are told of HTTPS where that is set', async () => {
  const { ask, say } = await openClosed({ hstsSeconds: 86_400 });
  for (const { headers } of [await ask(), await say('')])
    expect(headers.get('strict-transport-security')).toBe('max-age=86400');
});

const PAGE = 'https://dashboard.example';

/** As a browser sends it: fetch gives no origin of one's own. */
const send = (
  url: string,
  method: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ readonly status: number | undefined; readonly headers: IncomingHttpHeaders }> =>
  new Promise((resolve, reject) => {
    const request = requestHttp(`${url}graphql`, { method, headers }, (response) => {
      response.resume().on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers });
      });
    });
    request.on('error', reject);
    request.end(body);
  });

const PREFLIGHT = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization,content-type',
};

const allowances = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith('access-control-') || name === 'vary'),
  );

const EXPOSED = { 'access-control-expose-headers': 'etag,retry-after,www-authenticate,x-request-id' };

test('a page of an allowed origin is told what it may send and read, before it has a token', async () => {
  const key = await createIssuerKey('one');
  const { url } = await openClosed({
    ...closedBy((await serveKeys([key.jwk])).url),
    corsOrigins: [PAGE, 'http://localhost:3000'],
  });
  const preflight = await send(url, 'OPTIONS', { origin: PAGE, ...PREFLIGHT });
  expect([preflight.status, allowances(preflight.headers)]).toEqual([
    204,
    {
      ...EXPOSED,
      vary: 'Origin',
      'access-control-allow-origin': PAGE,
      'access-control-allow-methods': 'GET,HEAD,POST',
      'access-control-allow-headers':
        'accept,apollo-require-preflight,apollographql-client-name,apollographql-client-version,authorization,content-type,if-none-match,traceparent,x-apollo-operation-name,x-council-graph-explain,x-request-id',
      'access-control-max-age': '7200',
    },
  ]);
  const json = { 'content-type': 'application/json', authorization: `Bearer ${await key.sign()}` };
  const statuses: unknown[] = [];
  for (const headers of [json, json, json, { 'content-type': 'application/json' }]) {
    const said = await send(url, 'POST', { origin: PAGE, ...headers }, '{"query":"{ places { id } }"}');
    statuses.push(said.status);
    const { vary, ...others } = allowances(said.headers);
    expect(others).toEqual({ ...EXPOSED, 'access-control-allow-origin': PAGE });
    expect(vary).toMatch(/^Origin\b/);
  }
  expect(statuses).toEqual([200, 200, 200, 401]);
});

test.each(['https://dashboard.example.evil.example', 'http://dashboard.example', 'null', `${PAGE}:8443`])(
  'a page of %s may read nothing',
  async (origin) => {
    const { url } = await openClosed({ corsOrigins: [PAGE] });
    for (const method of ['OPTIONS', 'POST']) {
      const { headers } = await send(url, method, {
        origin,
        ...PREFLIGHT,
        'content-type': 'application/json',
      });
      expect([headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual([
        undefined,
        undefined,
      ]);
      expect(headers.vary).toMatch(/^Origin\b/);
    }
  },
);

test('all origins may be allowed, without cookies; by default, none is', async () => {
  const all = await openClosed({ corsOrigins: ['*'] });
  const { headers } = await send(all.url, 'OPTIONS', { origin: PAGE, ...PREFLIGHT });
  expect([headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual([
    '*',
    undefined,
  ]);
  const none = await openClosed({});
  const refused = await send(none.url, 'OPTIONS', { origin: PAGE, ...PREFLIGHT });
  expect([refused.status, allowances(refused.headers)]).toEqual([400, { vary: 'accept, accept-encoding' }]);
});
