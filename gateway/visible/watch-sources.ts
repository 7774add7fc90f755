import type { ExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../../subgraphs/common/contract';
import type { Outcome } from '../sources/resilience/observer';
import { wrap } from '../sources/resilience/wrap';
import { SourceFailure, type Source } from '../sources/source';
import type { FetchRecord, RequestRecord } from './request-record';
import { recordOfFetch, watchedFetch } from './watched-fetch';

const entitiesIn = ({ variables }: SubgraphRequest): number | undefined => {
  const representations = variables?.['representations'];
  return Array.isArray(representations) ? representations.length : undefined;
};

const outcomeOf = (error: unknown, isOver: boolean): Outcome => {
  if (isOver) return 'abandoned';
  return error instanceof SourceFailure ? error.code : 'SUBGRAPH_UNAVAILABLE';
};

const noteResult = (fetch: FetchRecord, { extensions }: ExecutionResult): void => {
  const statements = extensions?.['statements'];
  if (typeof statements === 'number' && Number.isFinite(statements)) fetch.statements = statements;
  fetch.outcome = extensions?.['stale'] === undefined ? 'answered' : 'stale';
};

const watched = (source: Source, record: RequestRecord): Source => ({
  ...source,
  execute: async (request, scope) => {
    const began = performance.now();
    const fetch: FetchRecord = {
      subgraph: source.name,
      query: request.query,
      requestId: record.id,
      beganMs: began - record.began,
      entities: entitiesIn(request),
      ms: undefined,
      attempts: 0,
      statements: undefined,
      outcome: 'under way',
    };
    record.fetches.push(fetch);
    try {
      const result = await source.execute(watchedFetch(request, fetch), scope);
      noteResult(fetch, result);
      return result;
    } catch (error) {
      fetch.outcome = outcomeOf(error, scope.signal.aborted);
      throw error;
    } finally {
      fetch.ms = performance.now() - began;
    }
  },
});

/** Sources that note in the record of one request what it asks of them. */
export const watchSources = (
  sources: ReadonlyMap<string, Source>,
  record: RequestRecord,
): ReadonlyMap<string, Source> =>
  new Map([...sources].map(([name, source]) => [name, watched(source, record)]));

/** A source that counts how often each operation was sent, for whoever watches it; retries are above it. */
export const countAttempts = (source: Source): Source =>
  wrap(source, (request, scope) => {
    const fetch = recordOfFetch(request);
    if (fetch) fetch.attempts += 1;
    return source.execute(request, scope);
  });
