import type { Supergraph } from '@apollo/federation-internals';
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { createRepresentations } from './representations';
import { relationsIn, type TypeRelations } from './type-relations';

const mendFetch = (fetch: FetchNode, supergraph: Supergraph, types: TypeRelations): FetchNode => {
  const subgraph = supergraph.subgraphs().get(fetch.serviceName);
  if (fetch.requires === undefined || subgraph === undefined) return fetch;
  return { ...fetch, requires: [...createRepresentations(fetch.requires, subgraph, types).mended()] };
};

/** Puts right what a plan sends to subgraphs. What it fetches stays as it is. */
export const mendPlan = (supergraph: Supergraph, plan: QueryPlan): QueryPlan => {
  const types = relationsIn(supergraph.schema);
  const mend = (node: PlanNode): PlanNode => {
    switch (node.kind) {
      case 'Fetch':
        return mendFetch(node, supergraph, types);
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map(mend) };
      case 'Flatten':
        return { ...node, node: mend(node.node) };
      case 'Condition':
        return {
          ...node,
          ...(node.ifClause && { ifClause: mend(node.ifClause) }),
          ...(node.elseClause && { elseClause: mend(node.elseClause) }),
        };
      case 'Defer':
        return node;
    }
  };
  return plan.node === undefined || plan.node.kind === 'Subscription'
    ? plan
    : { ...plan, node: mend(plan.node) };
};
