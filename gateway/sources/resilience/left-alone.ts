import { NotAsked } from './not-asked';
import type { SourceObserver } from './observer';

/** The failure of an operation for a subgraph that is left alone for so many milliseconds, of which an observer is told. */
export const leftAlone = (
  subgraph: string,
  retryAfterMs: number,
  { onRefused }: Pick<SourceObserver, 'onRefused'>,
): NotAsked => {
  onRefused(subgraph, 'open');
  return new NotAsked(subgraph, 'open', Math.max(1, Math.ceil(retryAfterMs / 1_000)));
};
