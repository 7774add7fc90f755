import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { readBuildId } from '../subgraphs/common/process/build-id';
import { listen } from '../subgraphs/common/process/listen';
import type { Log } from '../subgraphs/common/process/log';
import type { Started } from '../subgraphs/common/process/run';
import { projectRoot } from '../subgraphs/common/project-root';
import { openTracing } from '../subgraphs/common/tracing/open-tracing';
import { scalars } from '../subgraphs/common/scalars';
import type { Authentication } from './access/authenticate';
import { openAuthentication } from './access/open-authentication';
import { createApp } from './app';
import type { GatewayConfig } from './config';
import { createGateway } from './create-gateway';
import { explorerPolicy } from './explorer-policy';
import { createAdmission } from './limits/admission';
import { createClientOf } from './limits/client-of';
import { problemsOf } from './limits/documents/check-documents';
import {
  DocumentsError,
  noDocuments,
  readDocuments,
  type Documents,
} from './limits/documents/read-documents';
import { limitRate, type RateLimit } from './limits/limit-rate';
import { applyServerLimits, serverOptions } from './limits/server-limits';
import { shedWhenLate } from './limits/shedding';
import { createRemoteSources, openSources } from './open-sources';
import { planInThread } from './planning/thread/plan-in-thread';
import { readSupergraph } from './supergraph/read';
import { traceRequests } from './tracing/trace-requests';
import { createMetrics } from './visible/metrics/create-metrics';
import { listenForMetrics } from './visible/metrics/listen-metrics';
import { observePlans } from './visible/observe-plans';
import { openVisible } from './visible/open-visible';
import { watchSupergraph, type SupergraphWatch, type WatchOptions } from './swap/watch-supergraph';

/** The part of the requests that are answered at once, however late the process is. */
const LEAST_PART = 1 / 4;

const rateLimitOf = (config: GatewayConfig, authentication?: Authentication): RateLimit | undefined =>
  config.ratePerMinute === 0
    ? undefined
    : limitRate({
        perMinute: config.ratePerMinute,
        burst: config.rateBurst,
        costOfRequest: config.rateCost,
        clientOf: createClientOf(authentication?.subjectOf),
      });

const checkDocuments = (documents: Documents, schema: GraphQLSchema): void => {
  const problems = problemsOf(documents, schema);
  if (problems.length > 0) throw new DocumentsError(problems);
};

/** A subgraph in this process is as it is until the next start, and with all of them the composed schema. */
const watchOf = (
  { supergraphPollMs, subgraphUrls }: GatewayConfig,
  isOther: boolean,
  options: Omit<WatchOptions, 'everyMs'>,
): SupergraphWatch | undefined =>
  supergraphPollMs > 0 && (isOther || subgraphUrls.size > 0)
    ? watchSupergraph({ ...options, everyMs: supergraphPollMs })
    : undefined;

/**
 * Starts the gateway as its settings say: reads the composed schema, opens the subgraphs, listens.
 * @param supergraphFile another composed schema, whose subgraphs are all reached over HTTP; the project's own without it
 */
export const start = async (config: GatewayConfig, log: Log, supergraphFile?: string): Promise<Started> => {
  const file = supergraphFile ?? join(projectRoot(), 'schema', 'supergraph.graphql');
  const isOther = supergraphFile !== undefined;
  const supergraphSdl = readSupergraph(file);
  const authentication = await openAuthentication(config, log);
  const metrics = config.metricsPort === 0 ? undefined : createMetrics();
  const visible = openVisible({ ...config, log, metrics });
  const tracer = await openTracing(config, {
    service: 'council-graph-gateway',
    followsParents: config.traceFollow,
    log,
  });
  const sources = isOther ? [] : await openSources(config, log, metrics?.sources);
  const closeSources = (): Promise<unknown> => Promise.all(sources.map((source) => source.close()));
  try {
    const documents = config.documentsFile === '' ? noDocuments : readDocuments(config.documentsFile);
    const rate = rateLimitOf(config, authentication);
    const gateway = await createGateway({
      ...config,
      supergraphSdl,
      sources,
      sourcesOf: isOther ? createRemoteSources(config, metrics?.sources) : undefined,
      scalars: isOther ? [] : Object.values(scalars),
      openPlanner: observePlans(planInThread({ timeoutMs: config.planTimeoutMs }), metrics?.onPlan),
      isChecked: !isOther,
      check: ({ apiSchema }) => {
        checkDocuments(documents, apiSchema);
      },
      charge: ({ request }, cost) => {
        if (request) rate?.charge(request, cost);
      },
      watchers: visible.plugins,
      onExcess: visible.onExcess,
      log,
    });
    const admission = createAdmission(config);
    const shedding = shedWhenLate(admission, {
      mostLagMs: config.mostLagMs,
      leastRunning: Math.ceil(config.mostRunning * LEAST_PART),
    });
    metrics?.addRoom({
      counts: () => admission.counts,
      isShedding: shedding.isShedding,
    });
    const metricsAt =
      metrics &&
      (await listenForMetrics(
        metrics.text,
        { host: config.metricsHost, port: config.metricsPort },
        log.failure,
      ));
    const folder = config.graphiql ? join(projectRoot(), 'dist', 'explorer') : undefined;
    const app = createApp(
      gateway,
      { folder, policy: explorerPolicy },
      {
        config,
        admission,
        rate,
        authentication,
        documents: () => documents,
        buildId: readBuildId('gateway'),
        isShedding: shedding.isShedding,
        watch: visible.watch,
        traces: tracer && traceRequests(tracer, config.traceDocuments),
        log,
      },
    );
    const listening = await listen(app, config, {
      options: serverOptions(config),
      apply: (server) => {
        applyServerLimits(server, config);
        metrics?.watchServer(server);
      },
    });
    const watch = watchOf(config, isOther, {
      file,
      supergraphSdl,
      swap: gateway.swap,
      log,
      onSwap: metrics?.onSwap,
    });
    return {
      url: listening.url,
      message: `council-graph is ready: the graph at ${listening.url}graphql${folder === undefined ? '' : `, GraphiQL at ${listening.url}`}`,
      close: async () => {
        watch?.close();
        const until = performance.now() + config.stopGraceMs;
        await listening.close(config.stopGraceMs);
        shedding.close();
        await gateway.close();
        await metricsAt?.close();
        await metrics?.close();
        await tracer?.close(Math.max(0, until - performance.now()));
      },
    };
  } catch (error) {
    await closeSources();
    throw error;
  }
};
