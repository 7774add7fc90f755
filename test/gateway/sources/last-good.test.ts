import type { ExecutionResult } from 'graphql';
import { createKeptAnswers } from '../../../gateway/sources/resilience/kept-answers';
import { keepLastGood } from '../../../gateway/sources/resilience/last-good';
import { NotAsked } from '../../../gateway/sources/resilience/not-asked';
import { SourceFailure } from '../../../gateway/sources/source';
import {
  AWAY,
  CHANGE,
  createToldSource,
  createWitness,
  failureOf,
  LATE,
  READ,
  scopeOf,
  WRONG,
} from './support';

const answerOf = (town: string, loadId: string | null = 'one'): ExecutionResult => ({
  data: { town },
  extensions: { loadId, statements: 3 },
});

/** A source that does what is set last, with last good answers of ten seconds, and a clock that a test moves. */
const openKeeping = () => {
  let time = 0;
  let next: ExecutionResult | Error = answerOf('Ealing');
  const told = createToldSource(() => (next instanceof Error ? Promise.reject(next) : Promise.resolve(next)));
  const { seen, observer } = createWitness();
  return {
    source: keepLastGood(told.source, { mostBytes: 10_000, mostSeconds: 10, now: () => time }, observer),
    seen,
    set: (what: ExecutionResult | Error) => (next = what),
    pass: (ms: number) => (time += ms),
  };
};

const failing = (code: SourceFailure['code']) => new SourceFailure(code, 'money');
const stale = (town: string, ageSeconds: number) => ({
  data: { town },
  extensions: { loadId: null, statements: 0, stale: { ageSeconds } },
});

test('while a subgraph can not be asked, its last good answer is given with its age, and no longer than it may', async () => {
  const { source, seen, set, pass } = openKeeping();
  expect(await source.execute(READ, scopeOf())).toEqual(answerOf('Ealing'));
  pass(4_000);
  set(answerOf('Acton', 'two'));
  await source.execute(READ, scopeOf());
  pass(2_100);
  for (const error of [
    failing('SUBGRAPH_UNAVAILABLE'),
    failing('SUBGRAPH_TIMEOUT'),
    new NotAsked('money', 'open', 1),
  ]) {
    set(error);
    expect(await source.execute(READ, scopeOf())).toEqual(stale('Acton', 3));
  }
  expect(seen).toEqual(['money stale: 3', 'money stale: 3', 'money stale: 3']);
  pass(7_900);
  expect(await source.execute(READ, scopeOf())).toEqual(stale('Acton', 10));
  pass(1);
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual({ ...AWAY, retryAfter: 1 });
});

test('a subgraph that answers is taken at its word, and nobody else is at fault for its absence', async () => {
  const { source, set } = openKeeping();
  await source.execute(READ, scopeOf());
  const erring = { data: { town: null }, errors: [] as never[] };
  const errors = { data: null, errors: [{ message: 'no' }] } as unknown as ExecutionResult;
  for (const result of [erring, errors]) {
    set(result);
    expect(await source.execute({ query: '{ other }' }, scopeOf())).toEqual(result);
  }
  set(failing('SUBGRAPH_BAD_RESPONSE'));
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(WRONG);
  set(new NotAsked('money', 'full', 1));
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual({ ...AWAY, retryAfter: 1 });
  set(failing('SUBGRAPH_TIMEOUT'));
  const gone = { ...scopeOf(), signal: AbortSignal.abort() };
  expect(await failureOf(source.execute(READ, gone))).toEqual(LATE);
});

test('only the same question has the same answer: the operation, its name, its variables, its entities', async () => {
  const { source, set } = openKeeping();
  const request = { query: 'query A($id: ID) { town }', operationName: 'A', variables: { id: '1' } };
  await source.execute(request, scopeOf());
  set(failing('SUBGRAPH_UNAVAILABLE'));
  expect(await source.execute({ ...request, variables: { id: '1' } }, scopeOf())).toEqual(stale('Ealing', 0));
  for (const other of [
    { ...request, variables: { id: '2' } },
    { ...request, operationName: 'B' },
    { ...request, query: `${request.query} ` },
    { ...request, variables: { id: '1', representations: [{ __typename: 'Town', id: '1' }] } },
  ]) {
    expect(await failureOf(source.execute(other, scopeOf()))).toEqual(AWAY);
  }
});

test('answers with errors and changes are not kept', async () => {
  const { source, set } = openKeeping();
  const erring = { data: { town: null }, errors: [{ message: 'no' }] } as unknown as ExecutionResult;
  set(erring);
  expect(await source.execute(READ, scopeOf())).toBe(erring);
  set(answerOf('Ealing'));
  await source.execute(CHANGE, scopeOf());
  set(failing('SUBGRAPH_UNAVAILABLE'));
  expect(await failureOf(source.execute(READ, scopeOf()))).toEqual(AWAY);
  expect(await failureOf(source.execute(CHANGE, scopeOf()))).toEqual(AWAY);
});

test('an answer that was given is nobody else’s: changing it changes no other', async () => {
  const { source, set } = openKeeping();
  const first = await source.execute(READ, scopeOf());
  Object.assign(first.data ?? {}, { town: 'changed' });
  set(failing('SUBGRAPH_UNAVAILABLE'));
  const second = await source.execute(READ, scopeOf());
  Object.assign(second.data ?? {}, { town: 'changed' });
  expect(await source.execute(READ, scopeOf())).toEqual(stale('Ealing', 0));
});

test('answers are kept within their bytes, the latest before the earlier', () => {
  const kept = createKeptAnswers({ mostBytes: 2_000, mostSeconds: 10, now: () => 0 });
  for (const key of ['a', 'b', 'c']) kept.keep(key, answerOf('x'.repeat(200)));
  // Confirmed by the same load, so that it is no longer the oldest.
  kept.keep('a', answerOf('x'.repeat(200)));
  kept.keep('d', answerOf('x'.repeat(200)));
  expect(['a', 'b', 'c', 'd'].filter((key) => kept.find(key) !== undefined)).toEqual(['a', 'c', 'd']);
  kept.keep('e', answerOf('x'.repeat(1_000)));
  expect(kept.find('e')).toBeUndefined();
  // An answer that is too large takes the place of the one before it: the last good one is not kept, an older is wrong.
  kept.keep('a', answerOf('x'.repeat(1_000), 'two'));
  expect(kept.find('a')).toBeUndefined();
});
