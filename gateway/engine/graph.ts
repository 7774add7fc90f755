import type { Supergraph } from '@apollo/federation-internals';
import { print, type GraphQLScalarType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { createProgram, type Step } from '../execution/program';
import { createIsOfType, type IsOfType } from '../execution/type-condition';
import { privatePrefix } from '../operation/private-names';
import { buildSupergraph } from '../planning/build-supergraph';
import { withExecutableDirectives } from '../planning/executable-directives';
import { planHere, type OpenPlanner } from '../planning/planner';
import { createPlanningSupergraph } from '../planning/planning-supergraph';
import { checkScalars } from '../scalars';
import { createPrograms } from './programs';

/** A composed schema made ready to be asked. */
export interface Graph {
  readonly supergraphSdl: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The names of its subgraphs, and where each says that it is. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** The beginning of the private names of fields. */
  readonly prefix: string;
  readonly isOfType: IsOfType;
  /** Whether a name is that of an object type of any subgraph. */
  isObjectType(name: unknown): boolean;
  /**
   * The program of a normalised operation, at once where it was planned before; undefined where it asks no subgraph.
   * @throws {GraphQLError} where it can't be answered right
   */
  programOf(planned: OperationDefinitionNode): Step | undefined | Promise<Step | undefined>;
  /** Resolves when it can plan; rejects with a SupergraphError where it can't. */
  ready(): Promise<void>;
  /** Ends its planning. */
  close(): Promise<void>;
}

/** How a composed schema is read. */
export interface GraphOptions {
  /** What plans over it. */
  readonly openPlanner?: OpenPlanner;
  /** Whether it is known to be right, so that it is not checked again. */
  readonly isChecked?: boolean;
}

/**
 * Makes a composed schema ready: its planner, and what it plans over.
 * @throws {SupergraphError} where it can't be used
 */
export const createGraph = (
  given: string,
  scalars: readonly GraphQLScalarType[],
  { openPlanner = planHere, isChecked = false }: GraphOptions = {},
): Graph => {
  const supergraphSdl = withExecutableDirectives(given);
  const supergraph: Supergraph = buildSupergraph(supergraphSdl, { validate: !isChecked });
  const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
  checkScalars(apiSchema, scalars);
  const whole = supergraph.schema.toGraphQLJSSchema();
  const isOfType = createIsOfType(whole);
  const objects = new Set(supergraph.schema.objectTypes().map(({ name }) => name));

  const planning = createPlanningSupergraph(supergraphSdl);
  const planner = openPlanner({ supergraphSdl, supergraph, planning });
  const programOf = createPrograms(planner, (plan) => createProgram(plan, planning, isOfType));

  return {
    supergraphSdl: given,
    apiSchema,
    subgraphs: supergraph.subgraphsMetadata(),
    prefix: privatePrefix(apiSchema),
    isOfType,
    isObjectType: (name) => typeof name === 'string' && objects.has(name),
    programOf: (planned) => programOf(print(planned)),
    ready: () => planner.ready(),
    close: () => planner.close(),
  };
};
