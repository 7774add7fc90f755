import cors from 'cors';
import type { RequestHandler } from 'express';

/** All headers of a request that something here reads, beside those that any page may send. */
const READ = [
  'accept',
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'authorization',
  'content-type',
  'if-none-match',
  'traceparent',
  'x-apollo-operation-name',
  'x-council-graph-explain',
  'x-request-id',
];

/** Headers of an answer that a page of another origin may read, too. */
const EXPOSED = ['etag', 'retry-after', 'www-authenticate', 'x-request-id'];

/** No browser keeps the answer to a preflight longer. */
const TWO_HOURS = 7_200;

/**
 * Says which pages may read answers in a browser, and answers their preflights. No stage where there are none. Cookies are
 * not allowed: nothing here reads one, and a token is sent by the page itself.
 */
export const crossOrigin = (origins: readonly string[]): RequestHandler[] =>
  origins.length === 0
    ? []
    : [
        cors({
          origin: origins.includes('*') ? '*' : [...origins],
          methods: ['GET', 'HEAD', 'POST'],
          allowedHeaders: READ,
          exposedHeaders: EXPOSED,
          maxAge: TWO_HOURS,
        }),
      ];
