import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { RequestNotes } from '../request-notes';

/** Notes of each answer whether it is a query's, whole and without an error: only then may it be kept. The last plugin. */
export const noteAnswer: ApolloServerPlugin<RequestNotes> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue, operation, response: { body } }) => {
        const isRight = body.kind === 'single' && body.singleResult.data && !body.singleResult.errors?.length;
        contextValue.isWhole = Boolean(isRight) && operation?.operation === OperationTypeNode.QUERY;
        return Promise.resolve();
      },
    }),
};
