import { performance } from 'node:perf_hooks';
import type { RequestNotes } from '../request-notes';

/** Whether parts of an answer were read from two loads of one subgraph. */
const isMixed = ({ loads }: RequestNotes): boolean =>
  [...loads.values()].some((ids) => [...ids].filter((id) => id !== null).length > 1);

/**
 * Answers a query anew, once, where a load that committed meanwhile left parts of two loads of a subgraph in its answer.
 * What is mixed the second time too, as where copies of a subgraph hold different loads, is given as it is; it is never kept.
 * @param limitMs how long the request may take: where half of it is spent, the first answer is better than none
 * @param attempt answers the query; is told how many milliseconds of its time are spent already
 */
export const inOneLoad = async <Answer>(
  notes: RequestNotes,
  limitMs: number,
  attempt: (spentMs: number) => Promise<Answer>,
): Promise<Answer> => {
  const begun = performance.now();
  const answer = await attempt(0);
  if (!isMixed(notes) || notes.signal?.aborted === true) return answer;
  const spentMs = performance.now() - begun;
  if (spentMs > limitMs / 2) return answer;
  notes.loads.clear();
  notes.fallback = false;
  return attempt(spentMs);
};
