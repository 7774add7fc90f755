import { Supergraph } from '@apollo/federation-internals';
import { GraphQLError, parse, print, type FormattedExecutionResult } from 'graphql';
import { inProcessSource } from '../../../gateway/sources/in-process';
import { SourceFailure, type Source } from '../../../gateway/sources/source';
import { openTestGateway, supergraphOf } from '../gateway';
import { compare } from './compare';
import { createSubgraph } from './create-subgraph';
import { letThrough } from './lie';
import { createOracle, type Oracle, type Question, type RightAnswer } from './oracle';
import { hashOf } from './random';
import { createSession, type Conditions, type Session } from './session';
import { readFacts, type SupergraphFacts } from './supergraph-facts';
import type { World } from './world';

/** Both answers to one question, and what is wrong with the gateway's. */
export interface Compared {
  readonly answer: FormattedExecutionResult;
  readonly right: RightAnswer;
  readonly wrong: readonly string[];
}

/** A gateway over the subgraphs of a world, with the oracle beside it. */
export interface Pair {
  readonly oracle: Oracle;
  readonly facts: SupergraphFacts;
  /** Asks both the same, under conditions. */
  compare(question: Question, conditions: Conditions): Promise<Compared>;
  close(): Promise<void>;
}

const pathOf = (path: Parameters<Session['isClaimedLost']>[0]['path'] | undefined): (string | number)[] =>
  path === undefined ? [] : [...pathOf(path.prev), path.key];

/** A source that can not be reached, or not always, while its subgraph is the dead one. */
const mortal = (session: Session, source: Source): Source => ({
  ...source,
  execute: (...asked) => {
    const { dead, flaw } = session.conditions;
    const isSpared = flaw !== undefined && hashOf(`${String(flaw)} ${JSON.stringify(asked[0])}`) % 2 === 0;
    return dead === source.name && !isSpared
      ? Promise.reject(new SourceFailure('SUBGRAPH_UNAVAILABLE', source.name))
      : source.execute(...asked);
  },
});

/** How a pair is opened. */
export interface PairOptions {
  /** Whether the subgraphs let through what their types do not allow, so that the gateway has to find it. */
  readonly lies?: boolean;
}

/** The right answer where the gateway finds what is wrong, not the subgraph, and gives a code of its own. */
const foundByGateway = ({ possible, ...right }: RightAnswer): RightAnswer => ({
  ...right,
  possible: possible.map((error) =>
    error.extensions['code'] === undefined
      ? new GraphQLError(error.message, { path: error.path ?? null, extensions: { isAnyCode: true } })
      : error,
  ),
});

/** Opens a world. */
export const openPair = async (world: World, { lies = false }: PairOptions = {}): Promise<Pair> => {
  const session = createSession(world);
  const fixtures = Object.entries(world.subgraphs).map(([name, sdl]) => createSubgraph(session, name, sdl));
  if (lies) for (const { schema } of fixtures) letThrough(schema);
  const supergraphSdl = supergraphOf(fixtures);
  const facts = readFacts(supergraphSdl);
  const apiSchema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  const oracle = createOracle(session, facts, apiSchema);
  const test = await openTestGateway(fixtures, {
    others: fixtures.map((fixture) => inProcessSource(fixture)).map((source) => mortal(session, source)),
    // A world's mutations are allowed, and so is all that the generator writes.
    mostLevels: 100,
  });
  const ask = async ({ document, operationName, variables }: Question) => {
    const { body } = await test.gateway.server.executeOperation({
      query: print(document),
      variables: { ...variables },
      ...(operationName === undefined ? {} : { operationName }),
    });
    if (body.kind !== 'single') throw new Error('The answer came in parts.');
    return JSON.parse(JSON.stringify(body.singleResult)) as FormattedExecutionResult;
  };
  return {
    oracle,
    facts,
    compare: async (question, conditions) => {
      session.begin(conditions);
      const answer = await ask(question);
      const lost = (answer.errors ?? []).filter(({ extensions: { code, subgraph } = {} }) => {
        return code === 'SUBGRAPH_UNAVAILABLE' && subgraph === conditions.dead;
      });
      const claimed = new Set(lost.map(({ path }) => JSON.stringify(path)));
      session.isClaimedLost = ({ path }) => claimed.has(JSON.stringify(pathOf(path)));
      const found = await oracle.answer(question);
      const right = lies ? foundByGateway(found) : found;
      return { answer, right, wrong: compare(answer, right) };
    },
    close: () => test.close(),
  };
};

/** Reads a question from text. */
export const questionOf = (
  query: string,
  variables: Question['variables'] = {},
  operationName?: string,
): Question => ({ document: parse(query, { noLocation: true }), operationName, variables });
