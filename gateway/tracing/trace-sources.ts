import type { SubgraphRequest } from '../../subgraphs/common/contract';
import type { Span } from '../../subgraphs/common/tracing/span';
import { codesIn, shortName } from '../../subgraphs/common/tracing/trace-operations';
import { SourceFailure, type Source } from '../sources/source';
import { tracedRequest } from './traced-request';

const entitiesIn = ({ variables }: SubgraphRequest): number | undefined => {
  const representations = variables?.['representations'];
  return Array.isArray(representations) ? representations.length : undefined;
};

/** Does the work of one fetch in a span, which fails by the code of what went wrong. */
export const duringFetch = async (
  span: Span,
  source: Source,
  request: SubgraphRequest,
  scope: Parameters<Source['execute']>[1],
): ReturnType<Source['execute']> => {
  try {
    const result = await source.execute(tracedRequest(request, span), scope);
    for (const code of codesIn(result).slice(0, 1)) span.fail(code);
    return result;
  } catch (error) {
    const code = error instanceof SourceFailure ? error.code : 'SUBGRAPH_UNAVAILABLE';
    span.fail(scope.signal.aborted ? 'SUBGRAPH_TIMEOUT' : code);
    throw error;
  } finally {
    span.end();
  }
};

const traced = (source: Source, parent: Span): Source => ({
  ...source,
  execute: (request, scope) => {
    const span = parent.child(`fetch ${source.name}`, 'INTERNAL', {
      'council_graph.subgraph': source.name,
      'council_graph.entities': entitiesIn(request),
      'graphql.operation.name': shortName(request.operationName),
    });
    return duringFetch(span, source, request, scope);
  },
});

/** Sources that trace what one request asks of them, under the span of its operation. */
export const traceSources = (
  sources: ReadonlyMap<string, Source>,
  parent: Span | undefined,
): ReadonlyMap<string, Source> =>
  parent === undefined
    ? sources
    : new Map([...sources].map(([name, source]) => [name, traced(source, parent)]));
