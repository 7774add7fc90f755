import type { Span } from '../../subgraphs/common/tracing/span';
import type { Source } from '../sources/source';
import { wrap } from '../sources/resilience/wrap';
import { duringFetch } from './trace-sources';
import { spanOfRequest } from './traced-request';

/**
 * Makes a source over HTTP trace its attempts: each has a span of its own, under that of its fetch, where that is traced.
 * @param url where the source is
 */
export const traceAttempts = (url: string): ((source: Source) => Source) => {
  const { hostname, port, protocol, origin, pathname } = new URL(url);
  const attributes = {
    'http.request.method': 'POST',
    'server.address': hostname,
    'server.port': Number(port === '' ? { 'http:': 80, 'https:': 443 }[protocol] : port),
    // Without its query, which can hold a secret.
    'url.full': origin + pathname,
  };
  const attempts = new WeakMap<Span, number>();
  return (source) =>
    wrap(source, (request, scope) => {
      const fetch = spanOfRequest(request);
      if (fetch === undefined) return source.execute(request, scope);
      const before = attempts.get(fetch) ?? 0;
      attempts.set(fetch, before + 1);
      const span = fetch.child('POST', 'CLIENT', {
        ...attributes,
        'http.request.resend_count': before === 0 ? undefined : before,
      });
      return duringFetch(span, source, request, scope);
    });
};
