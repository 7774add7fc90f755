import { limitRate } from '../../../gateway/limits/limit-rate';
import { createClientOf } from '../../../gateway/limits/client-of';
import { openAuthentication } from '../../../gateway/access/open-authentication';
import { DEFAULTS } from '../../../gateway/defaults';
import { silentLog } from '../../../subgraphs/common/process/log';
import { closeAll } from '../../support/listening';
import { closedBy, createIssuerKey, openClosed, serveKeys, type Claims, type IssuerKey } from './support';

afterAll(closeAll);

let key: IssuerKey;
let url: string;
beforeAll(async () => {
  key = await createIssuerKey('one');
  ({ url } = await serveKeys([key.jwk]));
});

test('all scopes are needed, in either claim', async () => {
  const { ask } = await openClosed({ ...closedBy(url), jwtScopes: ['graph:read', 'town'] });
  for (const claims of [
    { scope: 'town other graph:read' },
    { scp: ['graph:read', 'town'] },
    { scp: 'town graph:read' },
  ])
    expect((await ask(await key.sign(claims))).status).toBe(200);
  for (const claims of [{}, { scope: 'town' }, { scope: 'graph:reader town' }, { scp: ['town', 1] }]) {
    const { status, headers, text } = await ask(await key.sign(claims));
    expect([status, headers.get('www-authenticate')]).toEqual([
      403,
      'Bearer realm="council-graph", error="insufficient_scope", scope="graph:read town"',
    ]);
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: 'The token does not have the scopes that are needed here: graph:read town.',
          extensions: { code: 'INSUFFICIENT_SCOPE', scopes: ['graph:read', 'town'] },
        },
      ],
    });
  }
});

/** A gateway that lets each client ask twice. */
const openRated = async () => {
  const config = { ...DEFAULTS, ...closedBy(url) };
  const authentication = await openAuthentication(config, silentLog);
  const rate = limitRate({
    perMinute: 60,
    burst: 2,
    costOfRequest: 0,
    clientOf: createClientOf(authentication?.subjectOf),
    now: () => 0,
  });
  return openClosed(closedBy(url), { authentication, rate });
};

test('a client is counted as whom its token names, wherever it is', async () => {
  const { ask } = await openRated();
  const statuses = async (claims: Claims): Promise<number[]> => [
    (await ask(await key.sign(claims))).status,
    (await ask(await key.sign(claims))).status,
    (await ask(await key.sign({ ...claims, jti: 'another token' }))).status,
  ];
  expect(await statuses({ sub: 'a-council' })).toEqual([200, 200, 429]);
  expect(await statuses({ sub: 'another' })).toEqual([200, 200, 429]);
});

test('whoever guesses tokens is counted by the address, and takes nothing from whom they name', async () => {
  const { ask } = await openRated();
  const forger = await createIssuerKey('one');
  const forged = await forger.sign();
  expect([(await ask(forged)).status, (await ask()).status, (await ask(forged)).status]).toEqual([
    401, 401, 429,
  ]);
  expect((await ask(await key.sign())).status).toBe(200);
});
