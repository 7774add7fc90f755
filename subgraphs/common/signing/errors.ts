import type { ErrorDescription } from '../errors';

/** The code of a request to a subgraph that is not from its gateway. */
export const signingErrors = [
  {
    code: 'UNAUTHENTICATED',
    when: 'A request went to a subgraph that is reached by other machines, and is not signed by a gateway that has one of its keys: not at all, wrongly, too long ago, or a second time.',
    http: '401, of the subgraph itself; behind the gateway it is SUBGRAPH_BAD_RESPONSE',
    remedy:
      'Ask the gateway. Where it is the gateway that is refused, compare COUNCIL_GRAPH_SUBGRAPH_KEYS and the clocks of both machines.',
  },
] as const satisfies readonly ErrorDescription[];
