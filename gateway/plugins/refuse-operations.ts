import { GraphQLError, type ASTVisitor, type ValidationRule } from 'graphql';

/** Refuses a mutation or a subscription where the schema has none, which no other rule does. */
export const refuseOperations: ValidationRule = (context): ASTVisitor => ({
  OperationDefinition: (node) => {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(
      new GraphQLError(`The graph has no ${node.operation}: it can only be read. Send a query.`, {
        nodes: node,
        extensions: { code: 'OPERATION_NOT_SUPPORTED' },
      }),
    );
  },
});
