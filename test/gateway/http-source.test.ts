import type { RequestListener } from 'node:http';
import { httpSource } from '../../gateway/sources/http';
import { openTestGateway } from '../support/gateway';
import { closeAll, listening } from '../support/listening';
import { createMoney, createPlaces } from '../support/town';

afterEach(closeAll);

/** What a client gets of a field whose subgraph answers as the handler does. */
const errorsWith = async (handler: RequestListener, timeoutMs = 5_000) => {
  const { url } = await listening(handler);
  const logged: unknown[] = [];
  const log = { failure: (cause: unknown) => logged.push(cause), warning: () => undefined };
  const source = httpSource({ name: 'money', url: `${url}graphql`, mostBytes: 2_000 });
  const { ask, close } = await openTestGateway([createPlaces(), createMoney()], {
    others: [source],
    timeoutMs,
    log,
  });
  const { status, answer } = await ask('{ place(id: "ealing") { name budget } }');
  await close();
  expect(status).toBe(200);
  expect(answer.data).toEqual({ place: { name: 'Ealing', budget: null } });
  return { errors: answer.errors, logged };
};

const asError = (code: string, message: string) => [
  { message, path: ['place', 'budget'], extensions: { code, subgraph: 'money' } },
];

const BAD = asError('SUBGRAPH_BAD_RESPONSE', 'The subgraph money gave an answer that is not right.');
const GONE = asError('SUBGRAPH_UNAVAILABLE', 'The subgraph money can not be reached.');

const json =
  (body: string, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };

test.each([
  ['a status that is no success', json('{"data":{"_entities":[{"budget":"1"}]}}', 500)],
  ['no JSON', json('<html>')],
  ['JSON that is no answer', json('[1]')],
  ['an answer without the entities', json('{"data":{}}')],
  ['another number of entities', json('{"data":{"_entities":[]}}')],
  ['neither data nor errors', json('{"data":null}')],
  ['errors that are none', json('{"errors":["no"]}')],
  ['an answer that is too large', json(`{"data":{"_entities":[{"budget":"${'9'.repeat(3_000)}"}]}}`)],
])('%s is a bad response', async (_name, handler) => {
  const { errors, logged } = await errorsWith(handler);
  expect(errors).toEqual(BAD);
  expect(logged).toHaveLength(1);
});

test.each([
  ['closes the connection', (request) => request.socket.destroy()],
  [
    'closes it in the middle of the answer',
    (request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
        .write('{"data"');
      setTimeout(() => request.socket.destroy(), 20);
    },
  ],
] satisfies [string, RequestListener][])('a subgraph that %s is unavailable', async (_name, handler) => {
  expect((await errorsWith(handler)).errors).toEqual(GONE);
});

test('a subgraph that does not answer in time costs its own fields, and no more time', async () => {
  const began = Date.now();
  const { errors } = await errorsWith(() => undefined, 100);
  expect(errors).toEqual(asError('SUBGRAPH_TIMEOUT', 'The subgraph money did not answer in time.'));
  expect(Date.now() - began).toBeLessThan(3_000);
});

test('errors of the subgraph itself keep their code and argument, and nothing internal', async () => {
  const extensions = { code: 'BAD_CURSOR', argument: 'after', stacktrace: ['at /secret'], exception: {} };
  const body = {
    data: { _entities: [null] },
    errors: [{ message: 'no such cursor', path: ['_entities', 0, 'budget'], extensions }],
  };
  const { errors } = await errorsWith(json(JSON.stringify(body)));
  expect(errors).toEqual([
    {
      message: 'no such cursor',
      path: ['place', 'budget'],
      extensions: { code: 'BAD_CURSOR', argument: 'after', subgraph: 'money' },
    },
  ]);
});

test('a value that its type does not allow is null, and named', async () => {
  const { errors } = await errorsWith(json('{"data":{"_entities":[{"budget":{"pounds":1}}]}}'));
  expect(errors).toEqual([
    {
      message: 'The value of Place.budget is not of type String.',
      path: ['place', 'budget'],
      extensions: { code: 'SUBGRAPH_BAD_RESPONSE' },
    },
  ]);
});

test('an operation that the subgraph refuses is a bad response that says why', async () => {
  const refuse: RequestListener = (_request, response) => {
    response.writeHead(400, { 'content-type': 'application/graphql-response+json; charset=utf-8' });
    response.end(JSON.stringify({ errors: [{ message: 'Cannot query field "budget".' }] }));
  };
  expect((await errorsWith(refuse)).errors).toEqual(
    asError('SUBGRAPH_BAD_RESPONSE', 'Cannot query field "budget".'),
  );
});

test('connections are kept, and one that was closed meanwhile is not held against the subgraph', async () => {
  const ports: (number | undefined)[] = [];
  let hangUpNext = false;
  const { url } = await listening((request, response) => {
    ports.push(request.socket.remotePort);
    if (hangUpNext) {
      hangUpNext = false;
      request.socket.resetAndDestroy();
    } else json('{"data":{"__typename":"Query"}}')(request, response);
  });
  const source = httpSource({ name: 'money', url, mostBytes: 1_000, connections: 1 });
  const ask = () => source.ready(AbortSignal.timeout(1_000));
  await ask();
  await ask();
  expect(new Set(ports).size).toBe(1);
  hangUpNext = true;
  await ask();
  expect(ports).toHaveLength(4);
  expect(new Set(ports).size).toBe(2);
  await source.close();
});
