import type { Request, RequestHandler } from 'express';
import { refuse, type Refusal } from './refuse';

const COMPRESSED: Refusal = {
  status: 415,
  code: 'BAD_REQUEST',
  message: 'The body of the request is compressed, which is not read. Send it without a content-encoding.',
};

const OTHER_CHARSET: Refusal = {
  status: 415,
  code: 'BAD_REQUEST',
  message: 'The body of the request is in a charset that is not read. Send it as UTF-8.',
};

const NO_JSON: Refusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The body of the request is no JSON object. Send one with `query` and `variables`, in UTF-8.',
};

const tooLarge = (limit: number): Refusal => ({
  status: 413,
  code: 'REQUEST_TOO_LARGE',
  message: `The body of the request is larger than ${String(limit)} bytes. Send a shorter document, fewer variables, or several requests.`,
  extensions: { limit },
});

/** What is wrong with a body by the headers of its request, if anything. */
const problemWith = ({ headers }: Request, mostBytes: number): Refusal | undefined => {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return COMPRESSED;
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!['utf-8', 'utf8'].includes(charset.toLowerCase())) return OTHER_CHARSET;
  return Number(headers['content-length'] ?? 0) > mostBytes ? tooLarge(mostBytes) : undefined;
};

/** The bytes of a body; null where there are more than are read, or its client is gone. */
const bytesOf = (request: Request, mostBytes: number): Promise<Buffer | null> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (bytes: Buffer | null): void => {
      request.off('data', take).off('end', finish).off('close', giveUp);
      resolve(bytes);
    };
    const giveUp = (): void => {
      end(null);
    };
    const finish = (): void => {
      end(Buffer.concat(chunks));
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > mostBytes) giveUp();
      else chunks.push(chunk);
    };
    request.on('data', take).once('end', finish).once('close', giveUp);
  });

const parsed = (bytes: Buffer): object | undefined => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Reads the body of a request as JSON, and refuses at once one that is larger than is read, of whatever length it says
 * to be, or compressed: that can be a thousand times as large inside. What is sent as another type is left unread, and
 * refused by whoever comes next.
 */
export const readBody =
  (mostBytes: number): RequestHandler =>
  async (request, response, next) => {
    request.body = undefined;
    if (!request.is('application/json')) {
      next();
      return;
    }
    const problem = problemWith(request, mostBytes);
    const bytes = problem ? null : await bytesOf(request, mostBytes);
    if (bytes === null) {
      if (!request.destroyed) refuse(request, response, problem ?? tooLarge(mostBytes));
      return;
    }
    request.body = parsed(bytes);
    if (request.body === undefined) refuse(request, response, NO_JSON);
    else next();
  };
