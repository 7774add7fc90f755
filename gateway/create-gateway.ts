import { ApolloServer } from '@apollo/server';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { silentLog } from '../subgraphs/common/process/log';
import { asApolloLogger } from './apollo-logger';
import { createEngine, type EngineOptions } from './create-engine';
import { createFormatError } from './plugins/format-error';
import { refuseAliases } from './plugins/refuse-aliases';
import { refuseLarge, type OperationLimits } from './plugins/refuse-large';
import { refuseNulls } from './plugins/refuse-nulls';
import { refuseOperations } from './plugins/refuse-operations';
import { refuseVariables } from './plugins/refuse-variables';
import { requireOperation } from './plugins/require-operation';
import { stateView } from './plugins/view';
import type { Source } from './sources/source';
import { readKeyNames } from './supergraph/key-names';
import { silencingPlugins } from './telemetry';

/** What a gateway is made of. */
export type GatewayOptions = Pick<EngineOptions, 'supergraphSdl' | 'sources'> &
  Partial<EngineOptions> &
  Partial<OperationLimits> & {
    /** Whether clients may read the schema. */
    readonly introspection?: boolean;
  };

/** A gateway that answers operations; it does not listen. */
export interface Gateway {
  readonly server: ApolloServer;
  readonly sources: readonly Source[];
  /** Stops answering and closes the sources. */
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** What one operation may ask and bring where nothing else is said. */
export const DEFAULT_LIMITS = { mostLevels: 16, mostFields: 5_000, mostValues: 200_000 };

/** The longest document that is read. A subgraph reads twice as much, since the planner writes fragments out. */
const MOST_TOKENS = 10_000;

/**
 * Builds a gateway over a composed schema. Subgraphs that are down do not matter: none is asked.
 * @throws {SupergraphError} where the composed schema is not right
 */
export const createGateway = async ({
  supergraphSdl,
  sources,
  scalars = [],
  timeoutMs = DEFAULT_TIMEOUT_MS,
  mostLevels = DEFAULT_LIMITS.mostLevels,
  mostFields = DEFAULT_LIMITS.mostFields,
  mostValues = DEFAULT_LIMITS.mostValues,
  introspection = true,
  log = silentLog,
}: GatewayOptions): Promise<Gateway> => {
  const engine = createEngine({ supergraphSdl, sources, scalars, timeoutMs, mostValues, log });
  const server = new ApolloServer({
    gateway: engine,
    // Refused by a rule below, whose message is for clients.
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: MOST_TOKENS },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: asApolloLogger(log),
    formatError: createFormatError(log.failure),
    validationRules: [
      refuseAliases(readKeyNames(supergraphSdl)),
      refuseVariables,
      refuseOperations,
      refuseLarge({ mostLevels, mostFields }),
      ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
    ],
    plugins: [requireOperation, refuseNulls, stateView, ...silencingPlugins()],
  });
  await server.start();
  return {
    server,
    sources,
    close: async () => {
      await server.stop();
      await Promise.all(sources.map((source) => source.close()));
    },
  };
};
