import type { FetchNode } from '@apollo/query-planner';
import { restoreOperation, representationNames } from './restore-fetch';
import { rewriteSupergraph } from './rewrite-supergraph';

/** A supergraph as the planner should see it, and the way back to the one that runs. */
export interface PlanningSupergraph {
  /**
   * The supergraph that the planner plans over: the original text where nothing needs a rewrite. Make it with
   * `buildSupergraph(sdl, { validate: false })`: what it leaves unused, Apollo's validation refuses.
   */
  readonly sdl: string;
  /** Puts real names back into one fetch of a plan. */
  restore(fetch: FetchNode): RestoredFetch;
}

/** What to send for one fetch of a plan. */
export interface RestoredFetch {
  /** The name of the real subgraph, as in `join__Graph(name:)`. */
  readonly subgraph: string;
  /** The text to send. Its response names are those of the plan, virtual ones included. */
  readonly operation: string;
  /**
   * Which keys of the representations to rename, at any depth that `requires` reaches, before they are sent: the
   * response name in the plan to the field's real name. Undefined where there is none.
   */
  readonly representationNames: ReadonlyMap<string, string> | undefined;
}

/**
 * Makes the supergraph to plan over from the one that was composed. The planner answers wrongly where a type has keys
 * that can't be resolved, and where `@requires` selects fields with arguments: the first go, and the second become
 * fields without arguments, whose names begin as no name of the supergraph does.
 */
export const createPlanningSupergraph = (supergraphSdl: string): PlanningSupergraph => {
  const { sdl, names, copies } = rewriteSupergraph(supergraphSdl);
  return {
    sdl,
    restore: ({ serviceName, operation, requires }) => ({
      subgraph: copies.get(serviceName) ?? serviceName,
      operation: restoreOperation(operation, names),
      representationNames: representationNames(requires, names),
    }),
  };
};
