import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { readPath } from '../planning/plan-path';
import type { PlanningSupergraph } from '../planning/planning-supergraph';
import type { Data } from './data';
import { createLostPaths } from './lost-paths';
import { createPick, type Pick } from './representation';
import { createRewrite, renamesIn } from './rewrites';
import type { Pattern } from './targets';
import type { IsOfType } from './type-condition';

/** One sub-operation of a plan, with all that can be made of it before a request. */
export interface Fetch {
  readonly subgraph: string;
  readonly query: string;
  readonly operationName: string | undefined;
  /** The names of the variables that it takes. */
  readonly variables: readonly string[];
  /** Where its objects stand in the merged data. */
  readonly pattern: Pattern;
  /** Makes the representation of an object; undefined where it asks for no entities. */
  readonly pick: Pick | undefined;
  readonly rewriteInput: ((value: Data) => void) | undefined;
  readonly rewriteOutput: ((value: Data) => void) | undefined;
  /** The names that what it brings is given, by the subgraph's own. */
  readonly renames: ReadonlyMap<string, string>;
  /** Where an object lacks what it asks for. */
  readonly lostPaths: (object: Data) => (readonly (string | number)[])[];
}

/** What is done for a request, made once an operation. */
export type Step =
  | { readonly kind: 'sequence'; readonly steps: readonly Step[] }
  | { readonly kind: 'parallel'; readonly steps: readonly Step[] }
  | { readonly kind: 'fetch'; readonly fetch: Fetch };

const unsupported = (kind: string): never => {
  throw new Error(`A plan with a node ${kind} can't be executed.`);
};

/** Makes the program of a plan; undefined where it asks no subgraph. */
export const createProgram = (
  plan: QueryPlan,
  planning: PlanningSupergraph,
  isOfType: IsOfType,
): Step | undefined => {
  const fetchOf = (node: FetchNode, pattern: Pattern): Fetch => {
    const { subgraph, operation, representationNames } = planning.restore(node);
    const isOfEntities = node.requires !== undefined;
    return {
      subgraph,
      query: operation,
      operationName: node.operationName,
      variables: node.variableUsages ?? [],
      pattern,
      pick: node.requires && createPick(node.requires, isOfType, representationNames),
      rewriteInput: createRewrite(node.inputRewrites, isOfType),
      rewriteOutput: createRewrite(node.outputRewrites, isOfType),
      renames: renamesIn(node.outputRewrites),
      lostPaths: createLostPaths(operation, isOfEntities, isOfType),
    };
  };
  const stepOf = (node: PlanNode, pattern: Pattern): Step => {
    switch (node.kind) {
      case 'Sequence':
        return { kind: 'sequence', steps: node.nodes.map((each) => stepOf(each, pattern)) };
      case 'Parallel':
        return { kind: 'parallel', steps: node.nodes.map((each) => stepOf(each, pattern)) };
      case 'Flatten':
        return stepOf(node.node, [...pattern, ...readPath(node.path)]);
      case 'Fetch':
        return { kind: 'fetch', fetch: fetchOf(node, pattern) };
      // Conditions are applied before an operation is planned.
      case 'Condition':
      case 'Defer':
        return unsupported(node.kind);
    }
  };
  const { node } = plan;
  if (node === undefined) return undefined;
  return node.kind === 'Subscription' ? unsupported(node.kind) : stepOf(node, []);
};
