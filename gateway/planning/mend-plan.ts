import type { Supergraph } from '@apollo/federation-internals';
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import type { OperationDefinitionNode } from 'graphql';
import { addDropped } from './add-dropped';
import type { DroppedTypes } from './dropped-types';
import { namesOf } from './plan-path';
import { createRepresentations } from './representations';
import { relationsIn, type TypeRelations } from './type-relations';

const mendFetch = (fetch: FetchNode, supergraph: Supergraph, types: TypeRelations): FetchNode => {
  const subgraph = supergraph.subgraphs().get(fetch.serviceName);
  if (fetch.requires === undefined || subgraph === undefined) return fetch;
  return { ...fetch, requires: [...createRepresentations(fetch.requires, subgraph, types).mended()] };
};

/** What a plan is to have back. */
export interface Whole {
  /** The operation that was planned, without fragments by name. */
  readonly operation: OperationDefinitionNode;
  /** What the planner drops over its supergraph. */
  readonly dropped: DroppedTypes;
}

const withDropped = (
  fetch: FetchNode,
  supergraph: Supergraph,
  { operation, dropped }: Whole,
  path: readonly string[],
): FetchNode => {
  const subgraph = supergraph.subgraphs().get(fetch.serviceName);
  return subgraph && dropped.has(subgraph.name)
    ? addDropped({ subgraph, dropped }, fetch, operation, path)
    : fetch;
};

/**
 * Puts right what a plan sends to subgraphs, and adds what it dropped.
 * @param whole what to add; nothing, where it is left out
 * @throws {NotPlanned} where what was dropped can't be added
 */
export const mendPlan = (supergraph: Supergraph, plan: QueryPlan, whole?: Whole): QueryPlan => {
  const types = relationsIn(supergraph.schema);
  const mendOne = (fetch: FetchNode, path: readonly string[]): FetchNode => {
    const mended = mendFetch(fetch, supergraph, types);
    return whole ? withDropped(mended, supergraph, whole, path) : mended;
  };
  const mend = (node: PlanNode, path: readonly string[]): PlanNode => {
    switch (node.kind) {
      case 'Fetch':
        return mendOne(node, path);
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map((each) => mend(each, path)) };
      case 'Flatten':
        return { ...node, node: mend(node.node, namesOf(node.path)) };
      case 'Condition':
        return {
          ...node,
          ...(node.ifClause && { ifClause: mend(node.ifClause, path) }),
          ...(node.elseClause && { elseClause: mend(node.elseClause, path) }),
        };
      case 'Defer':
        return node;
    }
  };
  return plan.node === undefined || plan.node.kind === 'Subscription'
    ? plan
    : { ...plan, node: mend(plan.node, []) };
};
