import { join } from 'node:path';
import { listen } from '../subgraphs/common/process/listen';
import type { Log } from '../subgraphs/common/process/log';
import type { Started } from '../subgraphs/common/process/run';
import { projectRoot } from '../subgraphs/common/project-root';
import { scalars } from '../subgraphs/common/scalars';
import { createApp } from './app';
import type { GatewayConfig } from './config';
import { createGateway, type Gateway } from './create-gateway';
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
import { openSources, remoteSources } from './open-sources';
import { readSupergraph } from './supergraph/read';

/** The part of the requests that are answered at once, however late the process is. */
const LEAST_PART = 1 / 4;

const rateLimitOf = (config: GatewayConfig): RateLimit | undefined =>
  config.ratePerMinute === 0
    ? undefined
    : limitRate({
        perMinute: config.ratePerMinute,
        burst: config.rateBurst,
        costOfRequest: config.rateCost,
        clientOf: createClientOf(),
      });

const checkDocuments = (documents: Documents, { served }: Gateway): void => {
  const schema = served()?.schema;
  const problems = schema ? problemsOf(documents, schema) : [];
  if (problems.length > 0) throw new DocumentsError(problems);
};

/**
 * Starts the gateway as its settings say: reads the composed schema, opens the subgraphs, listens.
 * @param supergraphFile another composed schema, whose subgraphs are all reached over HTTP; the project's own without it
 */
export const start = async (config: GatewayConfig, log: Log, supergraphFile?: string): Promise<Started> => {
  const supergraphSdl = readSupergraph(supergraphFile ?? join(projectRoot(), 'schema', 'supergraph.graphql'));
  const sources =
    supergraphFile === undefined ? await openSources(config, log) : remoteSources(supergraphSdl, config);
  const closeSources = (): Promise<unknown> => Promise.all(sources.map((source) => source.close()));
  try {
    const documents = config.documentsFile === '' ? noDocuments : readDocuments(config.documentsFile);
    const rate = rateLimitOf(config);
    const gateway = await createGateway({
      ...config,
      supergraphSdl,
      sources,
      scalars: supergraphFile === undefined ? Object.values(scalars) : [],
      charge: ({ request }, cost) => {
        if (request) rate?.charge(request, cost);
      },
      log,
    });
    checkDocuments(documents, gateway);
    const admission = createAdmission(config);
    const shedding = shedWhenLate(admission, {
      mostLagMs: config.mostLagMs,
      leastRunning: Math.ceil(config.mostRunning * LEAST_PART),
    });
    const folder = config.graphiql ? join(projectRoot(), 'dist', 'explorer') : undefined;
    const app = createApp(
      gateway,
      { folder, policy: explorerPolicy },
      { config, admission, rate, documents: () => documents, isShedding: shedding.isShedding, log },
    );
    const listening = await listen(app, config, {
      options: serverOptions(config),
      apply: (server) => {
        applyServerLimits(server, config);
      },
    });
    return {
      url: listening.url,
      message: `council-graph is ready: the graph at ${listening.url}graphql${folder === undefined ? '' : `, GraphiQL at ${listening.url}`}`,
      close: async () => {
        await listening.close(config.stopGraceMs);
        shedding.close();
        await gateway.close();
      },
    };
  } catch (error) {
    await closeSources();
    throw error;
  }
};
