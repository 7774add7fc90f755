import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationDefinitionNode } from 'graphql';
import { ON_RECORD, viewOf, type View } from '../../subgraphs/common/view';

const meaningOf = ({ asOf, knownAt }: View): string => {
  const known = knownAt === null ? '' : `, as made known by ${knownAt}`;
  return asOf === null ? `everything on record${known}` : `what holds on ${asOf}${known}`;
};

const stated = (view: View) => ({ ...view, meaning: meaningOf(view) });

const ON_RECORD_STATED = stated(ON_RECORD);

const hasView = ({ directives = [] }: OperationDefinitionNode): boolean =>
  directives.some(({ name }) => name.value === 'view');

/** States in the extensions of every answer the view that it was made with: `@view` of the operation, or all on record. */
export const stateView: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ schema, operation, request, response: { body } }) => {
        // Another graph has no views.
        if (!schema.getDirective('view')) return Promise.resolve();
        if (operation && body.kind === 'single' && body.singleResult.data) {
          const view = hasView(operation)
            ? stated(viewOf(schema, operation, request.variables ?? {}))
            : ON_RECORD_STATED;
          body.singleResult.extensions = { ...body.singleResult.extensions, view };
        }
        return Promise.resolve();
      },
    }),
};
