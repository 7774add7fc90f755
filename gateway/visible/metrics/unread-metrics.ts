import type { Server } from 'node:http';
import type { Meter } from '@opentelemetry/api';
import { METRIC_PREFIX, OTHER } from './names';

/** Why a request could not be read, by the codes that Node gives. */
const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['HPE_HEADER_OVERFLOW', 'headers'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'time'],
]);

/**
 * Counts what comes to a server and is never a request: these have no line in the log either.
 * @returns begins to count for a server
 */
export const createUnreadMetrics = (meter: Meter): ((server: Server) => void) => {
  const unread = meter.createCounter(`${METRIC_PREFIX}unread_requests_total`, {
    description:
      'Requests that could not be read, by why: too many headers, too slow (time), too many connections, or other.',
  });
  return (server) => {
    server.on('clientError', ({ code }: NodeJS.ErrnoException) => {
      unread.add(1, { reason: REASONS.get(code) ?? OTHER });
    });
    server.on('drop', () => {
      unread.add(1, { reason: 'connections' });
    });
  };
};
