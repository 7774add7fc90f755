import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { boundSchema, spending } from './bound-schema';
import { SourceFailure, type Source } from './source';

/** Reaches a subgraph that runs in this process: a call, with no HTTP between, which the subgraph parses once an operation. */
export const inProcessSource = (subgraph: RunningSubgraph): Source => {
  boundSchema(subgraph.schema);
  return {
    name: subgraph.name,
    execute: (request, _signal, allowance) =>
      spending(allowance, () => subgraph.execute(request)).catch((cause: unknown) => {
        throw new SourceFailure('SUBGRAPH_UNAVAILABLE', subgraph.name, cause);
      }),
    ready: () => subgraph.ready(),
    close: () => subgraph.close(),
  };
};
