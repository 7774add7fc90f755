import type { ExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../../subgraphs/common/contract';
import type { Allowance } from '../answers/allowance';
import type { Problem } from '../answers/trouble';
import { SourceFailure, type Source } from './source';

/** What a subgraph brought, and what went wrong. */
export interface Brought {
  readonly data: Record<string, unknown> | undefined;
  readonly problems: readonly Problem[];
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
type Sent = Pick<Problem, 'message' | 'path'> & Partial<Problem>;

const problemsOf = (name: string, { errors = [] }: ExecutionResult): Problem[] =>
  errors.map(({ message, path, extensions }: Sent) => {
    const shown = Object.entries(extensions ?? {}).filter(([key]) => !INTERNAL.includes(key));
    // Without a path, the subgraph refused an operation that the composed schema allows.
    const code = path === undefined ? 'SUBGRAPH_BAD_RESPONSE' : 'INTERNAL_SERVER_ERROR';
    return { message, path, extensions: { code, ...Object.fromEntries(shown), subgraph: name } };
  });

const withinTime = async <Value>(name: string, signal: AbortSignal, work: Promise<Value>): Promise<Value> => {
  let giveUp = (): void => undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      reject(new SourceFailure('SUBGRAPH_TIMEOUT', name));
    };
  });
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
};

/**
 * Asks a subgraph within a time. Never throws: what goes wrong is a problem, with the subgraph's name and a code.
 * @param expected how many entities are asked for; undefined for a root fetch
 * @param allowance what an execution in this process may spend
 * @param log is told the cause of each failure
 */
export const ask = async (
  source: Source,
  request: SubgraphRequest,
  {
    expected,
    timeoutMs,
    log,
    allowance,
  }: {
    expected: number | undefined;
    timeoutMs: number;
    log: (cause: unknown) => void;
    allowance?: Allowance | undefined;
  },
): Promise<Brought> => {
  const { name } = source;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const result = await withinTime(name, signal, source.execute(request, signal, allowance));
    const failure = failureIn(name, expected, result);
    if (failure) throw failure;
    return { data: result.data ?? undefined, problems: problemsOf(name, result) };
  } catch (thrown) {
    const failure =
      thrown instanceof SourceFailure ? thrown : new SourceFailure('SUBGRAPH_UNAVAILABLE', name, thrown);
    log(failure);
    const { message, code } = failure;
    return { data: undefined, problems: [{ message, extensions: { code, subgraph: name } }] };
  }
};
