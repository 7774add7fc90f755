import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import { buildSupergraph } from './build-supergraph';
import { droppedTypesIn } from './dropped-types';
import { planOperation } from './plan-operation';
import type { PlanningSupergraph } from './planning-supergraph';

/** What plans operations over one composed schema. */
export interface Planner {
  /** Resolves when it can plan; rejects with a SupergraphError where the schema can't be planned over. */
  ready(): Promise<void>;
  /**
   * Plans an operation, whose conditions are applied and whose fragments are written out.
   * @throws {GraphQLError} where no plan answers it rightly, or none is found within bounds
   */
  plan(operation: string): QueryPlan | Promise<QueryPlan>;
  close(): Promise<void>;
}

/** A composed schema that is to be planned over. */
export interface Plannable {
  readonly supergraphSdl: string;
  readonly supergraph: Supergraph;
  readonly planning: PlanningSupergraph;
}

/** Makes the planner of a composed schema. */
export type OpenPlanner = (plannable: Plannable) => Planner;

/**
 * How far the planner looks. It weighs whole plans against each other, and where several subgraphs answer the same fields
 * their number is a power of the number of those fields. It begins with those that go from subgraph to subgraph the
 * least, so that the first few hundred hold the best, or one nearly as good.
 */
const BOUNDS = { maxEvaluatedPlans: 256, pathsLimit: 5_000 };

/** An entity under one type of its parent is not asked for what was selected under another. */
const TYPED = { typeConditionedFetching: true };

/** Plans over a supergraph. */
export const createPlan = (supergraph: Supergraph): ((operation: string) => QueryPlan) => {
  const planner = new QueryPlanner(supergraph, { ...TYPED, debug: BOUNDS });
  const schema = supergraph.apiSchema();
  const dropped = droppedTypesIn(supergraph);
  return (operation) => {
    const document = parse(operation, { noLocation: true });
    const [definition] = document.definitions;
    const whole =
      definition?.kind === Kind.OPERATION_DEFINITION ? { operation: definition, dropped } : undefined;
    return planOperation(planner, operationFromDocument(schema, document, { validate: false }), whole);
  };
};

/** Plans on the thread of whoever asks, which does nothing else meanwhile. */
export const planHere: OpenPlanner = ({ supergraphSdl, supergraph, planning }) => {
  const planned =
    planning.sdl === supergraphSdl ? supergraph : buildSupergraph(planning.sdl, { validate: false });
  return { ready: () => Promise.resolve(), plan: createPlan(planned), close: () => Promise.resolve() };
};
