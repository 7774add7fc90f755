import { composeServices } from '@apollo/composition';
import type { DocumentNode } from 'graphql';

/** A subgraph to compose: its SDL, and where another router would reach it. */
export interface SubgraphSdl {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/** Subgraphs that make no graph together; lists every reason. */
export class CompositionError extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(`The subgraphs do not compose:\n${reasons.join('\n')}`);
    this.name = 'CompositionError';
  }
}

/**
 * Composes subgraphs into the SDL of a supergraph, which any Federation 2 router can run.
 * @throws {CompositionError} where they do not fit together
 */
export const composeSupergraph = (subgraphs: readonly SubgraphSdl[]): string => {
  const result = composeServices([...subgraphs]);
  if (result.errors) throw new CompositionError(result.errors.map(({ message }) => message));
  return result.supergraphSdl;
};
