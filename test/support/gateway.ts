import { parse, type FormattedExecutionResult } from 'graphql';
import { createGateway, type Gateway, type GatewayOptions } from '../../gateway/create-gateway';
import { inProcessSource } from '../../gateway/sources/in-process';
import type { Source } from '../../gateway/sources/source';
import { composeSupergraph } from '../../gateway/supergraph/compose';
import { scalars } from '../../subgraphs/common/scalars';
import type { FixtureSubgraph } from './fixture-subgraph';

/** A gateway over fixtures, in memory, with no port. */
export interface TestGateway {
  readonly gateway: Gateway;
  /** The whole answer to an operation, and the status that HTTP would give it. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ readonly status: number; readonly answer: FormattedExecutionResult }>;
  close(): Promise<void>;
}

/** The composed schema of fixtures. */
export const supergraphOf = (fixtures: readonly FixtureSubgraph[]): string =>
  composeSupergraph(
    fixtures.map(({ name, typeDefs }) => ({
      name,
      url: `http://${name}.test/graphql`,
      typeDefs: parse(typeDefs),
    })),
  );

/** A source that fails as one does whose subgraph is gone. */
export const withSource = (sources: readonly Source[], other: Source): Source[] =>
  sources.map((source) => (source.name === other.name ? other : source));

/** Opens a gateway over fixtures; a source given for one of them takes its place. */
export const openTestGateway = async (
  fixtures: readonly FixtureSubgraph[],
  { others = [], ...options }: Partial<GatewayOptions> & { readonly others?: readonly Source[] } = {},
): Promise<TestGateway> => {
  const gateway = await createGateway({
    supergraphSdl: supergraphOf(fixtures),
    sources: others.reduce(
      withSource,
      fixtures.map((subgraph) => inProcessSource(subgraph)),
    ),
    scalars: Object.values(scalars),
    ...options,
  });
  return {
    gateway,
    ask: async (query, variables) => {
      const { body, http } = await gateway.server.executeOperation({
        query,
        ...(variables && { variables }),
      });
      if (body.kind !== 'single') throw new Error('The answer came in parts.');
      const answer = JSON.parse(JSON.stringify(body.singleResult)) as FormattedExecutionResult;
      return { status: http.status ?? 200, answer };
    },
    close: () => gateway.close(),
  };
};

/** What the extensions of an answer state when no view was asked for. */
export const ON_RECORD = { view: { asOf: null, knownAt: null, meaning: 'everything on record' } };
