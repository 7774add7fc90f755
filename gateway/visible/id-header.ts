import type { SubgraphRequest } from '../../subgraphs/common/contract';
import { REQUEST_ID_HEADER } from '../../subgraphs/common/process/request-id';
import { recordOfFetch } from './watched-fetch';

/** The header, name and value, that names the request that a sub-request is for; undefined where nobody watches it. */
export const idHeaderOf = (request: SubgraphRequest): readonly [string, string] | undefined => {
  const fetch = recordOfFetch(request);
  return fetch && [REQUEST_ID_HEADER, fetch.requestId];
};
