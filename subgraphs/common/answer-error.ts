import { GraphQLError, Kind } from 'graphql';
import { couldNotBeRead } from './database/errors';
import { InputError } from './errors';

/** The variable that a field's argument does not allow, as null where a value must be: met only when the field is. */
const variableOf = ({ nodes, path, extensions }: GraphQLError): string | undefined => {
  const [node] = nodes ?? [];
  const isNew = path !== undefined && extensions['code'] === undefined;
  return isNew && node?.kind === Kind.VARIABLE ? `$${node.name.value}` : undefined;
};

/**
 * The one place that turns anything thrown while a subgraph answers into an error for its reader: what we raised, and
 * what GraphQL found wrong with the operation, stay; all else becomes a plain message, and its cause goes to the log.
 */
export const answerError = (thrown: unknown, log: (cause: unknown) => void): GraphQLError => {
  const error = thrown instanceof GraphQLError ? thrown : undefined;
  const cause = error?.originalError ?? (error === undefined ? thrown : undefined);
  const place = error === undefined ? {} : { nodes: error.nodes ?? null, path: error.path ?? null };
  if (cause instanceof InputError)
    return new GraphQLError(cause.message, { ...place, extensions: cause.extensions });
  if (error !== undefined && (cause === undefined || cause instanceof GraphQLError)) {
    const argument = variableOf(error);
    return argument === undefined
      ? error
      : new GraphQLError(error.message, { ...place, extensions: { code: 'BAD_USER_INPUT', argument } });
  }
  log(cause);
  return couldNotBeRead(cause)
    ? new GraphQLError('The database is busy; ask again.', {
        ...place,
        extensions: { code: 'SUBGRAPH_BUSY' },
      })
    : new GraphQLError('Something failed inside the subgraph.', {
        ...place,
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      });
};
