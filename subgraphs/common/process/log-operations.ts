import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { ExecutionResult } from 'graphql';
import { whenAnswered } from './answered';
import type { Log, LogFields } from './log';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id';

/** Writes a line for each operation that a subgraph answers over HTTP. */
export interface OperationLog {
  /** The first stage of a request. */
  readonly handler: RequestHandler;
  /** Notes what an operation came to, before it is sent. */
  answered(response: Response, query: string, result: ExecutionResult): void;
}

const THOUSAND = 1_000;

const codesOf = ({ errors = [] }: ExecutionResult): string[] => [
  ...new Set(errors.map(({ extensions }) => String(extensions['code']))),
];

const fieldsOf = (query: string, result: ExecutionResult): LogFields => {
  const statements = result.extensions?.['statements'];
  const codes = codesOf(result);
  return {
    document: `sha256:${createHash('sha256').update(query).digest('hex')}`,
    ...(typeof statements === 'number' && { statements }),
    ...(codes.length > 0 && { codes }),
  };
};

/** Makes it; undefined for a log whose form is for people, which tells of no single operation. */
export const createOperationLog = ({ record }: Log): OperationLog | undefined => {
  if (record === undefined) return undefined;
  const noted = new WeakMap<Response, LogFields>();
  return {
    handler: (request, response, next) => {
      const id = requestIdOf(request.headers[REQUEST_ID_HEADER]);
      whenAnswered(response, performance.now(), ({ status, bytes, ms, isGone, codes }) => {
        record('info', 'operation', {
          id,
          status,
          bytes,
          ms: Math.round(ms * THOUSAND) / THOUSAND,
          ...(isGone && { gone: true }),
          ...(codes.length > 0 && { codes }),
          ...noted.get(response),
        });
      });
      next();
    },
    answered: (response, query, result) => {
      noted.set(response, fieldsOf(query, result));
    },
  };
};
