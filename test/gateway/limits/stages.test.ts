import { request as requestHttp, type IncomingMessage } from 'node:http';
import express from 'express';
import { answerFailure } from '../../../gateway/limits/answer-failure';
import { createBodies } from '../../../gateway/limits/bodies';
import { clientAddress } from '../../../gateway/limits/client-address';
import { createPreferredType } from '../../../gateway/limits/preferred-type';
import { runStages } from '../../../gateway/limits/run-stages';
import type { Stage } from '../../../gateway/limits/stage';
import { closeAll, listening } from '../../support/listening';

afterAll(closeAll);

/** Serves what is made of each request as text, by Node alone or behind Express. */
const echo = async (textOf: (request: IncomingMessage) => unknown, proxies?: number) => {
  const handle: Stage = (request, response) => response.end(String(textOf(request)));
  const app = express()
    .set('trust proxy', proxies ?? 0)
    .use(handle);
  const { url } = await listening(
    proxies === undefined ? runStages([handle], answerFailure(console.error)) : app,
  );
  // As sent: fetch would put headers of its own beside them.
  return (headers: Record<string, string | string[]>): Promise<string> =>
    new Promise((resolve, reject) => {
      const request = requestHttp(url, { headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          resolve(text);
        });
      });
      request.on('error', reject).end();
    });
};

test.each([0, 1, 2, 3])('behind %i proxies a client has the address that Express finds', async (proxies) => {
  const ours = await echo((request) => clientAddress(request, proxies));
  const theirs = await echo((request) => (request as express.Request).ip, proxies);
  const forwarded = [
    '',
    '1.1.1.1',
    '1.1.1.1, 2.2.2.2',
    ' 1.1.1.1 ,2.2.2.2,  3.3.3.3',
    '::1, fe80::1, x, 4.4.4.4',
  ];
  for (const each of forwarded) {
    const headers = { 'x-forwarded-for': each };
    expect([each, await ours(headers)]).toEqual([each, await theirs(headers)]);
  }
  expect(await ours({})).toBe('127.0.0.1');
});

test('of media types a client gets the one that Express would choose, the second time too', async () => {
  const offered = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];
  const preferred = createPreferredType(offered);
  const ours = await echo((request) => preferred(request));
  const theirs = await echo((request) => (request as express.Request).accepts(offered) || undefined, 0);
  for (const accept of [
    '*/*',
    'application/json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/graphql-response+json;q=0.1, */*;q=0.5',
    'text/html',
    'application/*',
    'application/json; charset=utf-16',
    '',
    'garbage',
    `text/${'x'.repeat(2_000)}, */*`,
  ]) {
    for (let time = 0; time < 2; time += 1)
      expect([accept, await ours({ accept })]).toEqual([accept, await theirs({ accept })]);
  }
});

test('a stage that throws, rejects or says so ends the request, and no stage after it is met', async () => {
  const seen: unknown[] = [];
  const failures: Record<string, Stage> = {
    '/throws': () => {
      throw new Error('thrown');
    },
    '/rejects': () => Promise.reject(new Error('rejected')),
    '/says': (_request, _response, next) => {
      next(Object.assign(new Error('said'), { status: 400 }));
    },
  };
  const { url } = await listening(
    runStages(
      [
        (request, response, next) => {
          const fails = failures[request.url ?? ''];
          if (fails) return fails(request, response, next);
          next();
          return undefined;
        },
        (_request, response) => response.end('{"right":true}'),
        () => seen.push('beyond'),
      ],
      answerFailure((cause) => seen.push((cause as Error).message)),
    ),
  );
  const codeOf = async (path: string) => {
    const response = await fetch(new URL(path, url));
    const body = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return [response.status, body.errors?.[0]?.extensions.code];
  };
  expect(await codeOf('/throws')).toEqual([500, 'INTERNAL_SERVER_ERROR']);
  expect(await codeOf('/rejects')).toEqual([500, 'INTERNAL_SERVER_ERROR']);
  expect(await codeOf('/says')).toEqual([400, 'BAD_REQUEST']);
  expect(await codeOf('/')).toEqual([200, undefined]);
  expect(seen).toEqual(['thrown', 'rejected']);
});

test('the same bytes are the same body, others never are, and what is no JSON in UTF-8 is none', () => {
  const bodies = createBodies();
  const body = (text: string) => bodies(Buffer.from(text));
  expect(body('{"a":"ü"}')).toEqual({ a: 'ü' });
  expect(body('{"a":"ü"}')).toBe(body('{"a":"ü"}'));
  expect(body('{"a": "ü"}')).not.toBe(body('{"a":"ü"}'));
  // In letters of one byte each, which would be the same text.
  expect(bodies(Buffer.from('{"a":"ü"}', 'latin1'))).toBeUndefined();
  for (const wrong of ['', '{', '1', 'null', '"a"']) expect(body(wrong)).toBeUndefined();
  const long = JSON.stringify({ a: 'x'.repeat(20_000) });
  expect(body(long)).toEqual(body(long));
  expect(body(long)).not.toBe(body(long));
});
