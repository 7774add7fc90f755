import type { IncomingHttpHeaders } from 'node:http';

/** What came back from a POST: its status, its media type without parameters, and its text. */
export interface Posted {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What was sent can not be taken as an answer: too large, or no HTTP. Whoever sent it is there. */
export class MalformedError extends Error {}

const only = (header: string | string[] | undefined): string =>
  (Array.isArray(header) ? header[0] : header) ?? '';

/** An answer as it arrives, of a bounded length. */
export interface ArrivingAnswer {
  /** Whether its status has arrived. */
  isBegun(): boolean;
  /**
   * Takes the status and the headers.
   * @throws {MalformedError} where they state that it is larger than is read
   */
  begin(status: number, headers: IncomingHttpHeaders): void;
  /**
   * Takes a part of its text.
   * @throws {MalformedError} where it is larger than is read
   */
  add(chunk: Buffer): void;
  /** All of it. */
  whole(): Posted;
}

/** Collects an answer of at most so many bytes. */
export const createAnswer = (mostBytes: number): ArrivingAnswer => {
  const chunks: Buffer[] = [];
  let size = 0;
  let status = 0;
  let type = '';
  const check = (bytes: number): void => {
    if (bytes > mostBytes) throw new MalformedError(`The answer is larger than ${String(mostBytes)} bytes.`);
  };
  return {
    isBegun: () => status !== 0,
    begin: (given, headers) => {
      status = given;
      type = (only(headers['content-type']).split(';')[0] ?? '').trim().toLowerCase();
      check(Number(only(headers['content-length'])));
    },
    add: (chunk) => {
      size += chunk.length;
      check(size);
      chunks.push(chunk);
    },
    whole: () => {
      const [first] = chunks;
      const bytes = first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, size);
      return { status, type, text: bytes.toString('utf8') };
    },
  };
};
