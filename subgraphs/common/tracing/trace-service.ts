import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Span, Tracer } from './span';

const FAILED = 500;

/** Begins the span of an operation that came to a subgraph over HTTP; it ends with its answer. */
export const traceService = (tracer: Tracer, request: IncomingMessage, response: ServerResponse): Span => {
  const attributes = {
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'url.path': '/graphql',
    'url.scheme': 'http',
    'network.protocol.version': request.httpVersion,
  };
  const span = tracer.begin('POST /graphql', 'SERVER', attributes, request.headers['traceparent']);
  response.once('close', () => {
    const { statusCode, writableFinished } = response;
    if (writableFinished) span.set({ 'http.response.status_code': statusCode });
    if (writableFinished && statusCode >= FAILED) span.fail(String(statusCode));
    if (!writableFinished) span.fail('client_gone');
    span.end();
  });
  return span;
};
