import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { requestLine } from '../../../gateway/visible/logs/request-line';
import { createRecord } from '../../../gateway/visible/request-record';
import { createLog } from '../../../subgraphs/common/process/log';
import { closeTowns, openTown } from './support';

afterEach(closeTowns);

const TRACE = 'query Trace($id: ID!) { place(id: $id) { name budget } bodies { id } }';

const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const WHEN: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const MS: unknown = expect.any(Number);

test('a request has one line, with what became of it and nothing that its client wrote', async () => {
  const { lines, post } = await openTown();
  const response = await post(
    { query: TRACE, operationName: 'Trace', variables: { id: 'ealing' } },
    { 'x-request-id': 'abc-1', 'apollographql-client-name': 'board', 'apollographql-client-version': '1.2' },
  );
  const body = await response.text();
  expect(response.headers.get('x-request-id')).toBe('abc-1');
  expect(await lines.first(1)).toEqual([
    {
      level: 'info',
      time: WHEN,
      service: 'gateway',
      id: 'abc-1',
      client: 'board',
      clientVersion: '1.2',
      operation: 'Trace',
      type: 'query',
      document: sha256(TRACE),
      status: 200,
      bytes: body.length,
      ms: MS,
      cost: MS,
      store: 'MISS',
      miss: 'ABSENT',
      subgraphs: {
        places: { fetches: 1, ms: MS, statements: 2 },
        money: { fetches: 1, attempts: 1, ms: MS, statements: 2 },
      },
      message: 'request',
    },
  ]);
});

test('an answer of the store has its operation in its line, too, and no subgraph', async () => {
  const { lines, post } = await openTown();
  const ask = async (): Promise<string> => (await post({ query: TRACE, variables: { id: 'ealing' } })).text();
  const bodies = [await ask(), await ask(), await ask()];
  const [, , third] = await lines.first(3);
  expect(third).toEqual({
    level: 'info',
    time: WHEN,
    service: 'gateway',
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    operation: 'Trace',
    type: 'query',
    document: sha256(TRACE),
    status: 200,
    bytes: bodies[2]?.length,
    ms: MS,
    store: 'HIT',
    message: 'request',
  });
});

test('neither variables nor literals are logged', async () => {
  const { lines, post } = await openTown();
  await (await post({ query: '{ place(id: "hackney") { name } }' })).text();
  await (await post({ query: TRACE, variables: { id: 'ealing' } })).text();
  await lines.first(2);
  expect(lines.texts.join('')).not.toMatch(/hackney|ealing/);
});

test('they are where a setting asks for them, cut to a length', async () => {
  const { lines, post } = await openTown({ logVariables: true });
  const query = '{ place(id: "hackney") { name } }';
  await (await post({ query })).text();
  await (await post({ query: TRACE, variables: { id: 'x'.repeat(10_000) } })).text();
  const [literal, variable] = await lines.first(2);
  expect(literal).toMatchObject({ query });
  expect(variable).toMatchObject({
    query: TRACE,
    variables: `${`{"id":"${'x'.repeat(10_000)}`.slice(0, 4096)}…`,
  });
});

test('a client can not begin a line, nor name its request as it likes', async () => {
  const { url, lines } = await openTown();
  const body = JSON.stringify({ query: '{ __typename }' });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const answered = new Promise((resolve) => socket.once('data', resolve));
  // A header can hold what only some readers take for the end of a line.
  socket.write(
    Buffer.from(
      `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\n` +
        `x-request-id: a b"c\r\napollographql-client-name: one\x85{"level":"error"}\t${'n'.repeat(200)}\r\n\r\n${body}`,
      'latin1',
    ),
  );
  await answered;
  socket.destroy();
  const [line] = await lines.first(1);
  expect(lines.texts).toHaveLength(1);
  expect(lines.texts[0]).toMatch(/^[\x20-\x7e]+\n$/);
  expect(line).toMatchObject({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    client: `one?{"level":"error"}?${'n'.repeat(78)}`,
  });
});

test('what is refused has the codes of its errors, whoever refused it', async () => {
  const { lines, post } = await openTown();
  await (await post({ query: '{ nothing }' })).text();
  await (await post('no object')).text();
  const [invalid, unreadable] = await lines.first(2);
  expect(invalid).toMatchObject({
    status: 400,
    document: sha256('{ nothing }'),
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  });
  expect(unreadable).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
});

test('a subgraph that fails is named, and the cause has the id of the request', async () => {
  const { lines, post, money } = await openTown();
  money.execute = () => Promise.resolve({ data: null });
  await (await post({ query: TRACE, variables: { id: 'ealing' } }, { 'x-request-id': 'abc-2' })).text();
  expect(await lines.first(2)).toMatchObject([
    { level: 'error', id: 'abc-2', message: expect.stringContaining('money') },
    {
      level: 'info',
      id: 'abc-2',
      status: 200,
      codes: ['SUBGRAPH_BAD_RESPONSE'],
      subgraphs: { places: { fetches: 1 }, money: { fetches: 1 } },
    },
  ]);
});

test('a subgraph over HTTP has a line of its own, with the id of the request and no values', async () => {
  const { serviceLines, post } = await openTown();
  await (await post({ query: TRACE, variables: { id: 'ealing' } }, { 'x-request-id': 'abc-3' })).text();
  expect(await serviceLines.first(1)).toEqual([
    {
      level: 'info',
      time: WHEN,
      service: 'money',
      id: 'abc-3',
      status: 200,
      bytes: MS,
      ms: MS,
      document: expect.stringMatching(/^sha256:[\da-f]{64}$/),
      statements: 2,
      message: 'operation',
    },
  ]);
  expect(serviceLines.texts.join('')).not.toContain('ealing');
});

test('a request that is traced has the id of its trace in its line', () => {
  const record = createRecord('abc-4', { name: undefined, version: undefined });
  record.traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  const ending = { status: 200, bytes: 2, ms: 1.23456, isGone: true, codes: [] };
  expect(requestLine(record, ending, false)).toEqual({
    id: 'abc-4',
    trace: 'a'.repeat(32),
    status: 200,
    bytes: 2,
    ms: 1.235,
    gone: true,
  });
});

test('a log for people has a line break of a text begin with a space, and no line for a request', () => {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), 'warn');
  log.failure(new Error('one\nfailure: two\r\nthree', { cause: 'four\u2028five' }));
  log.warning('six\nseven');
  expect(lines).toEqual(['failure: one\n  failure: two\n  three four\n  five', 'warning: six\n  seven']);
  expect(log.record).toBeUndefined();
});
