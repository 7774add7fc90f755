import type { RequestListener } from 'node:http';
import { httpSource } from '../../../gateway/sources/http';
import {
  resilientSource,
  type ResilienceOptions,
} from '../../../gateway/sources/resilience/resilient-source';
import type { Source } from '../../../gateway/sources/source';
import { listen, type Listening } from '../../../subgraphs/common/process/listen';
import { createService } from '../../../subgraphs/service';
import { openTestGateway } from '../../support/gateway';
import { createMoney, createPlaces } from '../../support/town';
import { AWAY, createWitness, failureOf, LATE, READ, scopeOf, WELL } from './support';

const opened: Source[] = [];
const servers: Listening[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((source) => source.close()));
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const serve = async (handler: RequestListener, port = 0): Promise<Listening> => {
  const server = await listen(handler, { host: '127.0.0.1', port });
  servers.push(server);
  return server;
};

/** A subgraph that can be killed and started again, and the source that bears it. */
const openBearing = async (handler: RequestListener, options: Partial<ResilienceOptions> = {}) => {
  const server = await serve(handler);
  const { seen, observer } = createWitness();
  const source = resilientSource(
    httpSource({ name: 'money', url: `${server.url}graphql`, mostBytes: 1_000 }),
    {
      timeoutMs: 20_000,
      mostAtOnce: 4,
      mostWaiting: 1_000,
      retryPercent: 10,
      coolDownMs: 20,
      staleSeconds: 0,
      staleBytes: 100_000,
      observer,
      ...options,
    },
  );
  opened.push(source);
  return {
    source,
    seen,
    kill: () => server.close(),
    restart: () => serve(handler, Number(new URL(server.url).port)),
  };
};

const ANSWER = { data: { town: 'Ealing' } };

test('a thousand at once are answered, four at a time', async () => {
  let atOnce = 0;
  let most = 0;
  const { source, seen } = await openBearing(
    (request, response) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      setImmediate(() => {
        atOnce -= 1;
        WELL(request, response);
      });
    },
    { timeoutMs: 20_000 },
  );
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, () => source.execute(READ, scopeOf(20_000))),
  );
  expect(answers.filter(({ data }) => data?.['town'] === 'Ealing')).toHaveLength(1_000);
  expect(most).toBeLessThanOrEqual(4);
  expect(new Set(seen)).toEqual(new Set(['money answered']));
});

test('killed under load, a subgraph costs its own answers; restarted, it is asked again', async () => {
  const { source, seen, kill, restart } = await openBearing(WELL);
  const ask = () =>
    source.execute(READ, scopeOf()).then(
      () => 'answered',
      () => 'failed',
    );
  const before = await Promise.all(Array.from({ length: 50 }, ask));
  await kill();
  const during = await Promise.all(Array.from({ length: 200 }, ask));
  await restart();
  await source.ready(AbortSignal.timeout(20_000));
  expect(await source.execute(READ, scopeOf())).toEqual(ANSWER);
  expect(new Set(before)).toEqual(new Set(['answered']));
  expect(new Set(during)).toEqual(new Set(['failed']));
  // Retries are within their budget, and the breaker spares both sides the rest.
  const attempts = seen.filter((each) => each === 'money SUBGRAPH_UNAVAILABLE');
  expect(attempts.length).toBeLessThan(20);
  expect(seen).toContain('money refused: open');
  expect(seen.at(-2)).toBe('money answered');
  expect(seen.at(-1)).toBe('money is closed');
});

test('a subgraph that stalls is given up in its time and then left alone; a check can still be made', async () => {
  const { source, seen } = await openBearing(() => undefined, { timeoutMs: 50, coolDownMs: 60_000 });
  for (let each = 0; each < 5; each += 1)
    expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(LATE);
  expect(await failureOf(source.execute(READ, scopeOf()))).toMatchObject(AWAY);
  expect(seen).toEqual([
    ...Array.from({ length: 5 }, () => 'money SUBGRAPH_TIMEOUT'),
    'money is open',
    'money refused: open',
  ]);
  expect(await failureOf(source.loadId(AbortSignal.timeout(50)))).toEqual(LATE);
});

test('clients that leave say nothing about the subgraph', async () => {
  const { source, seen } = await openBearing(() => undefined, { mostAtOnce: 2 });
  const client = new AbortController();
  const asked = Array.from({ length: 20 }, () =>
    failureOf(source.execute(READ, { ...scopeOf(), signal: client.signal })),
  );
  setTimeout(() => {
    client.abort();
  }, 50);
  expect(await Promise.all(asked)).toEqual(asked.map(() => LATE));
  expect(new Set(seen)).toEqual(new Set(['money abandoned']));
});

test('the last good answer stands in for a subgraph that is away, until it is back', async () => {
  const { source, kill, restart } = await openBearing(WELL, { staleSeconds: 60 });
  expect(await source.execute(READ, scopeOf())).toEqual(ANSWER);
  await kill();
  const stale = {
    ...ANSWER,
    extensions: { loadId: null, statements: 0, stale: { ageSeconds: expect.any(Number) as number } },
  };
  for (let each = 0; each < 10; each += 1) expect(await source.execute(READ, scopeOf())).toEqual(stale);
  // A check never has an older answer.
  expect(await failureOf(source.loadId(AbortSignal.timeout(20_000)))).toEqual(AWAY);
  await restart();
  await source.ready(AbortSignal.timeout(20_000));
  expect(await source.execute(READ, scopeOf())).toEqual(ANSWER);
});

test('each of it can be turned off', async () => {
  const off = { retryPercent: 0, coolDownMs: 0, mostWaiting: 0, mostAtOnce: 1 };
  const { source, seen, kill } = await openBearing(WELL, off);
  await source.execute(READ, scopeOf());
  await kill();
  for (let each = 0; each < 10; each += 1)
    expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(AWAY);
  expect(seen).toEqual(['money answered', ...Array.from({ length: 10 }, () => 'money SUBGRAPH_UNAVAILABLE')]);
});

test('behind a gateway it costs its own fields while it is away, and nothing after', async () => {
  const money = createMoney();
  const { source, kill, restart } = await openBearing(createService(money));
  const { ask, close } = await openTestGateway([createPlaces(), money], { others: [source] });
  const question = () => ask('{ place(id: "ealing") { name budget } }');
  const well = { place: { name: 'Ealing', budget: 'ealing: 1.00' } };
  expect((await question()).answer.data).toEqual(well);
  await kill();
  for (let each = 0; each < 20; each += 1) {
    const { status, answer } = await question();
    expect([status, answer.data]).toEqual([200, { place: { name: 'Ealing', budget: null } }]);
    expect(answer.errors).toMatchObject([
      {
        message: AWAY.message,
        path: ['place', 'budget'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'money' },
      },
    ]);
  }
  await restart();
  await source.ready(AbortSignal.timeout(20_000));
  expect((await question()).answer).toMatchObject({ data: well });
  await close();
});
