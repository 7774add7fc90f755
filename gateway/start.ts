import { join } from 'node:path';
import { listen } from '../subgraphs/common/process/listen';
import type { Log } from '../subgraphs/common/process/log';
import type { Started } from '../subgraphs/common/process/run';
import { projectRoot } from '../subgraphs/common/project-root';
import { scalars } from '../subgraphs/common/scalars';
import { createApp } from './app';
import type { GatewayConfig } from './config';
import { createGateway } from './create-gateway';
import { explorerPolicy } from './explorer-policy';
import { openSources } from './open-sources';
import { readSupergraph } from './supergraph/read';

/** Starts the gateway as its settings say: reads the composed schema, opens the subgraphs, listens. */
export const start = async (config: GatewayConfig, log: Log): Promise<Started> => {
  const supergraphSdl = readSupergraph(join(projectRoot(), 'schema', 'supergraph.graphql'));
  const sources = await openSources(config, log);
  const closeSources = (): Promise<unknown> => Promise.all(sources.map((source) => source.close()));
  try {
    const gateway = await createGateway({
      supergraphSdl,
      sources,
      scalars: Object.values(scalars),
      timeoutMs: config.subgraphTimeoutMs,
      mostLevels: config.mostLevels,
      mostFields: config.mostFields,
      mostValues: config.mostValues,
      introspection: config.introspection,
      log,
    });
    const folder = config.graphiql ? join(projectRoot(), 'dist', 'explorer') : undefined;
    const listening = await listen(createApp(gateway, { folder, policy: explorerPolicy }), config);
    return {
      url: listening.url,
      message: `council-graph is ready: the graph at ${listening.url}graphql${folder === undefined ? '' : `, GraphiQL at ${listening.url}`}`,
      close: async () => {
        await listening.close(config.stopGraceMs);
        await gateway.close();
      },
    };
  } catch (error) {
    await closeSources();
    throw error;
  }
};
