import type { ExecutionResult } from 'graphql';
import type { SubgraphRequest } from '../../../subgraphs/common/contract';
import { isRead } from '../is-read';
import { SourceFailure, type Source } from '../source';
import { createKeptAnswers, type KeptAnswersOptions } from './kept-answers';
import { NotAsked } from './not-asked';
import type { SourceObserver } from './observer';
import { wrap } from './wrap';

const keyOf = ({ query, operationName, variables }: SubgraphRequest): string =>
  JSON.stringify([query, operationName ?? null, variables ?? null]);

/** The subgraph can't be asked: not where it answered wrongly, nor where it is only we who have too much to do. */
const isAway = (error: unknown): boolean =>
  error instanceof SourceFailure &&
  error.code !== 'SUBGRAPH_BAD_RESPONSE' &&
  !(error instanceof NotAsked && error.reason === 'full');

/** Whether a result is a last good answer. */
export const isStale = ({ extensions }: ExecutionResult): boolean => extensions?.['stale'] !== undefined;

/**
 * Gives the last good answer while a subgraph can't be asked, for a bounded time. It says so in
 * `extensions.stale.ageSeconds` (whole seconds since it was last right) and has no load id, so that nothing made of it
 * can be kept.
 */
export const keepLastGood = (
  source: Source,
  options: KeptAnswersOptions,
  { onStale }: Pick<SourceObserver, 'onStale'>,
): Source => {
  const kept = createKeptAnswers(options);
  return wrap(source, async (request, scope) => {
    if (!isRead(request.query)) return source.execute(request, scope);
    const key = keyOf(request);
    try {
      const result = await source.execute(request, scope);
      const isGood = result.data !== undefined && result.data !== null && (result.errors ?? []).length === 0;
      if (isGood) kept.keep(key, result);
      return result;
    } catch (error) {
      if (scope.signal.aborted || !isAway(error)) throw error;
      const found = kept.find(key);
      if (found === undefined) throw error;
      const { data, ageSeconds } = found;
      onStale(source.name, ageSeconds);
      return { data, extensions: { loadId: null, statements: 0, stale: { ageSeconds } } };
    }
  });
};
