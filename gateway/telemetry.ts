import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';

/**
 * Keeps Apollo Gateway from sending metrics home and from asking cloud addresses where it runs. It takes no option for
 * this and reads the variable in its constructor: call this before.
 */
export const silenceGateway = (env: NodeJS.ProcessEnv): void => {
  env['APOLLO_TELEMETRY_DISABLED'] = 'true';
};

/** Keeps Apollo Server from reporting, whatever Apollo's own variables say, and from a page that loads from elsewhere. */
export const silencingPlugins = (): ApolloServerPlugin[] => [
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginLandingPageDisabled(),
];
