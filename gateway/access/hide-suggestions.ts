import type { GraphQLFormattedError } from 'graphql';

/** Makes an error of an answer from what was thrown. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What GraphQL adds to the name of a field, an argument, a type or a value that is not there, but is like others. */
const SUGGESTION = / ?Did you mean [^?]+\?$/;

/** Leaves out of messages which names would have been right: whoever may not read the schema must not guess it so. */
export const hideSuggestions =
  (format: FormatError): FormatError =>
  (formatted, error) => {
    const shown = format(formatted, error);
    return { ...shown, message: shown.message.replace(SUGGESTION, '') };
  };
