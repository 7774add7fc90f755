import express, { type Request } from 'express';
import { createBodies } from './bodies';
import { createBodyRoom } from './body-room';
import { refuse, type Refusal } from './refuse';
import type { Stage, StageRequest } from './stage';

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

const NO_ROOM: Refusal = {
  status: 503,
  code: 'OVERLOADED',
  message: 'Too many large requests are on their way, and nothing of this one was done. Ask again later.',
  retryAfter: 1,
};

/** The most bytes of large bodies that are held at once, where one alone may not be larger. */
const ROOM_BYTES = 64_000_000;

/** What is wrong with a body by the headers of its request, if anything. */
const problemWith = ({ headers }: StageRequest, mostBytes: number): Refusal | undefined => {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return COMPRESSED;
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!['utf-8', 'utf8'].includes(charset.toLowerCase())) return OTHER_CHARSET;
  return Number(headers['content-length'] ?? 0) > mostBytes ? tooLarge(mostBytes) : undefined;
};

/**
 * Collects a body.
 * @param grow takes room for so many bytes more; false where there is none
 * @param done gets its bytes, or why they are not read; where its client is gone, nobody hears that
 */
const collect = (
  request: StageRequest,
  mostBytes: number,
  grow: (bytes: number) => boolean,
  done: (bytes: Buffer | Refusal) => void,
): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const end = (bytes: Buffer | Refusal): void => {
    if (isDone) return;
    isDone = true;
    chunks.length = 0;
    done(bytes);
  };
  request.on('data', (chunk: Buffer) => {
    if (isDone) return;
    size += chunk.length;
    if (size > mostBytes) end(tooLarge(mostBytes));
    else if (!grow(chunk.length)) end(NO_ROOM);
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const [first] = chunks;
    end(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks));
  });
  request.on('close', () => {
    end(tooLarge(mostBytes));
  });
};

const JSON_TYPE = 'application/json';

/** Whether a request has a body that it calls JSON. */
const isJson = (request: StageRequest): boolean => {
  const { 'content-type': type, 'content-length': length } = request.headers;
  if (length === '0' && (request.method === 'GET' || request.method === 'HEAD')) return false;
  if (type === JSON_TYPE && length !== undefined) return true;
  // It reads nothing of a request but its headers.
  return typeof express.request.is.call(request as Request, JSON_TYPE) === 'string';
};

/**
 * Receives the body of a request that calls it JSON, and refuses at once one that is larger than is read, of whatever
 * length it says to be, or compressed: that can be a thousand times as large inside. What is sent as another type is left
 * unread, and refused by whoever comes next. It comes before the request takes a place: a body may come slowly, and
 * whoever sends it holds up nobody.
 */
export const receiveBody = (mostBytes: number): Stage => {
  const room = createBodyRoom(Math.max(ROOM_BYTES, mostBytes));
  return (request, response, next) => {
    request.body = undefined;
    if (!isJson(request)) {
      next();
      return;
    }
    const problem = problemWith(request, mostBytes);
    if (problem) {
      refuse(request, response, problem);
      return;
    }
    const place = room.open();
    response.once('close', place.leave);
    collect(request, mostBytes, place.grow, (bytes) => {
      if (Buffer.isBuffer(bytes)) {
        request.body = bytes;
        next();
      } else if (!request.destroyed) refuse(request, response, bytes);
    });
  };
};

/** Parses the body that was received; refuses one that is no JSON. */
export const parseBody = (): Stage => {
  const bodies = createBodies();
  return (request, response, next) => {
    const { body } = request;
    if (Buffer.isBuffer(body)) request.body = bodies(body);
    if (body !== undefined && request.body === undefined) refuse(request, response, NO_JSON);
    else next();
  };
};
