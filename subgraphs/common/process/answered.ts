import type { ServerResponse } from 'node:http';

/** How a request ended, as HTTP knows it. */
export interface Ending {
  readonly status: number;
  /** The bytes of the body that was sent, compressed where it was. */
  readonly bytes: number;
  /** From when it came until its answer was handed to the system, in milliseconds. */
  readonly ms: number;
  /** Whether its client left before. */
  readonly isGone: boolean;
  /** The codes of the errors in the body of an answer whose status says that it is a refusal. */
  readonly codes: readonly string[];
}

/** A refusal is short; what is longer is not read. */
const LONGEST_REFUSAL = 65_536;

const REFUSAL = 400;

const codesIn = (body: string | Buffer): string[] => {
  if (body.length > LONGEST_REFUSAL) return [];
  try {
    const { errors } = JSON.parse(body.toString()) as {
      readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
    };
    const codes = (errors ?? []).map(({ extensions }) => extensions?.code);
    return [...new Set(codes.filter((code) => typeof code === 'string'))];
  } catch {
    // No JSON, or none of ours.
    return [];
  }
};

const isBody = (chunk: unknown): chunk is string | Buffer =>
  typeof chunk === 'string' || Buffer.isBuffer(chunk);

/**
 * Tells once how a request ended, whoever answered it: all answers to the graph are sent in one piece.
 * @param began when it came, by `performance.now()`
 */
export const whenAnswered = (
  response: ServerResponse,
  began: number,
  tell: (ending: Ending) => void,
): void => {
  const end = response.end.bind(response) as (...parts: unknown[]) => ServerResponse;
  let bytes = 0;
  let codes: readonly string[] = [];
  response.end = (...parts: unknown[]) => {
    const [body] = parts;
    if (isBody(body)) {
      bytes = Buffer.byteLength(body);
      if (response.statusCode >= REFUSAL) codes = codesIn(body);
    }
    return end(...parts);
  };
  response.once('close', () => {
    const { statusCode: status, writableFinished } = response;
    tell({ status, bytes, ms: performance.now() - began, isGone: !writableFinished, codes });
  });
};
