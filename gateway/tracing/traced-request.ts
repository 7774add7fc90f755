import type { SubgraphRequest } from '../../subgraphs/common/contract';
import type { Span } from '../../subgraphs/common/tracing/span';

/** No JSON has it, and nobody else's name is like it. */
const SPAN = Symbol('the span of a fetch');

type Traced = SubgraphRequest & { readonly [SPAN]?: Span };

/** A copy of a sub-request that leads to its span, through whatever it is handed on by. */
export const tracedRequest = (request: SubgraphRequest, span: Span): SubgraphRequest => {
  const traced: Traced = { ...request, [SPAN]: span };
  return traced;
};

/** The span of a sub-request; undefined where it is not traced. */
export const spanOfRequest = (request: SubgraphRequest): Span | undefined => (request as Traced)[SPAN];
