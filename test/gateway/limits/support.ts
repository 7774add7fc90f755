import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import express, { type Express, type Request, type RequestHandler } from 'express';
import {
  buildSchema,
  GraphQLError,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { applyServerLimits, serverOptions, type ServerLimits } from '../../../gateway/limits/server-limits';
import { answerFailure } from '../../../gateway/limits/answer-failure';
import { parseBody, receiveBody } from '../../../gateway/limits/read-body';
import { asTooLong } from '../../../gateway/limits/too-long';

/** What the graph of a test is answered with: the request stands in the context. */
export interface Context {
  readonly request: Request;
}

/** A graph of one's own, behind what a test wants to see. */
export interface GraphOptions extends Pick<
  ApolloServerOptions<Context>,
  'validationRules' | 'plugins' | 'persistedQueries'
> {
  readonly sdl?: string;
  readonly root?: Readonly<Record<string, unknown>>;
  /** What comes before the body is parsed. */
  readonly before?: readonly RequestHandler[];
  /** What comes between the body and the answer. */
  readonly between?: readonly RequestHandler[];
  readonly mostTokens?: number;
  readonly mostBytes?: number;
}

const SDL = `
  type Query { echo(text: String): String thing: Thing things(first: Int): [Thing] }
  type Thing { id: ID thing: Thing }
`;

const open: { close(): Promise<void> }[] = [];

/** Ends all that a test file has opened. */
export const closeOpened = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((each) => each.close()));
};

/** Apollo Server gives every error of validation one code; the gateway puts the rule's own back, and so does this. */
const exact = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const cause = error instanceof GraphQLError ? error.originalError : undefined;
  const code = cause instanceof GraphQLError ? cause.extensions['code'] : undefined;
  return code === undefined ? formatted : { ...formatted, extensions: { ...formatted.extensions, code } };
};

/** A graph as an application: `/health`, and `/graphql` behind what is given. */
export const createGraph = async ({
  sdl = SDL,
  root = { echo: ({ text }: { text?: string }) => text ?? 'said' },
  before = [],
  between = [],
  mostTokens = 10_000,
  mostBytes = 1_000_000,
  validationRules = [],
  plugins = [],
  persistedQueries = false,
}: GraphOptions = {}): Promise<Express> => {
  const server = new ApolloServer<Context>({
    schema: buildSchema(sdl),
    rootValue: () => root,
    introspection: true,
    parseOptions: { maxLexicalTokens: mostTokens },
    validationRules,
    plugins: [...plugins, ApolloServerPluginUsageReportingDisabled()],
    persistedQueries,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => asTooLong(formatted) ?? exact(formatted, error),
  });
  await server.start();
  open.push({ close: () => server.stop() });
  const app = express();
  app.get('/health', (_request, response) => {
    response.json({ status: 'live' });
  });
  app.use(
    '/graphql',
    receiveBody(mostBytes),
    ...before,
    parseBody(),
    ...between,
    expressMiddleware(server, { context: ({ req: request }) => Promise.resolve({ request }) }),
    answerFailure((cause) => {
      throw cause;
    }),
  );
  return app;
};

const CLOSE_LIMITS: ServerLimits = {
  mostConnections: 10_000,
  mostHeadBytes: 16_384,
  headTimeMs: 10_000,
  requestTimeMs: 30_000,
  readTimeMs: 60_000,
  idleTimeMs: 5_000,
};

/** A server that listens on a free port of this machine. */
export interface Served {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  /** POSTs to the graph. */
  post(
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{
    readonly status: number;
    readonly headers: Headers;
    readonly answer: FormattedExecutionResult;
  }>;
}

/** Serves an application, within limits of its connections. */
export const serve = async (app: Express, limits: Partial<ServerLimits> = {}): Promise<Served> => {
  const all = { ...CLOSE_LIMITS, ...limits };
  const server = createServer(serverOptions(all), app);
  applyServerLimits(server, all);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  open.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
  const url = `http://127.0.0.1:${String(port)}/`;
  return {
    url,
    port,
    server,
    post: async (body, headers = {}) => {
      const response = await fetch(`${url}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const answer = (await response.json()) as FormattedExecutionResult;
      return { status: response.status, headers: response.headers, answer };
    },
  };
};

/** A graph that is served with nothing but what is given. */
export const serveGraph = async (options?: GraphOptions, limits?: Partial<ServerLimits>): Promise<Served> =>
  serve(await createGraph(options), limits);

/** A bare connection, with what came over it so far. */
export interface Connection {
  readonly socket: Socket;
  received(): string;
  /** Resolves when it is closed, however that came to be. */
  readonly closed: Promise<void>;
}

/** Opens a bare connection. */
export const connectTo = async ({ port }: Served): Promise<Connection> => {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
  await new Promise<void>((resolve) => {
    socket.once('connect', resolve);
    socket.once('close', () => {
      resolve();
    });
  });
  return { socket, received: () => text, closed };
};

/** The code of the one error of an answer. */
export const codeOf = ({ errors }: FormattedExecutionResult): unknown => errors?.[0]?.extensions?.['code'];
