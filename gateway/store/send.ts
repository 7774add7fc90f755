import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPGraphQLResponse } from '@apollo/server';
import type { Answer } from './answer';
import { entityTag, heldTag } from './conditional';
import type { Encoded } from './kept-answer';

const VARIES = ['accept', 'accept-encoding'];
const VARIES_ALONE = VARIES.join(', ');

/** What else the answer varies with was said before. */
const vary = (response: ServerResponse): string => {
  const said = response.getHeader('vary');
  if (said === undefined) return VARIES_ALONE;
  const before = [said].flat().map(String);
  const names = before.flatMap((each) => each.split(',')).map((name) => name.trim());
  const missing = VARIES.filter((name) => !names.some((each) => each.toLowerCase() === name));
  return [...names, ...missing].join(', ');
};

const end = (request: IncomingMessage, response: ServerResponse, body: string | Buffer): void => {
  response.setHeader('content-length', Buffer.byteLength(body));
  if (request.method === 'HEAD') response.end();
  else response.end(body);
};

/**
 * Sends an answer that may be kept, by this store and by others, as long as they ask each time whether it still holds.
 * @param encoded gives its bytes; not called where the client holds them already
 * @param isPrivate whether only its client may keep it
 */
export const sendAnswer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { type, tag }: Answer,
  encoded: () => Encoded | Promise<Encoded>,
  isPrivate: boolean,
): Promise<void> => {
  const control = isPrivate ? 'private, no-cache' : 'no-cache';
  const held = heldTag(request, tag);
  if (held !== undefined) {
    response.writeHead(304, { 'cache-control': control, vary: vary(response), etag: held }).end();
    return;
  }
  const { encoding, bytes } = await encoded();
  response.statusCode = 200;
  response.setHeader('cache-control', control);
  response.setHeader('vary', vary(response));
  response.setHeader('content-type', type);
  response.setHeader('etag', entityTag(tag, encoding));
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  end(request, response, bytes);
};

/** Sends what Apollo Server answered, as it is; nobody may keep it. */
export const sendOther = async (
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: HTTPGraphQLResponse,
): Promise<void> => {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('vary', vary(response));
  response.statusCode = status ?? 200;
  if (body.kind === 'complete') {
    end(request, response, body.string);
    return;
  }
  for await (const chunk of body.asyncIterator) response.write(chunk);
  response.end();
};
