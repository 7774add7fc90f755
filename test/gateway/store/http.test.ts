import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { closeAll } from '../../support/listening';
import { createDeferred, settled } from './deferred';
import { openStoreWorld } from './store-world';

afterAll(closeAll);

const SAFE = { 'apollo-require-preflight': 'true' };
const TOWN = { query: '{ town }' };

/** As sent: fetch would ask for other encodings and decode them. */
const getRaw = (
  address: string,
  headers: Record<string, string>,
): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    const request = requestHttp(address, { headers: { ...SAFE, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ headers: response.headers, bytes: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject);
    request.end();
  });

test('an answer from the store is the same byte for byte, until a load commits', async () => {
  const { world, post, close } = await openStoreWorld();
  const answers = [await post(TOWN), await post(TOWN), await post(TOWN)];
  expect(answers.map(({ status, text }) => [status, text])).toEqual(
    answers.map(() => [200, '{"data":{"town":"Ealing 1"}}\n']),
  );
  expect(world.events).toEqual(['ABSENT', 'ABSENT', 'HIT']);
  expect(answers.map(({ header }) => header('etag'))).toEqual(answers.map(() => answers[0]?.header('etag')));
  world.load = 2;
  expect((await post(TOWN)).text).toBe('{"data":{"town":"Ealing 2"}}\n');
  expect((await post(TOWN)).text).toBe('{"data":{"town":"Ealing 2"}}\n');
  expect(world.events.slice(3)).toEqual(['CHANGED', 'HIT']);
  expect(world.computed).toBe(3);
  await close();
});

test('POST and GET share what is kept; variables are as they coerce', async () => {
  const { world, post, get, close } = await openStoreWorld();
  const query = 'query Q($name: String = "Ealing") { town(name: $name) }';
  await post({ query });
  await get({ query, variables: '{"name":"Ealing"}', operationName: 'Q' });
  expect((await post({ query, variables: null })).text).toBe('{"data":{"town":"Ealing 1"}}\n');
  expect((await post({ query, variables: { name: 'Barnet' } })).text).toBe('{"data":{"town":"Barnet 1"}}\n');
  expect((await post({ query, variables: { name: null } })).text).toBe('{"data":{"town":"null 1"}}\n');
  expect(world.events).toEqual(['ABSENT', 'ABSENT', 'HIT', 'ABSENT', 'ABSENT']);
  await close();
});

test('what may be kept says so, with what it varies by; 304 where a GET holds it, HEAD without its body', async () => {
  const { world, post, get, close } = await openStoreWorld();
  const first = await get(TOWN);
  const etag = first.header('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]{43}"$/);
  const headers = {
    'cache-control': 'no-cache',
    vary: 'origin, accept, accept-encoding',
    'content-type': 'application/json; charset=utf-8',
    'content-length': '29',
  };
  for (const [name, value] of Object.entries(headers))
    expect([name, first.header(name)]).toEqual([name, value]);

  // Computed, from the store, and from the store by another tag.
  for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const { status, text, header } = await get(TOWN, { ...SAFE, 'if-none-match': held });
    expect([status, text, header('etag'), header('cache-control'), header('content-type')]).toEqual([
      304,
      '',
      etag,
      'no-cache',
      null,
    ]);
  }
  expect(await get(TOWN, { ...SAFE, 'if-none-match': '"other"' })).toMatchObject({ status: 200 });
  expect(await post(TOWN, { 'if-none-match': etag })).toMatchObject({ status: 200, text: first.text });
  const head = await get(TOWN, SAFE, 'HEAD');
  expect([head.status, head.text, head.header('etag'), head.header('content-length')]).toEqual([
    200,
    '',
    etag,
    '29',
  ]);
  world.load = 2;
  const changed = await get(TOWN, { ...SAFE, 'if-none-match': etag });
  expect([changed.status, changed.text]).toEqual([200, '{"data":{"town":"Ealing 2"}}\n']);
  await close();
});

test('the answer to a client that said who it is, is for it alone', async () => {
  const { post, close } = await openStoreWorld();
  const { header } = await post(TOWN, { authorization: 'Bearer x' });
  expect(header('cache-control')).toBe('private, no-cache');
  await close();
});

test('the store has compressed copies, which decode to the same bytes and have tags of their own', async () => {
  const { url, get, close } = await openStoreWorld();
  const query = '{ long }';
  await get({ query });
  const { text, header } = await get({ query });
  const address = `${url}graphql?query=${encodeURIComponent(query)}`;
  const plain = header('etag')?.slice(0, -1) ?? '';
  const cases = [
    ['gzip', 'gzip', gunzipSync],
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, br;q=0.5', 'gzip', gunzipSync],
    ['*;q=0.1', 'br', brotliDecompressSync],
  ] as const;
  for (const [accepted, encoding, decode] of cases) {
    const got = await getRaw(address, { 'accept-encoding': accepted });
    expect(got.headers).toMatchObject({
      'content-encoding': encoding,
      'content-length': String(got.bytes.length),
      etag: `${plain}-${encoding}"`,
    });
    expect(decode(got.bytes).toString()).toBe(text);
    const held = await get({ query }, { ...SAFE, 'if-none-match': got.headers.etag ?? '' });
    expect([held.status, held.header('etag')]).toEqual([304, got.headers.etag]);
  }
  for (const accepted of ['identity', 'gzip;q=0, br;q=0', 'deflate', 'gzip;q=0.5, identity']) {
    const got = await getRaw(address, { 'accept-encoding': accepted });
    expect(got.headers['content-encoding']).toBeUndefined();
    expect(got.bytes.toString()).toBe(text);
  }
  // One that is short is sent as it is.
  const short = `${url}graphql?query=${encodeURIComponent('{ town }')}`;
  for (let sight = 0; sight < 3; sight += 1) {
    expect((await getRaw(short, { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
  }
  await close();
});

test.each([
  ['an error', { query: '{ town broken }' }, 200],
  ['two snapshots of one subgraph', { query: '{ torn }' }, 200],
  ['an older part', { query: '{ old }' }, 200],
  ['a part whose load is not known', { query: '{ foreign }' }, 200],
  ['nothing that was read', { query: '{ __typename nothing }' }, 200],
  ['a mutation', { query: 'mutation { move }' }, 200],
  ['what extensions ask for', { query: '{ broken }', extensions: { cost: true } }, 200],
  ['a refusal', { query: '{ unknown }' }, 400],
  ['no query', { variables: {} }, 400],
])('an answer with %s is not kept by anyone', async (_name, body, status) => {
  const { world, post, close } = await openStoreWorld();
  for (let sight = 1; sight <= 3; sight += 1) {
    const { status: got, header } = await post(body);
    expect([got, header('cache-control'), header('etag')]).toEqual([status, 'no-store', null]);
  }
  expect(world.events).not.toContain('HIT');
  await close();
});

test('another media type, operation or day is another answer; so is what another schema says', async () => {
  let day = '2026-01-31';
  const { world, post, reloadSchema, close } = await openStoreWorld({ today: () => day });
  const accept = { accept: 'application/graphql-response+json' };
  await post(TOWN);
  await post(TOWN);
  expect((await post(TOWN, accept)).header('content-type')).toBe(
    'application/graphql-response+json; charset=utf-8',
  );
  await post(TOWN, accept);
  expect(
    (await post(TOWN, { accept: 'application/graphql-response+json;q=0.9, */*;q=0.1' })).header(
      'content-type',
    ),
  ).toBe('application/graphql-response+json; charset=utf-8');
  expect(world.events).toEqual(['ABSENT', 'ABSENT', 'ABSENT', 'ABSENT', 'HIT']);
  expect((await post(TOWN, { accept: 'text/html' })).status).toBe(406);
  day = '2026-02-01';
  await post(TOWN);
  reloadSchema('schema-2');
  await post(TOWN);
  expect(world.events.slice(5)).toEqual(['BYPASSED', 'ABSENT', 'ABSENT']);
  await close();
});

test('what was computed while the schema or the day changed is not kept', async () => {
  let day = '2026-01-31';
  const { world, post, reloadSchema, close } = await openStoreWorld({ today: () => day });
  await post(TOWN);
  world.meanwhile = () => {
    reloadSchema('schema-2');
    // And back, as another load.
    reloadSchema('schema-1');
  };
  expect((await post(TOWN)).header('cache-control')).toBe('no-store');
  world.meanwhile = () => {
    day = day === '2026-01-31' ? '2026-02-01' : '2026-01-31';
  };
  await post(TOWN);
  await post(TOWN);
  expect(world.events).toEqual(['ABSENT', 'ABSENT', 'ABSENT', 'ABSENT']);
  world.served = undefined;
  await post(TOWN);
  expect(world.events).toHaveLength(5);
  expect(world.events.at(-1)).toBe('BYPASSED');
  await close();
});

test('what other sites could send is refused, kept or not; a document that is known may come so', async () => {
  const { world, url, get, post, close } = await openStoreWorld({
    isPersisted: ({ url: address = '' }) => address.includes('documentId=known'),
  });
  await get(TOWN);
  await get(TOWN);
  expect((await get(TOWN)).status).toBe(200);
  for (const headers of [{}, { 'content-type': 'text/plain' }, { 'apollo-require-preflight': '' }]) {
    expect((await get(TOWN, headers)).status).toBeGreaterThanOrEqual(400);
  }
  const form = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify(TOWN),
  });
  expect(form.status).toBe(400);
  expect((await get({ ...TOWN, documentId: 'known' }, {})).status).toBe(200);
  expect((await get({ query: 'mutation { move }' })).status).toBe(405);
  expect((await post([TOWN])).status).toBe(400);
  expect(world.events).toEqual(
    'ABSENT ABSENT HIT BYPASSED BYPASSED BYPASSED BYPASSED HIT BYPASSED BYPASSED'.split(' '),
  );
  await close();
});

test('without room nothing is kept, and all else is as it was', async () => {
  const { world, get, close } = await openStoreWorld({ mostBytes: 0 });
  const answers = [await get(TOWN), await get(TOWN), await get(TOWN)];
  expect(answers.map(({ text }) => text)).toEqual(answers.map(() => '{"data":{"town":"Ealing 1"}}\n'));
  const etag = answers[0]?.header('etag') ?? '';
  expect((await get(TOWN, { ...SAFE, 'if-none-match': etag })).status).toBe(304);
  expect([world.computed, new Set(world.events)]).toEqual([4, new Set(['BYPASSED'])]);
  await close();
});

test('requests at once are computed once; where the first client leaves, the others have their answer', async () => {
  const { world, url, post, close } = await openStoreWorld();
  const began = createDeferred<undefined>();
  const held = createDeferred<undefined>();
  world.meanwhile = () => {
    began.resolve(undefined);
    return held.promise;
  };
  const leaving = new AbortController();
  const first = fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(TOWN),
    signal: leaving.signal,
  }).catch((error: unknown) => (error as Error).name);
  await began.promise;
  const others = [post(TOWN), post(TOWN), post(TOWN)];
  for (let turn = 0; turn < 10_000 && world.arrived < 4; turn += 1) await settled();
  expect(world.arrived).toBe(4);
  leaving.abort();
  expect(await first).toBe('AbortError');
  held.resolve(undefined);
  expect((await Promise.all(others)).map(({ text }) => text)).toEqual(
    others.map(() => '{"data":{"town":"Ealing 1"}}\n'),
  );
  expect(world.computed).toBe(1);
  await close();
});
