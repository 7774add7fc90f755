import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { catalogue } from '../errors';
import { asTooLong } from '../limits/too-long';
import { createArgumentPaths } from './argument-path';

const codes = new Set(catalogue.map(({ code }) => code));

/** Codes that say where a failure was met, not what it is. */
const GENERAL = ['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'INTERNAL_SERVER_ERROR'];

const causes = (error: unknown): GraphQLError[] =>
  error instanceof GraphQLError ? [error, ...causes(error.originalError)] : [];

const exactCode = (error: unknown): string | undefined =>
  causes(error)
    .map(({ extensions }) => String(extensions['code']))
    .find((code) => codes.has(code) && !GENERAL.includes(code));

const TOO_DEEP = 'The document is nested too deeply to be read.';

/** What a parser says that has run out of stack is of no use to whoever sent the document. */
const isTooDeep = (error: unknown): boolean => causes(error).at(-1)?.originalError instanceof RangeError;

/**
 * The one place that turns anything thrown into an error of the answer: with the most exact code that its causes hold,
 * and where nothing is known of it, with a plain message and its cause in the log.
 */
export const createFormatError = (log: (cause: unknown) => void) => {
  const argumentPathOf = createArgumentPaths();
  const argumentOf = (error: unknown): { argument?: string } => {
    const node = causes(error)[0]?.nodes?.[0];
    const argument = node && argumentPathOf(node);
    return argument === undefined ? {} : { argument };
  };
  return (
    { message, locations, path, extensions }: GraphQLFormattedError,
    error: unknown,
  ): GraphQLFormattedError => {
    const long = asTooLong({ message, ...(locations && { locations }) });
    if (long) return long;
    const code = exactCode(error) ?? String(extensions?.['code']);
    const isUnknown = code === 'INTERNAL_SERVER_ERROR' && extensions?.['subgraph'] === undefined;
    if (isUnknown) log(error);
    return {
      message: isUnknown ? 'Something failed inside the gateway.' : isTooDeep(error) ? TOO_DEEP : message,
      ...(locations === undefined ? {} : { locations }),
      ...(path === undefined ? {} : { path }),
      extensions: isUnknown ? { code } : { ...extensions, ...argumentOf(error), code },
    };
  };
};
