import type { GraphQLFormattedError } from 'graphql';

/** How graphql-js begins to say that a document has more tokens than it reads. */
const TOKENS = /^Syntax Error: Document contains more tha[tn] (\d+) tokens/;

/** What graphql-js says of a document in which too many fields of one name would have to be compared. */
const ABORTED = 'Validation aborted.';

/**
 * The error of a document that graphql-js gave up to read or to check, with a code and what to do; undefined for all
 * other errors. The number of its tokens is not stated: it is read no further than the limit.
 */
export const asTooLong = ({
  message,
  locations,
}: GraphQLFormattedError): GraphQLFormattedError | undefined => {
  const tokens = TOKENS.exec(message)?.[1];
  if (tokens !== undefined)
    return {
      message: `The document has more than ${tokens} tokens (names, values and marks). Ask for fewer fields, put values into variables, or send several operations.`,
      ...(locations === undefined ? {} : { locations }),
      extensions: { code: 'QUERY_TOO_LONG', limit: Number(tokens) },
    };
  if (message !== ABORTED) return undefined;
  return {
    message:
      'The document asks for fields of the same name too many times for them to be compared. Ask for each once, or give each an alias of its own.',
    extensions: { code: 'QUERY_TOO_LONG' },
  };
};
