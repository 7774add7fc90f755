import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind } from 'graphql';

/** Refuses a request whose document has several operations and names none, or has none of the name that it gives. */
export const requireOperation: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, document, request }) => {
        // Typed as always there, but it is not where no operation was found.
        if (operation as unknown) return Promise.resolve();
        const names = document.definitions.flatMap((each) =>
          each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value ?? '(unnamed)'] : [],
        );
        const asked = request.operationName
          ? `has none called "${request.operationName}"`
          : 'does not say which to run';
        throw new GraphQLError(
          `The request ${asked}; send one of these as operationName: ${names.join(', ')}.`,
          { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } },
        );
      },
    }),
};
