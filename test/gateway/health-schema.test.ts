import express from 'express';
import { createHealth } from '../../gateway/health';
import { createSchemaCheck } from '../../gateway/readiness/schema-check';
import { httpSource } from '../../gateway/sources/http';
import { inProcessSource } from '../../gateway/sources/in-process';
import type { Source } from '../../gateway/sources/source';
import { createLog } from '../../subgraphs/common/process/log';
import { createService } from '../../subgraphs/service';
import { createFixture, type FixtureSubgraph } from '../support/fixture-subgraph';
import { supergraphOf } from '../support/gateway';
import { closeAll, listening } from '../support/listening';

afterAll(closeAll);

const budgets = (field: string): FixtureSubgraph =>
  createFixture('money', `type Query { ${field} }`, { Query: {} });
const RIGHT = budgets('budget(of: ID): String');
const SUPERGRAPH = supergraphOf([RIGHT]);
const DIFFERS =
  'warning: The subgraph money is not the one that the supergraph was composed of. Query.budget is Int; in the supergraph it is String.';

/** The health of a gateway over one subgraph, which can be another with every call; its clock stands still. */
const open = async (source: () => Source) => {
  const lines: string[] = [];
  const clock = { ms: 0 };
  const schemas = createSchemaCheck({
    supergraph: () => SUPERGRAPH,
    log: createLog((line) => lines.push(line)),
    now: () => clock.ms,
  });
  const current: Source = {
    name: 'money',
    execute: (...given) => source().execute(...given),
    loadId: (signal) => source().loadId(signal),
    ready: (signal) => source().ready(signal),
    close: () => Promise.resolve(),
  };
  const app = express().use(createHealth({ sources: () => [current], schemas }));
  const { url } = await listening(app);
  const state = async () => {
    const response = await fetch(`${url}ready`);
    const { status, subgraphs } = (await response.json()) as { status: string; subgraphs: object };
    return { code: response.status, status, ...subgraphs };
  };
  return { state, lines, clock };
};

const READY = { code: 200, status: 'ready', money: 'ready' };
const MISMATCH = { code: 503, status: 'not ready', money: 'SCHEMA_MISMATCH' };

const overHttp = async (fixture: FixtureSubgraph) => {
  const service = await listening(createService(fixture));
  const source = httpSource({ name: 'money', url: `${service.url}graphql`, mostBytes: 100_000 });
  return { source, service };
};

test('it is ready with the subgraph that the supergraph was composed of, in process and over HTTP', async () => {
  const here = await open(() => inProcessSource(RIGHT));
  expect(await here.state()).toEqual(READY);
  const { source } = await overHttp(RIGHT);
  const there = await open(() => source);
  expect(await there.state()).toEqual(READY);
  expect([...here.lines, ...there.lines]).toEqual([]);
});

test('another one that comes up in its place is found at once, and so is the right one', async () => {
  let { source, service } = await overHttp(RIGHT);
  const { state, lines } = await open(() => source);
  expect(await state()).toEqual(READY);
  for (const [next, expected] of [
    [budgets('budget(of: ID): Int'), MISMATCH],
    [RIGHT, READY],
  ] as const) {
    await service.close();
    expect(await state()).toEqual({ code: 503, status: 'not ready', money: 'SUBGRAPH_UNAVAILABLE' });
    ({ source, service } = await overHttp(next));
    expect(await state()).toEqual(expected);
  }
  expect(lines).toEqual([DIFFERS]);
});

test('one that changes without going away is found after a while, by a look behind an answer', async () => {
  let fixture = RIGHT;
  const { state, lines, clock } = await open(() => inProcessSource(fixture));
  expect(await state()).toEqual(READY);
  for (const [next, expected, before] of [
    [budgets('budget(of: ID): Int'), MISMATCH, READY],
    [RIGHT, READY, MISMATCH],
  ] as const) {
    fixture = next;
    expect(await state()).toEqual(before);
    clock.ms += 5_000;
    expect(await state()).toEqual(before);
    expect(await state()).toEqual(expected);
  }
  expect(lines).toEqual([DIFFERS]);
});

test('however often it is asked, a subgraph is asked for its SDL once in a while', async () => {
  const fixture = budgets('budget(of: ID): String');
  const { state, clock } = await open(() => inProcessSource(fixture));
  await Promise.all(Array.from({ length: 50 }, state));
  expect(fixture.asked).toHaveLength(1);
  clock.ms += 5_000;
  await Promise.all(Array.from({ length: 50 }, state));
  expect(fixture.asked).toHaveLength(2);
});

test.each([
  ['refuses to show its SDL', () => Promise.resolve({ errors: [], data: null })],
  ['shows none', () => Promise.resolve({ data: { _service: { sdl: null } } })],
  ['shows what does not parse', () => Promise.resolve({ data: { _service: { sdl: 'type {' } } })],
  ['gives no answer', () => Promise.reject(new Error('gone'))],
])('a subgraph that %s counts as the right one', async (_what, execute) => {
  const { state, lines } = await open(() => ({ ...inProcessSource(RIGHT), execute }));
  expect(await state()).toEqual(READY);
  expect(await state()).toEqual(READY);
  expect(lines.length).toBeLessThan(2);
});

test('no more than ten differences are written to the log', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `f${String(index)}`);
  const wide = budgets(names.map((name) => `${name}: Int`).join(' '));
  const lines: string[] = [];
  const check = createSchemaCheck({
    supergraph: () => supergraphOf([wide]),
    log: createLog((line) => lines.push(line)),
  });
  expect(await check.stateOf(inProcessSource(RIGHT))).toBe('mismatch');
  expect(lines).toEqual([expect.stringMatching(/f8 is missing\. Query\.f9 is missing\. And 2 more\.$/)]);
});
