import { createApp } from '../../gateway/app';
import type { Source } from '../../gateway/sources/source';
import { createFixture } from '../support/fixture-subgraph';
import { openTestGateway } from '../support/gateway';
import { closeAll, listening } from '../support/listening';
import { createMoney, createPlaces } from '../support/town';

afterAll(closeAll);

const silent = (name: string): Source => ({
  name,
  execute: () => new Promise(() => undefined),
  loadId: () => new Promise(() => undefined),
  ready: () => Promise.resolve(),
  close: () => Promise.resolve(),
});

test('a request whose time is over says so, and keeps what has come', async () => {
  const { ask, close } = await openTestGateway([createPlaces(), createMoney()], {
    others: [silent('money')],
    requestTimeoutMs: 100,
  });
  expect(await ask('{ grants { from } }')).toEqual({
    status: 504,
    answer: {
      errors: [
        {
          message:
            'The request was not answered within 100 milliseconds. Ask for shorter pages, fewer fields, or in several operations.',
          extensions: { code: 'REQUEST_TIMEOUT', limit: 100, unit: 'milliseconds' },
        },
      ],
    },
  });
  expect(await ask('{ largest { from } place(id: "ealing") { name budget } }')).toMatchObject({
    status: 200,
    answer: {
      data: { largest: null, place: { name: 'Ealing', budget: null } },
      errors: [{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }, { extensions: { code: 'SUBGRAPH_TIMEOUT' } }],
    },
  });
  await close();
});

test('an answer of more bytes than are sent is refused, and nothing of it is sent', async () => {
  const long = createFixture('long', 'type Query { text: String }', {
    Query: { text: () => 'x'.repeat(33_000_000) },
  });
  const { gateway, close } = await openTestGateway([long]);
  const { url } = await listening(createApp(gateway, { folder: undefined, policy: '' }));
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ text }"}',
  });
  expect({ status: response.status, answer: await response.json() }).toEqual({
    status: 400,
    answer: {
      errors: [
        {
          message: expect.stringMatching(
            /^The answer would be 3300\d{4} bytes long; at most 32000000 are sent/,
          ) as unknown,
          extensions: {
            code: 'ANSWER_TOO_LARGE',
            limit: 32_000_000,
            value: expect.any(Number) as unknown,
            unit: 'bytes',
          },
        },
      ],
    },
  });
  await close();
});
