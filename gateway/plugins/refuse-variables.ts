import { GraphQLError, type ASTVisitor, type ValidationRule } from 'graphql';

/** The name by which the engine hands entities to a subgraph. */
const TAKEN = 'representations';

/** Refuses a variable called `representations`: in a sub-operation it would stand for the entities. */
export const refuseVariables: ValidationRule = (context): ASTVisitor => ({
  VariableDefinition: (node) => {
    if (node.variable.name.value !== TAKEN) return;
    context.reportError(
      new GraphQLError(
        `The variable "$${TAKEN}" has the name by which entities are handed to subgraphs; choose another name.`,
        { nodes: node, extensions: { code: 'VARIABLE_REFUSED' } },
      ),
    );
  },
});
