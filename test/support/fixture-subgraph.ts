import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate, type ExecutionResult } from 'graphql';
import { boundSchema } from '../../subgraphs/common/bound-schema';
import type { RunningSubgraph, SessionOptions, SubgraphRequest } from '../../subgraphs/common/contract';
import { DateScalar } from '../../subgraphs/common/scalars';

/** A tiny subgraph of a test's own, which keeps what it was asked. */
export interface FixtureSubgraph extends RunningSubgraph {
  readonly typeDefs: string;
  readonly asked: SubgraphRequest[];
}

/** What every fixture begins with: the federation it speaks and the directive of a view. */
const PREAMBLE = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires"])
  scalar Date
  directive @view(asOf: Date, knownAt: Date) on QUERY
`;

/** Resolvers of a fixture, by type and field. */
export type FixtureResolvers = Readonly<
  Record<
    string,
    Readonly<Record<string, (parent: { readonly id: string }, args: { readonly id: string }) => unknown>>
  >
>;

/** Makes a subgraph of an SDL and resolvers, in memory. */
export const createFixture = (name: string, sdl: string, resolvers: FixtureResolvers): FixtureSubgraph => {
  const typeDefs = PREAMBLE + sdl;
  const schema = buildSubgraphSchema({
    typeDefs: parse(typeDefs),
    resolvers: { ...resolvers, Date: DateScalar },
  });
  const asked: SubgraphRequest[] = [];
  boundSchema(schema);
  const run = async (request: SubgraphRequest, contextValue: SessionOptions): Promise<ExecutionResult> => {
    asked.push(request);
    const document = parse(request.query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return execute({ schema, document, contextValue, variableValues: request.variables ?? {} });
  };
  return {
    name,
    typeDefs,
    schema,
    asked,
    begin: (options) => ({ execute: (request) => run(request, options), end: () => Promise.resolve() }),
    execute: (request, options = {}) => run(request, options),
    loadId: () => Promise.resolve(`a load of ${name}`),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
};
