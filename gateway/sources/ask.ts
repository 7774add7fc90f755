import type { ExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../../subgraphs/common/contract';
import { NotAsked } from './resilience/not-asked';
import { SourceFailure, type RequestScope, type Source } from './source';

/** An error of a subgraph, or of reaching it. */
export interface Problem {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Where in the subgraph's own answer; undefined where there is none. */
  readonly path?: readonly (string | number)[] | undefined;
}

/** What a subgraph brought, and what went wrong. */
export interface Brought {
  readonly data: Record<string, unknown> | undefined;
  readonly problems: readonly Problem[];
  /** The subgraph's own extensions of its answer. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

const failureIn = (
  name: string,
  expected: number | undefined,
  { data, errors = [] }: ExecutionResult,
): SourceFailure | undefined => {
  if (!data)
    return errors.length > 0 ? undefined : new SourceFailure('SUBGRAPH_BAD_RESPONSE', name, 'no data');
  if (expected === undefined) return undefined;
  const entities = data['_entities'];
  const isRight = Array.isArray(entities) && entities.length === expected;
  return isRight ? undefined : new SourceFailure('SUBGRAPH_BAD_RESPONSE', name, 'not the entities asked for');
};

/** What of a subgraph's own extensions is not for clients. */
const INTERNAL = ['stacktrace', 'exception', 'http', 'serviceName'];

/** An error as it comes over HTTP: typed as always with extensions, which it need not have. */
type Sent = Pick<Problem, 'message'> &
  Partial<Pick<Problem, 'extensions'>> & { readonly path?: Problem['path'] | null };

const problemsOf = (name: string, { errors = [] }: ExecutionResult): Problem[] =>
  errors.map(({ message, path, extensions }: Sent) => {
    const shown = Object.entries(extensions ?? {}).filter(([key]) => !INTERNAL.includes(key));
    // Without a path, the subgraph refused an operation that the composed schema allows.
    const code = path === undefined || path === null ? 'SUBGRAPH_BAD_RESPONSE' : 'INTERNAL_SERVER_ERROR';
    return {
      message,
      path: path ?? undefined,
      extensions: { code, ...Object.fromEntries(shown), subgraph: name },
    };
  });

/** Waits for work until the request or the subgraph's own time is over, whichever is first. */
const withinTime = <Value>(
  name: string,
  { signal }: RequestScope,
  timeoutMs: number,
  work: Promise<Value>,
): Promise<Value> =>
  new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    };
    const giveUp = (): void => {
      done();
      reject(new SourceFailure('SUBGRAPH_TIMEOUT', name));
    };
    const timer = setTimeout(giveUp, timeoutMs);
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(
      (value) => {
        done();
        resolve(value);
      },
      (error: unknown) => {
        done();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });

/** How a subgraph is asked. */
export interface AskOptions {
  /** How many entities are asked for; undefined for a root fetch. */
  readonly expected: number | undefined;
  readonly timeoutMs: number;
  /** Is told the cause of each failure. */
  readonly log: (cause: unknown) => void;
}

/** Asks a subgraph within a time. Never throws: what goes wrong is a problem, with the subgraph's name and a code. */
export const ask = async (
  source: Source,
  request: SubgraphRequest,
  scope: RequestScope,
  { expected, timeoutMs, log }: AskOptions,
): Promise<Brought> => {
  const { name } = source;
  try {
    if (scope.signal.aborted) throw new SourceFailure('SUBGRAPH_TIMEOUT', name);
    const execution = source.execute(request, scope);
    const result = await (source.isTimed === true
      ? execution
      : withinTime(name, scope, timeoutMs, execution));
    const failure = failureIn(name, expected, result);
    if (failure) throw failure;
    const { data, extensions = {} } = result;
    return { data: data ?? undefined, problems: problemsOf(name, result), extensions };
  } catch (thrown) {
    const failure =
      thrown instanceof SourceFailure ? thrown : new SourceFailure('SUBGRAPH_UNAVAILABLE', name, thrown);
    const { message, code } = failure;
    const retryAfter = failure instanceof NotAsked ? { retryAfter: failure.retryAfter } : {};
    // One line a request that was not even sent would fill the log; the breaker tells of itself.
    if (!(failure instanceof NotAsked)) log(failure);
    const extensions = { code, subgraph: name, ...retryAfter };
    return { data: undefined, problems: [{ message, extensions }], extensions: {} };
  }
};
