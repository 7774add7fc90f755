import { STATUS_CODES, type Server } from 'node:http';
import { SECURITY_HEADERS } from '../access/security-headers';
import type { OpenAnswers } from './open-answers';
import { refusalBody, type Refusal } from './refuse';

const refusalOf = ({ code }: NodeJS.ErrnoException): Refusal => {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        code: 'HEADERS_TOO_LARGE',
        message:
          'The line and the headers of the request are too large. Send fewer or shorter ones, or POST the operation.',
      };
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, code: 'REQUEST_TOO_LARGE', message: 'The extensions of a chunk are too large.' };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        code: 'REQUEST_TOO_SLOW',
        message: 'The request did not come in time. Send it at once.',
      };
    default:
      return { status: 400, code: 'BAD_REQUEST', message: 'The request is no HTTP that can be read.' };
  }
};

const asHttp = (refusal: Refusal): string => {
  const body = refusalBody(refusal);
  return [
    `HTTP/1.1 ${String(refusal.status)} ${STATUS_CODES[refusal.status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Cache-Control: no-store',
    ...SECURITY_HEADERS.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    '',
    body,
  ].join('\r\n');
};

/** Answers what a server can't read as a request, with an error of GraphQL, and closes the connection. */
export const answerBadRequests = (server: Server, answers: OpenAnswers): void => {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // In the midst of another answer, this one would be taken for a part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || answers.hasBegun(socket)) socket.destroy();
    else
      socket.end(asHttp(refusalOf(error)), () => {
        socket.destroy();
      });
  });
};
