import { ApolloServer, type BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import express, { type RequestHandler } from 'express';
import { buildSchema, GraphQLError, printSchema } from 'graphql';
import { createRequestNotes, noteLoad, type RequestNotes } from '../../../gateway/request-notes';
import { createGraphQLHandler, type GraphQLHandlerOptions } from '../../../gateway/store/handler';
import type { ServedSchema } from '../../../gateway/store/key';
import { createLoadCheck } from '../../../gateway/store/load-check';
import { noteAnswer } from '../../../gateway/store/note-answer';
import { listening } from '../../support/listening';

const typeDefs = `
  type Query { town(name: String = "Ealing"): String, torn: String, broken: String, old: String, foreign: String, long: [String!], nothing: String }
  type Mutation { move: String }
`;

interface Args {
  readonly name: string;
}

/** A server over one subgraph of towns, whose rows and load the test changes, with the store in front of it. */
export const openStoreWorld = async (options: Partial<GraphQLHandlerOptions> = {}) => {
  const world = {
    load: 1,
    /** Requests that have reached the store. */
    arrived: 0,
    computed: 0,
    events: [] as string[],
    served: { id: 'schema-1', schema: buildSchema(typeDefs) } as ServedSchema | undefined,
    /** Called while an answer is computed. */
    meanwhile: (): void | Promise<void> => undefined,
  };
  const loadId = (): string => `load-${String(world.load)}`;
  const read = async (notes: RequestNotes): Promise<number> => {
    world.computed += 1;
    noteLoad(notes, 'towns', loadId());
    const { load } = world;
    await world.meanwhile();
    return load;
  };
  const town = async (notes: RequestNotes, name: string): Promise<string> =>
    `${name} ${String(await read(notes))}`;
  const server = new ApolloServer<RequestNotes & BaseContext>({
    typeDefs,
    resolvers: {
      Query: {
        town: (_: unknown, { name }: Args, notes: RequestNotes) => town(notes, name),
        torn: async (_: unknown, _args: unknown, notes: RequestNotes) => {
          await read(notes);
          world.load += 1;
          return town(notes, 'torn');
        },
        broken: async (_: unknown, _args: unknown, notes: RequestNotes) => {
          await read(notes);
          throw new GraphQLError('It broke.');
        },
        old: async (_: unknown, _args: unknown, notes: RequestNotes) => {
          notes.fallback = true;
          return town(notes, 'old');
        },
        foreign: async (_: unknown, _args: unknown, notes: RequestNotes) => {
          noteLoad(notes, 'elsewhere', undefined);
          return town(notes, 'foreign');
        },
        long: async (_: unknown, _args: unknown, notes: RequestNotes) => {
          const row = await town(notes, 'a rather long town – ü');
          return Array.from({ length: 200 }, (_row, index) => `${row} ${String(index)}`);
        },
      },
      Mutation: { move: (_: unknown, _args: unknown, notes: RequestNotes) => town(notes, 'moved') },
    },
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), noteAnswer],
  });
  await server.start();
  const towns = { name: 'towns', loadId: () => Promise.resolve(loadId()) };
  const handler = createGraphQLHandler({
    server,
    served: () => world.served,
    check: createLoadCheck((name) => (name === 'towns' ? towns : undefined), 10_000),
    mostBytes: 1_000_000,
    buildId: 'build-1',
    mostTokens: 1_000,
    notesOf: createRequestNotes,
    observer: {
      onHit: () => world.events.push('HIT'),
      onJoin: () => world.events.push('JOIN'),
      onMiss: (_request, reason) => world.events.push(reason),
      onEvict: () => world.events.push('EVICT'),
    },
    ...options,
  });
  const app = express();
  app.use((_request, response, next) => {
    response.vary('origin');
    next();
  });
  const count: RequestHandler = (_request, _response, next) => {
    world.arrived += 1;
    next();
  };
  app.use('/graphql', express.json(), count, handler);
  const { url } = await listening(app);

  const ask = async (init: RequestInit, search = '') => {
    const response = await fetch(`${url}graphql${search}`, init);
    const text = await response.text();
    return { status: response.status, text, header: (name: string) => response.headers.get(name) };
  };
  return {
    world,
    url,
    /** Posts an operation. */
    post: (body: unknown, headers: Record<string, string> = {}) =>
      ask({
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    /** Gets an operation, with a header that other sites can't send unless another is given. */
    get: (
      parameters: Record<string, string>,
      headers: Record<string, string> = { 'apollo-require-preflight': 'true' },
      method = 'GET',
    ) => ask({ method, headers }, `?${new URLSearchParams(parameters).toString()}`),
    /** The schema as another load of the same supergraph gives it. */
    reloadSchema: (id: string): void => {
      world.served = { id, schema: buildSchema(printSchema(buildSchema(typeDefs))) };
    },
    close: () => server.stop(),
  };
};
