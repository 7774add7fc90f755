import {
  Agent,
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as SecureAgent, request as requestHttps } from 'node:https';

/** What came back from a POST: its status, its media type without parameters, and its text. */
export interface Posted {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** An answer was larger than is read. */
export class TooLargeError extends Error {}

/** Posts texts to one address over connections that are kept. */
export interface Poster {
  post(text: string, signal: AbortSignal): Promise<Posted>;
  close(): void;
}

const readAll = async (response: IncomingMessage, mostBytes: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new TooLargeError(`The answer is larger than ${String(mostBytes)} bytes.`);
    chunks.push(chunk);
  }
  // A connection that closes in the middle can end the stream without an error.
  if (!response.complete) throw new Error('The connection closed before the answer was complete.');
  return Buffer.concat(chunks).toString('utf8');
};

/** A kept connection that the other side closed just then: nothing was read, so that the request can be sent again. */
class StaleConnection extends Error {}

/** Makes a poster for one address. */
export const createPoster = (address: string, mostBytes: number): Poster => {
  const url = new URL(address);
  const isSecure = url.protocol === 'https:';
  const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
  };

  const open = (options: RequestOptions): ClientRequest =>
    isSecure ? requestHttps(url, options) : requestHttp(url, options);

  const send = (text: string, signal: AbortSignal): Promise<Posted> =>
    new Promise((resolve, reject) => {
      const length = Buffer.byteLength(text);
      const request = open({
        method: 'POST',
        agent,
        signal,
        headers: { ...headers, 'content-length': length },
      });
      request.once('error', (error: NodeJS.ErrnoException) => {
        reject(request.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection() : error);
      });
      request.once('response', (response) => {
        const [type = ''] = (response.headers['content-type'] ?? '').split(';');
        readAll(response, mostBytes).then((read) => {
          resolve({ status: response.statusCode ?? 0, type: type.trim().toLowerCase(), text: read });
        }, reject);
      });
      request.end(text);
    });

  const post = (text: string, signal: AbortSignal): Promise<Posted> =>
    send(text, signal).catch((error: unknown) => {
      if (error instanceof StaleConnection) return post(text, signal);
      throw error;
    });

  return {
    post,
    close: () => {
      agent.destroy();
    },
  };
};
