import type { RunningSubgraph, SubgraphSession } from '../../subgraphs/common/contract';
import type { Gate } from './gate';
import { SourceFailure, type RequestScope, type Source } from './source';
import type { Span } from '../../subgraphs/common/tracing/span';
import { spanOfRequest } from '../tracing/traced-request';

/**
 * Reaches a subgraph that runs in this process: a call, with no HTTP between. All that one client's request asks of it is
 * read in one snapshot, with one set of loaders.
 * @param gate is passed by each request before the first of its snapshots takes a connection; the subgraphs of one process share it
 */
export const inProcessSource = (subgraph: RunningSubgraph, gate?: Gate): Source => {
  const { name } = subgraph;
  const sessions = new WeakMap<RequestScope, SubgraphSession>();

  const sessionOf = (scope: RequestScope, trace: Span | undefined): SubgraphSession => {
    const known = sessions.get(scope);
    if (known !== undefined) return known;
    const { signal, allowance } = scope;
    const session = subgraph.begin({ signal, allowance, trace, pass: gate && (() => gate.pass(scope)) });
    sessions.set(scope, session);
    scope.onEnd(() => session.end());
    return session;
  };

  const unavailable = (cause: unknown): never => {
    throw cause instanceof SourceFailure ? cause : new SourceFailure('SUBGRAPH_UNAVAILABLE', name, cause);
  };

  return {
    name,
    execute: async (request, scope) => {
      try {
        const trace = spanOfRequest(request);
        return await sessionOf(scope, trace).execute(request, trace);
      } catch (cause) {
        return unavailable(cause);
      }
    },
    loadId: (signal) => subgraph.loadId(signal).catch(unavailable),
    ready: (signal) => subgraph.ready(signal),
    close: () => subgraph.close(),
  };
};
