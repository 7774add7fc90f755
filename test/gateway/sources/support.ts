import type { RequestListener } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { SourceObserver } from '../../../gateway/sources/resilience/observer';
import { SourceFailure, type RequestScope, type Source } from '../../../gateway/sources/source';

/** The scope of a request that has so many milliseconds. */
export const scopeOf = (ms = 20_000): RequestScope => ({
  signal: AbortSignal.timeout(ms),
  onEnd: () => undefined,
});

/** A read, and a change. */
export const READ = { query: '{ town }' };
export const CHANGE = { query: 'mutation { build }' };

/** A server's handler that answers with a text as JSON. */
export const json =
  (body: string, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };

/** What a subgraph answers that is well. */
export const WELL = json('{"data":{"town":"Ealing"}}');

/** A source that answers as it is told, with the calls that it had. */
export const createToldSource = (answer: (call: number) => Promise<ExecutionResult>) => {
  let calls = 0;
  const source: Source = {
    name: 'money',
    execute: () => answer((calls += 1)),
    loadId: () => Promise.resolve('first'),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { source, calls: () => calls };
};

/** An observer that keeps all that it is told, without times. */
export const createWitness = () => {
  const seen: string[] = [];
  const observer: SourceObserver = {
    onAttempt: (subgraph, _ms, outcome) => seen.push(`${subgraph} ${outcome}`),
    onBreaker: (subgraph, state) => seen.push(`${subgraph} is ${state}`),
    onRefused: (subgraph, reason) => seen.push(`${subgraph} refused: ${reason}`),
    onStale: (subgraph, age) => seen.push(`${subgraph} stale: ${String(age)}`),
  };
  return { seen, observer };
};

/** The failure that work ends with, as its code, its message, and when to ask again. */
export const failureOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SourceFailure)) return error;
  const retryAfter = 'retryAfter' in error ? { retryAfter: error.retryAfter } : {};
  return { code: error.code, message: error.message, ...retryAfter };
};

export const AWAY = { code: 'SUBGRAPH_UNAVAILABLE', message: 'The subgraph money can not be reached.' };
export const LATE = { code: 'SUBGRAPH_TIMEOUT', message: 'The subgraph money did not answer in time.' };
export const WRONG = {
  code: 'SUBGRAPH_BAD_RESPONSE',
  message: 'The subgraph money gave an answer that is not right.',
};
