import type { ExecutionResult } from 'graphql';
import { createPoster, type Posted } from './post-json';
import { TooLargeError } from './post-json';
import { SourceFailure, type Source } from './source';

/** A subgraph that is reached over HTTP. */
export interface HttpSourceOptions {
  readonly name: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
  /** The largest answer that is read. */
  readonly mostBytes: number;
}

/** The media type by which an answer says that it is one of GraphQL, whatever its status. */
const RESPONSE_TYPE = 'application/graphql-response+json';

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

const resultOf = ({ status, type, text }: Posted): ExecutionResult => {
  const isOk = status >= 200 && status < 300;
  if (!isOk && type !== RESPONSE_TYPE) throw new Error(`The status is ${String(status)}.`);
  const result: unknown = JSON.parse(text);
  if (!isResult(result)) throw new Error('The JSON is no GraphQL answer.');
  return result;
};

/** Reaches a subgraph over HTTP, by connections that are kept. */
export const httpSource = ({ name, url, mostBytes }: HttpSourceOptions): Source => {
  const poster = createPoster(url, mostBytes);

  const posted = async (text: string, signal: AbortSignal): Promise<Posted> => {
    try {
      return await poster.post(text, signal);
    } catch (cause) {
      if (signal.aborted) throw new SourceFailure('SUBGRAPH_TIMEOUT', name, cause);
      const isTooLarge = cause instanceof TooLargeError;
      throw new SourceFailure(isTooLarge ? 'SUBGRAPH_BAD_RESPONSE' : 'SUBGRAPH_UNAVAILABLE', name, cause);
    }
  };

  const execute: Source['execute'] = async (request, signal) => {
    const answer = await posted(JSON.stringify(request), signal);
    try {
      return resultOf(answer);
    } catch (cause) {
      throw new SourceFailure('SUBGRAPH_BAD_RESPONSE', name, cause);
    }
  };

  return {
    name,
    execute,
    ready: async (signal) => {
      const { data } = await execute({ query: '{ __typename }' }, signal);
      if (!data) throw new SourceFailure('SUBGRAPH_BAD_RESPONSE', name);
    },
    close: () => {
      poster.close();
      return Promise.resolve();
    },
  };
};
