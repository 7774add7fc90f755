import { ApolloGateway } from '@apollo/gateway';
import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayInterface,
} from '@apollo/server-gateway-interface';
import { GraphQLError, type GraphQLScalarType } from 'graphql';
import { SupergraphError } from '../subgraphs/common/process/exit-code';
import type { Log } from '../subgraphs/common/process/log';
import { limited } from './answers/limit';
import { asApolloLogger } from './apollo-logger';
import { createRecords, errorsOf, tooLarge, type AnswerRecord } from './answers/record';
import { checkScalars } from './scalars';
import { createDataSource } from './sources/data-source';
import type { Source } from './sources/source';
import { silenceGateway } from './telemetry';

/** What an engine is made of. */
export interface EngineOptions {
  /** The composed schema. */
  readonly supergraphSdl: string;
  /** How to reach each subgraph that it names. */
  readonly sources: readonly Source[];
  /** Scalars whose values are checked before any subgraph is asked. */
  readonly scalars: readonly GraphQLScalarType[];
  readonly timeoutMs: number;
  /** The most values that one answer may hold. */
  readonly mostValues: number;
  readonly log: Log;
}

const asError = ({ message, path }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { path: path ?? null, extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } });

/** Puts the errors of the record into an answer. Without any, values that their types do not allow are errors too. */
const complete = (result: GatewayExecutionResult, record: AnswerRecord): GatewayExecutionResult => {
  const refusal = tooLarge(record);
  if (refusal) return { errors: [refusal] };
  const { troubles } = record;
  const { data, errors = [], extensions = {} } = result;
  const wrong = (extensions['valueCompletion'] ?? []) as readonly GraphQLError[];
  const found = troubles.length > 0 ? errorsOf(data, troubles) : wrong.map(asError);
  const all = [...errors, ...limited(found)];
  return { ...(data === undefined ? {} : { data }), ...(all.length > 0 ? { errors: all } : {}) };
};

/** The engine that plans and executes operations over the subgraphs: Apollo Gateway, with our sources and error paths. */
export const createEngine = ({
  supergraphSdl,
  sources,
  scalars,
  timeoutMs,
  mostValues,
  log,
}: EngineOptions): GatewayInterface => {
  silenceGateway(process.env);
  const recordOf = createRecords(mostValues);
  const gateway = new ApolloGateway({
    supergraphSdl,
    serviceHealthCheck: false,
    __exposeQueryPlanExperimental: false,
    validateSupergraph: false,
    logger: asApolloLogger(log),
    buildService: ({ name }) => {
      const source = sources.find((each) => each.name === name);
      if (source === undefined) throw new Error(`It names a subgraph ${name}, which is not known here.`);
      return createDataSource(source, { timeoutMs, log: log.failure, recordOf });
    },
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    checkScalars(apiSchema, scalars);
  });

  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    load: async (options) => {
      const executor: GatewayExecutor = await gateway.load(options).then(
        (loaded) => loaded.executor,
        (error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          throw new SupergraphError(
            `The composed schema can not be used. ${reason} Make it anew with npm run schema.`,
          );
        },
      );
      return { executor: async (context) => complete(await executor(context), recordOf(context)) };
    },
    stop: () => gateway.stop(),
  };
};
