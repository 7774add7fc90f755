import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import {
  GraphQLError,
  Kind,
  print,
  type GraphQLScalarType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createProgram, type Step } from '../execution/program';
import { createIsOfType, type IsOfType } from '../execution/type-condition';
import { privatePrefix } from '../operation/private-names';
import { buildSupergraph } from '../planning/build-supergraph';
import { createPlanningSupergraph } from '../planning/planning-supergraph';
import { planOperation } from '../planning/plan-operation';
import { checkScalars } from '../scalars';
import { createKept } from './kept';

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
   * The program of a normalised operation, planned when it is first met; undefined where it asks no subgraph.
   * @throws {GraphQLError} where it can't be answered right
   */
  programOf(planned: OperationDefinitionNode): Step | undefined;
}

/** What planning an operation came to: a refusal is kept too, since it costs as much to find as a plan. */
type Planned = { readonly step: Step | undefined } | { readonly refusal: GraphQLError };

const plan = (make: () => Step | undefined): Planned => {
  try {
    return { step: make() };
  } catch (error) {
    if (error instanceof GraphQLError) return { refusal: error };
    throw error;
  }
};

const stepIn = (planned: Planned): Step | undefined => {
  if ('refusal' in planned) throw planned.refusal;
  return planned.step;
};

/** The most plans that are kept of one schema. */
const KEPT_PLANS = 2_000;

/**
 * Makes a composed schema ready: its planner, and what it plans over.
 * @throws {SupergraphError} where it can't be used
 */
export const createGraph = (supergraphSdl: string, scalars: readonly GraphQLScalarType[]): Graph => {
  const supergraph: Supergraph = buildSupergraph(supergraphSdl, { validate: true });
  const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
  checkScalars(apiSchema, scalars);
  const whole = supergraph.schema.toGraphQLJSSchema();
  const isOfType = createIsOfType(whole);
  const objects = new Set(supergraph.schema.objectTypes().map(({ name }) => name));

  const planning = createPlanningSupergraph(supergraphSdl);
  const planned =
    planning.sdl === supergraphSdl ? supergraph : buildSupergraph(planning.sdl, { validate: false });
  const planner = new QueryPlanner(planned);
  const plannedSchema = planned.apiSchema();
  const programs = createKept<Planned>(KEPT_PLANS);

  return {
    supergraphSdl,
    apiSchema,
    subgraphs: supergraph.subgraphsMetadata(),
    prefix: privatePrefix(apiSchema),
    isOfType,
    isObjectType: (name) => typeof name === 'string' && objects.has(name),
    programOf: (definition) => {
      const key = print(definition);
      const known = programs.get(key);
      if (known !== undefined) return stepIn(known);
      const document = { kind: Kind.DOCUMENT, definitions: [definition] } as const;
      const operation = operationFromDocument(plannedSchema, document, { validate: false });
      const made = plan(() => createProgram(planOperation(planner, operation), planning, isOfType));
      programs.set(key, made);
      return stepIn(made);
    },
  };
};
