import type { Span } from '../../subgraphs/common/tracing/span';

/** How a request to the graph is traced. */
export interface RequestTrace {
  /** The span of the request. */
  readonly span: Span;
  /** Whether the document of its operation may be kept. */
  readonly showsDocument: boolean;
}
