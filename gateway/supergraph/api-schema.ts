import type { GraphQLSchema } from 'graphql';
import { buildSupergraph } from '../planning/build-supergraph';

/**
 * The schema that clients see of a supergraph.
 * @throws {SupergraphError} where it can't be used
 */
export const readApiSchema = (supergraphSdl: string): GraphQLSchema =>
  buildSupergraph(supergraphSdl, { validate: false }).apiSchema().toGraphQLJSSchema();
