import type { Operation } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { mendPlan } from './mend-plan';
import { verifyPlan } from './verify-plan';

const MESSAGE =
  'This operation can not be planned: the subgraphs can not give all of its fields together. Ask for fewer of them at a time.';

/** Plans, or refuses in words of ours: the planner's own errors are about its insides. */
const build = (planner: QueryPlanner, operation: Operation): QueryPlan => {
  try {
    return planner.buildQueryPlan(operation);
  } catch (cause) {
    throw new GraphQLError(MESSAGE, {
      extensions: { code: 'OPERATION_NOT_PLANNED', http: { status: 400 } },
      originalError: cause instanceof Error ? cause : null,
    });
  }
};

/**
 * Plans an operation and checks the plan.
 * @throws {GraphQLError} OPERATION_NOT_PLANNED where no plan answers all of it rightly
 */
export const planOperation = (planner: QueryPlanner, operation: Operation): QueryPlan => {
  const plan = mendPlan(planner.supergraph, build(planner, operation));
  verifyPlan(planner.supergraph, operation, plan);
  return plan;
};
