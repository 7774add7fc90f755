import type { ApolloServerPlugin } from '@apollo/server';
import { viewOf, type View } from '../../subgraphs/common/view';

const meaningOf = ({ asOf, knownAt }: View): string => {
  const known = knownAt === null ? '' : `, as made known by ${knownAt}`;
  return asOf === null ? `everything on record${known}` : `what holds on ${asOf}${known}`;
};

/** States in the extensions of every answer the view that it was made with: `@view` of the operation, or all on record. */
export const stateView: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ schema, operation, request, response: { body } }) => {
        // Another graph has no views.
        if (!schema.getDirective('view')) return Promise.resolve();
        if (operation && body.kind === 'single' && body.singleResult.data) {
          const view = viewOf(schema, operation, request.variables ?? {});
          const stated = { ...view, meaning: meaningOf(view) };
          body.singleResult.extensions = { ...body.singleResult.extensions, view: stated };
        }
        return Promise.resolve();
      },
    }),
};
