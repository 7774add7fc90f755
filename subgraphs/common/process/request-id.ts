import { randomUUID } from 'node:crypto';

/** The header by which whoever sends a request names it, and by which its answer and its sub-requests name it again. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Nothing that could be more than a name: no spaces, no quotes, no line breaks, no great length. */
const SANE = /^[\w.:+/=@-]{1,100}$/;

/** The id of a request: the one that it came with where that is one, else a new one. */
export const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && SANE.test(given) ? given : randomUUID();
