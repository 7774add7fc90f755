import type { SubgraphRequest } from '../../subgraphs/common/contract';
import type { FetchRecord } from './request-record';

/** No JSON has it, and nobody else's name is like it. */
const FETCH = Symbol('the record of a fetch');

type Watched = SubgraphRequest & { readonly [FETCH]?: FetchRecord };

/** A copy of a sub-request that leads to its record, through whatever it is handed on by. */
export const watchedFetch = (request: SubgraphRequest, record: FetchRecord): SubgraphRequest => {
  const watched: Watched = { ...request, [FETCH]: record };
  return watched;
};

/** The record of a sub-request; undefined where nobody watches it. */
export const recordOfFetch = (request: SubgraphRequest): FetchRecord | undefined =>
  (request as Watched)[FETCH];
