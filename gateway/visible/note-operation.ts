import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestNotes } from '../request-notes';
import type { KnownOperations } from './operation-facts';

/** Notes in the record of a request, where it has one, its operation and the codes of its errors. */
export const noteOperation = (operations: KnownOperations): ApolloServerPlugin<RequestNotes> => ({
  requestDidStart: ({ contextValue: { record } }) => {
    if (record === undefined) return Promise.resolve();
    return Promise.resolve({
      didResolveSource: ({ source, request }) => {
        record.document = source;
        record.variables = request.variables;
        return Promise.resolve();
      },
      didResolveOperation: ({ schema, source, document, operation }) => {
        if (operation) record.operation = operations.of(schema, source, document, operation);
        return Promise.resolve();
      },
      willSendResponse: ({ response: { body } }) => {
        const errors = (body.kind === 'single' ? body.singleResult.errors : undefined) ?? [];
        if (errors.length > 0)
          record.codes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
        return Promise.resolve();
      },
    });
  },
});
