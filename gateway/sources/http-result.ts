import type { ExecutionResult } from 'graphql';
import type { Posted } from './read-answer';
import { SourceFailure } from './source';

/** The media type by which an answer says that it is one of GraphQL, whatever its status. */
const RESPONSE_TYPE = 'application/graphql-response+json';

/** What a server, or a proxy before it, says for a while: it can't be asked now. */
const AWAY = [502, 503, 504];

/** The subgraph does not know this gateway: nothing of that is for clients. */
const REFUSED = [401, 403];

const isResult = (value: unknown): value is ExecutionResult => {
  if (typeof value !== 'object' || value === null) return false;
  const { data, errors } = value as Record<string, unknown>;
  const hasData = typeof data === 'object' && !Array.isArray(data);
  const hasErrors =
    Array.isArray(errors) &&
    errors.length > 0 &&
    errors.every((error: unknown) => typeof (error as { message?: unknown } | null)?.message === 'string');
  return (hasData && (errors === undefined || hasErrors)) || (data === undefined && hasErrors);
};

const parsed = ({ status, type, text }: Posted): ExecutionResult => {
  const isOk = status >= 200 && status < 300;
  if (REFUSED.includes(status) || (!isOk && type !== RESPONSE_TYPE)) {
    throw new Error(`The status is ${String(status)}.`);
  }
  const result: unknown = JSON.parse(text);
  if (!isResult(result)) throw new Error('The JSON is no GraphQL answer.');
  return result;
};

/**
 * The GraphQL answer that came back from a subgraph.
 * @throws {SourceFailure} SUBGRAPH_UNAVAILABLE where it says that it is away, SUBGRAPH_BAD_RESPONSE where it is none
 */
export const resultOf = (subgraph: string, posted: Posted): ExecutionResult => {
  if (AWAY.includes(posted.status)) {
    throw new SourceFailure('SUBGRAPH_UNAVAILABLE', subgraph, `The status is ${String(posted.status)}.`);
  }
  try {
    return parsed(posted);
  } catch (cause) {
    throw new SourceFailure('SUBGRAPH_BAD_RESPONSE', subgraph, cause);
  }
};
