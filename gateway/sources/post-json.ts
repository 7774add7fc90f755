import { errors, Pool, type Dispatcher } from 'undici';
import { createConnections } from './connections';
import { createAnswer, MalformedError, type Posted } from './read-answer';

/** How texts are posted to one address. */
export interface PosterOptions {
  /** Where to: http or https, with a path. */
  readonly address: string;
  /** The largest answer that is read. */
  readonly mostBytes: number;
  /** The most connections that are open at once; what is more waits for one. */
  readonly connections: number;
  /** A header, name and value, that vouches for a body. */
  readonly sign?: ((method: string, path: string, body: Buffer) => readonly [string, string]) | undefined;
}

/** Posts texts to one address over connections that are kept. */
export interface Poster {
  /**
   * Sends a text and reads the answer.
   * @param isRead whether it changes nothing, so that it may be sent again where a kept connection turns out closed
   * @param more further headers, names and values in turn
   * @throws what kept it from being answered; at once where the signal is aborted
   */
  post(text: string, isRead: boolean, signal: AbortSignal, more?: readonly string[]): Promise<Posted>;
  /** Ends all connections, and what is under way on them. */
  close(): Promise<void>;
}

const HEADERS = [
  'content-type',
  'application/json',
  'accept',
  'application/graphql-response+json, application/json;q=0.9',
];

const NO_HTTP = 'The answer is no HTTP.';

/** What the other side sends is no HTTP. Whoever sends it is there; a parser that fails later was cut off. */
const isGarbage = (error: Error): boolean =>
  error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError;

const endOf = ({ reason }: AbortSignal): Error => new Error('The request was ended.', { cause: reason });

/** Makes a poster for one address. */
export const createPoster = ({ address, mostBytes, connections, sign }: PosterOptions): Poster => {
  const { origin, pathname, search } = new URL(address);
  const path = pathname + search;
  const { connect, isWorn } = createConnections();
  // Times are limited by the signal of each request alone.
  const pool = new Pool(origin, {
    connections,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect,
  });

  const send = (body: Buffer, mayRepeat: boolean, signal: AbortSignal, given: string[]): Promise<Posted> =>
    new Promise((resolve, reject) => {
      const headers = sign === undefined ? given : [...given, ...sign('POST', path, body)];
      const answer = createAnswer(mostBytes);
      let sent: Dispatcher.DispatchController | undefined;
      const stop = (): void => {
        const end = endOf(signal);
        reject(end);
        sent?.abort(end);
      };
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      pool.dispatch(
        { method: 'POST', path, headers, body },
        {
          onRequestStart: (controller) => {
            sent = controller;
            // It may have waited for a connection until nobody waited for it.
            if (signal.aborted) controller.abort(endOf(signal));
          },
          onResponseStart: (_controller, status, received) => {
            answer.begin(status, received);
          },
          onResponseData: (_controller, chunk) => {
            answer.add(chunk);
          },
          onResponseEnd: () => {
            signal.removeEventListener('abort', stop);
            resolve(answer.whole());
          },
          onResponseError: (_controller, error) => {
            signal.removeEventListener('abort', stop);
            const isFresh = !answer.isBegun() && !signal.aborted;
            // Signed anew, since each signature is taken once.
            if (isFresh && mayRepeat && isWorn(error)) resolve(send(body, false, signal, given));
            else reject(isFresh && isGarbage(error) ? new MalformedError(NO_HTTP, { cause: error }) : error);
          },
        },
      );
    });

  return {
    post: (text, isRead, signal, more) =>
      send(Buffer.from(text), isRead, signal, more === undefined ? HEADERS : [...HEADERS, ...more]),
    close: () => pool.destroy(),
  };
};
