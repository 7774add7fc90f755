import type { IncomingMessage } from 'node:http';
import type { Tracer } from '../../subgraphs/common/tracing/span';
import type { Stage } from '../limits/stage';
import type { RequestTrace } from './request-trace';

/** Traces the requests to the graph. */
export interface RequestTraces {
  /** The first stage of a request. */
  readonly handler: Stage;
  /** The trace of a request; undefined where it did not pass the stage. */
  traceOf(request: IncomingMessage): RequestTrace | undefined;
}

/** Methods that HTTP knows; another is a client's own word. */
const METHODS = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'];

const ROUTE = '/graphql';

const FAILED = 500;

/**
 * Makes what begins a span with each request to the graph, and ends it with its answer. It has no query of the address and
 * no headers, since values can stand in them.
 * @param showsDocument whether the documents of operations may be kept
 */
export const traceRequests = (tracer: Tracer, showsDocument: boolean): RequestTraces => {
  const traces = new WeakMap<IncomingMessage, RequestTrace>();
  return {
    handler: (request, response, next) => {
      const { method: asked = '' } = request;
      const method = METHODS.includes(asked) ? asked : '_OTHER';
      const attributes = {
        'http.request.method': method,
        'http.route': ROUTE,
        'url.path': ROUTE,
        'url.scheme': 'http',
        'network.protocol.version': request.httpVersion,
      };
      const span = tracer.begin(
        `${method === '_OTHER' ? 'HTTP' : method} ${ROUTE}`,
        'SERVER',
        attributes,
        request.headers['traceparent'],
      );
      traces.set(request, { span, showsDocument });
      response.once('close', () => {
        const { statusCode, writableFinished } = response;
        if (writableFinished) span.set({ 'http.response.status_code': statusCode });
        if (writableFinished && statusCode >= FAILED) span.fail(String(statusCode));
        if (!writableFinished) span.fail('client_gone');
        span.end();
      });
      next();
    },
    traceOf: (request) => traces.get(request),
  };
};
