import type { ErrorDescription } from '../../subgraphs/common/errors';

/** The codes of what is beyond a limit, in the order in which a request can meet them. */
export const limitErrors = [
  {
    code: 'HEADERS_TOO_LARGE',
    when: 'The line and the headers of the request are larger than is read.',
    http: '431, and the connection is closed',
    remedy: 'Send fewer or shorter headers; POST an operation that is too long for an address.',
  },
  {
    code: 'REQUEST_TOO_SLOW',
    when: 'The request did not come whole in the time that it is given.',
    http: '408, and the connection is closed',
    remedy: 'Send it at once.',
  },
  {
    code: 'REQUEST_TOO_LARGE',
    when: 'The body of the request is larger than `limit` bytes.',
    http: '413',
    remedy: 'Send a shorter document, fewer variables, or several requests.',
  },
  {
    code: 'RATE_LIMITED',
    when: 'The client asks more than `limit` times a minute. A costly operation counts for several.',
    http: '429, with Retry-After; `retryAfter` has the same seconds',
    remedy: 'Ask again after that time, with fewer or less costly operations.',
  },
  {
    code: 'OVERLOADED',
    when: 'The gateway has more to do than it can. Nothing of the request was done.',
    http: '503, with Retry-After; `retryAfter` has the same seconds',
    remedy: 'Ask again after that time.',
  },
  {
    code: 'DOCUMENT_NOT_FOUND',
    when: 'No document is known by the `documentId` of the request.',
    http: '404',
    remedy:
      'Send the document itself as `query`, where that is allowed, or an identifier that the gateway was given.',
  },
  {
    code: 'DOCUMENT_NOT_ALLOWED',
    when: 'The gateway answers only documents that it was given, and this is none of them.',
    http: '403',
    remedy: 'Send the `documentId` of one that is. Whoever runs the gateway can add others.',
  },
  {
    code: 'QUERY_TOO_LONG',
    when: 'The document has more tokens than `limit`, or names the same fields again and again. It is read no further, so that how many it has is not said.',
    http: '400',
    remedy: 'Ask for fewer fields, put values into variables, or send several operations.',
  },
  {
    code: 'TOO_MANY_ALIASES',
    when: 'The operation gives more aliases than are answered, those of a fragment counted wherever it is spread: `value` of at most `limit`.',
    http: '400',
    remedy: 'Ask for many of a kind with one list and a filter, or in several operations.',
  },
  {
    code: 'TOO_MANY_ROOT_FIELDS',
    when: 'The operation itself has more fields beside each other than are answered: `value` of at most `limit`.',
    http: '400',
    remedy: 'Ask for them in several operations.',
  },
  {
    code: 'PAGE_SIZE_REQUIRED',
    when: 'A list is asked for without exactly one of the arguments that say how many, where its schema requires one.',
    http: '400',
    remedy: 'Give one of the arguments that the message names.',
  },
  {
    code: 'QUERY_TOO_COSTLY',
    when: 'The operation costs more than is answered, by the schema and the sizes of its pages: `value` of at most `limit`.',
    http: '400',
    remedy:
      'Ask for shorter pages with `first`, fewer lists within lists, or in several operations. The header `x-council-graph-explain: cost` shows what an operation costs.',
  },
  {
    code: 'REQUEST_TIMEOUT',
    when: 'The request was not answered within `limit` milliseconds.',
    http: '504',
    remedy: 'Ask for shorter pages, fewer fields, or in several operations.',
  },
] as const satisfies readonly ErrorDescription[];
