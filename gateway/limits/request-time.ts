import { GraphQLError } from 'graphql';

/**
 * The error of a request whose time was over before there was anything to answer.
 * @param limitMs the time that a request is given, in milliseconds
 */
export const outOfTime = (limitMs: number): GraphQLError =>
  new GraphQLError(
    `The request was not answered within ${String(limitMs)} milliseconds. Ask for shorter pages, fewer fields, or in several operations.`,
    { extensions: { code: 'REQUEST_TIMEOUT', limit: limitMs, unit: 'milliseconds', http: { status: 504 } } },
  );
