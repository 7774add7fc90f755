import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Variables } from './amount';
import { compileCost } from './compile-cost';
import { readCostDirectives, type CostDirectives } from './directives';

/** The cost of operations over one schema. */
export interface Costs {
  readonly directives: CostDirectives;
  /** The cost of an operation of a valid document, as a function of its raw variables. Compiled once for each operation node. */
  costOf(document: DocumentNode, operation: OperationDefinitionNode): (variables: Variables) => number;
}

/** What costs are made of. */
export interface CostsOptions {
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  /** The composed schema, which the directives are read from. */
  readonly supergraphSdl: string;
  /** How long a list is taken to be that says nothing of its length. */
  readonly listSize: number;
}

/** Costs of operations over a schema, by the `@cost` and `@listSize` of its supergraph. They are kept while their document is. */
export const createCosts = ({ schema, supergraphSdl, listSize }: CostsOptions): Costs => {
  const directives = readCostDirectives(supergraphSdl);
  const known = new WeakMap<OperationDefinitionNode, (variables: Variables) => number>();
  return {
    directives,
    costOf: (document, operation) => {
      const cost = known.get(operation) ?? compileCost({ schema, directives, listSize }, document, operation);
      known.set(operation, cost);
      return cost;
    },
  };
};
