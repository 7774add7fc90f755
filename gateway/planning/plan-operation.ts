import type { Operation } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { mendPlan, type Whole } from './mend-plan';
import { PlanTooLong } from './plan-errors';
import { verifyPlan } from './verify-plan';

const MESSAGE =
  'This operation can not be planned: the subgraphs can not give all of its fields together. Ask for fewer of them at a time.';

/** What the planner says where an operation goes beyond its bounds. */
const BEYOND =
  /^(Too many options generated|Number of non-local selections exceeds|Exceeded maximum recursive)/;

/** Plans, or refuses in words of ours: the planner's own errors are about its insides. */
const build = (planner: QueryPlanner, operation: Operation): QueryPlan => {
  try {
    return planner.buildQueryPlan(operation);
  } catch (cause) {
    if (cause instanceof Error && BEYOND.test(cause.message)) throw new PlanTooLong();
    throw new GraphQLError(MESSAGE, {
      extensions: { code: 'OPERATION_NOT_PLANNED', http: { status: 400 } },
      originalError: cause instanceof Error ? cause : null,
    });
  }
};

/**
 * Plans an operation and checks the plan.
 * @param whole what the plan is to have back where the planner drops it
 * @throws {GraphQLError} OPERATION_NOT_PLANNED where no plan answers all of it rightly, PLAN_TOO_LONG where none is found
 */
export const planOperation = (planner: QueryPlanner, operation: Operation, whole?: Whole): QueryPlan => {
  const plan = mendPlan(planner.supergraph, build(planner, operation), whole);
  verifyPlan(planner.supergraph, operation, plan);
  return plan;
};
