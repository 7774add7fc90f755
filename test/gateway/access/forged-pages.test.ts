import { request as requestHttp } from 'node:http';
import { closeAll } from '../../support/listening';
import { openClosed } from './support';

afterAll(closeAll);

const QUERY = '{ places { id } }';
const ADDRESS = `graphql?query=${encodeURIComponent(QUERY)}`;
const BODY = JSON.stringify({ query: QUERY });

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As sent: fetch would add a content type of its own. */
const send = (url: string, { method, path, headers = {}, body = '' }: Sent) =>
  new Promise<{ readonly status: number | undefined; readonly text: string }>((resolve, reject) => {
    const request = requestHttp(url + path, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });

const get = (headers: Readonly<Record<string, string>> = {}, path = ADDRESS): Sent => ({
  method: 'GET',
  path,
  headers,
});

const post = (type: string | undefined, body = BODY): Sent => ({
  method: 'POST',
  path: 'graphql',
  headers: type === undefined ? {} : { 'content-type': type },
  body,
});

/** What a page of another site can have a browser send without being asked whether it may. */
const SIMPLE: readonly Sent[] = [
  get(),
  get({ accept: 'text/html' }),
  get({ 'content-type': 'text/plain' }),
  get({ 'content-type': 'application/x-www-form-urlencoded' }),
  get({ 'content-type': 'multipart/form-data; boundary=application/json' }),
  get({ 'content-type': 'text/plain; application/json' }),
  get({ 'content-type': '' }),
  get({ 'apollo-require-preflight': '' }),
  get({ 'if-none-match': '*' }),
  get({}, `graphql/?query=${encodeURIComponent(QUERY)}`),
  get({}, `GraphQL?query=${encodeURIComponent(QUERY)}`),
  { ...get(), method: 'HEAD' },
  post(undefined),
  post('text/plain'),
  post('text/plain; charset=application/json'),
  post('text/plain;application/json'),
  post('application/x-www-form-urlencoded', `query=${encodeURIComponent(QUERY)}`),
  post(
    'multipart/form-data; boundary=a',
    `--a\r\ncontent-disposition: form-data; name="query"\r\n\r\n${QUERY}\r\n--a--`,
  ),
  { ...post('text/plain'), path: ADDRESS },
  { ...post(undefined, ''), path: ADDRESS },
];

/** What a browser asks about before it sends it, or no browser sends. */
const ASKED_ABOUT: readonly Sent[] = [
  get({ 'apollo-require-preflight': 'true' }),
  get({ 'x-apollo-operation-name': 'Q' }),
  get({ 'content-type': 'application/json' }),
  post('application/json'),
  post('application/json; charset=utf-8'),
];

test('no page of another site gets an answer, be it kept or not, and none gets another than without a store', async () => {
  const kept = await openClosed({});
  const none = await openClosed({ storeMegabytes: 0 });
  const right = ASKED_ABOUT[0] ?? get();
  const [first] = [await send(kept.url, right), await send(kept.url, right)];
  const asked = kept.places.asked.length;
  expect(await send(kept.url, right)).toEqual(first);
  // From the store.
  expect(kept.places.asked.length).toBe(asked);
  for (const sent of [...SIMPLE, ...ASKED_ABOUT]) {
    const said = await send(kept.url, sent);
    expect([sent, said]).toEqual([sent, await send(none.url, sent)]);
    expect([sent, said.text.includes('ealing')]).toEqual([sent, !SIMPLE.includes(sent)]);
    expect([sent, (said.status ?? 0) >= 400]).toEqual([sent, SIMPLE.includes(sent)]);
  }
  expect(kept.places.asked.length).toBe(asked);
});
