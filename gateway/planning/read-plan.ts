import type { Schema, Subgraph, Supergraph } from '@apollo/federation-internals';
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { unfetched, type FetchedObject } from './fetched';
import { readFetch } from './read-fetch';
import { namesOf } from './plan-path';
import { both, either, runtimeTypesOf, type RuntimeTypes } from './runtime-types';

/** What a fetch of a plan is about. */
export interface VisitedFetch {
  readonly fetch: FetchNode;
  readonly subgraph: Subgraph;
  /** Where in the answer it belongs, in response names; empty for the root. */
  readonly path: readonly string[];
}

const childrenOf = (node: PlanNode): PlanNode[] => {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes;
    case 'Flatten':
      return [node.node];
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((each) => each ?? []);
    // The gateway never plans for @defer.
    case 'Defer':
    case 'Fetch':
      return [];
  }
};

/** The fetches of a plan in their order, one that another waits for before it. */
export const fetchesOf = ({ node }: QueryPlan, supergraph: Supergraph): VisitedFetch[] => {
  const visit = (each: PlanNode, path: readonly string[]): VisitedFetch[] => {
    if (each.kind === 'Fetch') {
      const subgraph = supergraph.subgraphs().get(each.serviceName);
      return subgraph === undefined ? [] : [{ fetch: each, subgraph, path }];
    }
    const below = each.kind === 'Flatten' ? namesOf(each.path) : path;
    return childrenOf(each).flatMap((child) => visit(child, below));
  };
  if (node === undefined) return [];
  if (node.kind === 'Subscription')
    return [node.primary, ...(node.rest ? [node.rest] : [])].flatMap((each) => visit(each, []));
  return visit(node, []);
};

const objectAt = (root: FetchedObject, path: readonly string[]): FetchedObject | undefined =>
  path.reduce<FetchedObject | undefined>((at, name) => at?.fields.get(name)?.object, root);

/** The types of the representations that a fetch sends, or undefined where it sends all. */
const sentTypes = ({ requires = [] }: FetchNode, supergraph: Schema): RuntimeTypes =>
  requires.reduce<RuntimeTypes>(
    (all, each) =>
      each.kind === 'InlineFragment' && each.typeCondition !== undefined
        ? either(all, runtimeTypesOf(supergraph, each.typeCondition))
        : all,
    new Set(),
  );

/** Reads what a plan fetches, from the root of the answer down. */
export const readPlan = (
  fetches: readonly VisitedFetch[],
  supergraph: Supergraph,
  rootType: string,
): FetchedObject => {
  const root = unfetched(new Set([rootType]));
  for (const { fetch, subgraph, path } of fetches) {
    const object = objectAt(root, path);
    if (object === undefined) continue;
    const on =
      fetch.requires === undefined ? object.types : both(object.types, sentTypes(fetch, supergraph.schema));
    readFetch({ fetch, subgraph, supergraph }, object, on);
  }
  return root;
};
