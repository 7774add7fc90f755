import type { ExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../../subgraphs/common/contract';
import { createSigner } from '../../subgraphs/common/signing/sign';
import { resultOf } from './http-result';
import { isRead } from './is-read';
import { createPoster } from './post-json';
import { MalformedError, type Posted } from './read-answer';
import { SourceFailure, type Source } from './source';
import { spanOfRequest } from '../tracing/traced-request';
import { idHeaderOf } from '../visible/id-header';

/** A subgraph that is reached over HTTP. */
export interface HttpSourceOptions {
  readonly name: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
  /** The largest answer that is read. */
  readonly mostBytes: number;
  /** The most connections to it, those for checks included. */
  readonly connections?: number | undefined;
  /** The key that requests are signed with; without one they are not signed. */
  readonly key?: string | undefined;
}

/** The connections to a subgraph where nothing else is said. */
const CONNECTIONS = 66;

/** What every subgraph can answer, and what costs it least. */
const CHECK: SubgraphRequest = { query: '{ __typename }' };

const loadIdIn = ({ extensions }: ExecutionResult): string | undefined => {
  const loadId = extensions?.['loadId'];
  return typeof loadId === 'string' && loadId !== '' ? loadId : undefined;
};

/** Reaches a subgraph over HTTP, by connections that are kept. */
export const httpSource = ({
  name,
  url,
  mostBytes,
  connections = CONNECTIONS,
  key,
}: HttpSourceOptions): Source => {
  const sign = key === undefined ? undefined : createSigner({ key, audience: name });
  const poster = createPoster({ address: url, mostBytes, connections, sign });

  const posted = async (request: SubgraphRequest, signal: AbortSignal): Promise<Posted> => {
    try {
      const trace = spanOfRequest(request);
      const id = idHeaderOf(request);
      const headers = trace ? ['traceparent', trace.traceparent, ...(id ?? [])] : id;
      return await poster.post(JSON.stringify(request), isRead(request.query), signal, headers);
    } catch (cause) {
      if (signal.aborted) throw new SourceFailure('SUBGRAPH_TIMEOUT', name, cause);
      const isThere = cause instanceof MalformedError;
      throw new SourceFailure(isThere ? 'SUBGRAPH_BAD_RESPONSE' : 'SUBGRAPH_UNAVAILABLE', name, cause);
    }
  };

  const ask = async (request: SubgraphRequest, signal: AbortSignal): Promise<ExecutionResult> =>
    resultOf(name, await posted(request, signal));

  return {
    name,
    execute: (request, { signal }) => ask(request, signal),
    // Answered from a snapshot that the subgraph opens when it is asked, which is after this call began.
    loadId: async (signal) => {
      const loadId = loadIdIn(await ask(CHECK, signal));
      if (loadId === undefined) throw new SourceFailure('SUBGRAPH_BAD_RESPONSE', name, 'no load id');
      return loadId;
    },
    ready: async (signal) => {
      const { data } = await ask(CHECK, signal);
      if (!data) throw new SourceFailure('SUBGRAPH_BAD_RESPONSE', name);
    },
    close: () => poster.close(),
  };
};
