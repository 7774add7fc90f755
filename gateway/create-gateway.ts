import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { NoSchemaIntrospectionCustomRule, type GraphQLSchema, type ValidationRule } from 'graphql';
import { silentLog } from '../subgraphs/common/process/log';
import { hideSuggestions } from './access/hide-suggestions';
import { asApolloLogger } from './apollo-logger';
import { createCosts, type Costs } from './cost/create-costs';
import { createEngine, type EngineOptions } from './create-engine';
import { DEFAULTS, type LimitsConfig } from './defaults';
import { apolloDocuments } from './limits/documents/apollo-documents';
import type { Enforcement, Excess } from './limits/excess';
import { limitCost } from './limits/limit-cost';
import { createFormatError } from './plugins/format-error';
import { refuseLarge } from './plugins/refuse-large';
import { refuseNulls } from './plugins/refuse-nulls';
import { refuseOperations } from './plugins/refuse-operations';
import { requireOperation } from './plugins/require-operation';
import { requirePageSize } from './plugins/require-page-size';
import { stateView } from './plugins/view';
import type { RequestNotes } from './request-notes';
import type { Source } from './sources/source';
import type { ServedSchema } from './store/key';
import { noteAnswer } from './store/note-answer';
import { followSchema } from './store/served-schema';
import { silencingPlugins } from './telemetry';

/** What a gateway is made of. */
export type GatewayOptions = Pick<EngineOptions, 'supergraphSdl' | 'sources'> &
  Partial<EngineOptions> &
  Partial<LimitsConfig> & {
    /** Whether clients may read the schema. */
    readonly introspection?: boolean;
    /** Is told the cost of each operation before it is answered. */
    readonly charge?: (notes: RequestNotes, cost: number) => void;
    /** Plugins that note what a request asks, and say it where they are asked to. */
    readonly watchers?: readonly ApolloServerPlugin<RequestNotes>[];
    /** Is told of each operation that is beyond a limit, whether it is refused or not. */
    readonly onExcess?: ((excess: Excess) => void) | undefined;
  };

/** A gateway that answers operations; it does not listen. */
export interface Gateway {
  readonly server: ApolloServer<RequestNotes>;
  /** The schema that is served now. */
  readonly served: () => ServedSchema | undefined;
  /** The composed schema that is served now. */
  readonly supergraph: () => string | undefined;
  /** How the subgraphs of that schema are reached. */
  readonly sources: readonly Source[];
  /**
   * Serves another composed schema from the next request on.
   * @throws {SupergraphError} where it can't be used; the one before is then served on
   */
  swap(supergraphSdl: string): Promise<void>;
  /** Stops answering and closes the sources. */
  close(): Promise<void>;
}

const BYTES_A_MEGABYTE = 1_000_000;

/** What is checked of a document before it is planned. */
const rulesFor = (
  limits: LimitsConfig,
  enforcement: Enforcement,
  costsOf: (schema: GraphQLSchema) => Costs | undefined,
  introspection: boolean,
): ValidationRule[] => [
  refuseOperations,
  refuseLarge(limits, enforcement),
  (context) => {
    const costs = costsOf(context.getSchema());
    return costs ? requirePageSize(costs.directives, enforcement)(context) : {};
  },
  ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
];

/**
 * Builds a gateway over a composed schema. Subgraphs that are down do not matter: none is asked.
 * @throws {SupergraphError} where the composed schema is not right
 */
export const createGateway = async ({
  introspection = true,
  log = silentLog,
  charge = () => undefined,
  watchers = [],
  onExcess = () => undefined,
  ...options
}: GatewayOptions): Promise<Gateway> => {
  const limits: LimitsConfig = { ...DEFAULTS, ...options };
  const costs = new WeakMap<GraphQLSchema, Costs>();
  const engine = createEngine({
    ...DEFAULTS,
    scalars: [],
    log,
    ...options,
    check: (graph) => {
      const { listSize } = limits;
      const { apiSchema: schema, supergraphSdl } = graph;
      costs.set(schema, createCosts({ schema, supergraphSdl, listSize }));
      options.check?.(graph);
    },
  });
  const served = followSchema(engine);
  let composed: string | undefined;
  engine.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => {
    composed = coreSupergraphSdl;
  });
  const costsOf = (schema: GraphQLSchema): Costs | undefined => costs.get(schema);
  const enforcement: Enforcement = {
    mode: limits.limitsMode,
    observe: (excess) => {
      onExcess(excess);
      const { code, limit, value, operationName = 'an operation without a name' } = excess;
      if (limits.limitsMode === 'measure')
        log.warning(`${operationName} is beyond a limit: ${code}, ${String(value)} of ${String(limit)}.`);
    },
  };
  const formatError = createFormatError(log.failure);
  const server = new ApolloServer<RequestNotes>({
    gateway: engine,
    // Refused by a rule below, whose message is for clients.
    introspection: true,
    csrfPrevention: true,
    persistedQueries: apolloDocuments(limits.documentMode, limits.keptDocumentMegabytes * BYTES_A_MEGABYTE),
    parseOptions: { maxLexicalTokens: limits.mostTokens },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: asApolloLogger(log),
    formatError: introspection ? formatError : hideSuggestions(formatError),
    validationRules: rulesFor(limits, enforcement, costsOf, introspection),
    plugins: [
      requireOperation,
      refuseNulls,
      limitCost({
        ...enforcement,
        costsOf,
        mostCost: limits.mostCost,
        mayExplain: limits.explain,
        charge: (notes, cost) => {
          if (notes.record) notes.record.cost = cost;
          charge(notes, cost);
        },
      }),
      stateView,
      ...watchers,
      ...silencingPlugins(),
      noteAnswer,
    ],
  });
  await server.start();
  return {
    server,
    served,
    supergraph: () => composed,
    get sources() {
      return engine.sources();
    },
    swap: (supergraphSdl) => engine.swap(supergraphSdl),
    close: async () => {
      await server.stop();
      await engine.close();
    },
  };
};
