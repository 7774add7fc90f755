import { signingKeys } from '../subgraphs/common/signing/keys';
import { accessSettings } from './access/settings';
import { engineSettings } from './engine/settings';
import { operationSettings } from './limits/operation-settings';
import { planningSettings } from './planning/thread/settings';
import { processSettings } from './limits/process-settings';
import { storeSettings } from './store/settings';
import { visibleSettings } from './visible/settings';
import { resilienceSettings } from './sources/resilience/settings';
import { swapSettings } from './swap/settings';
import { dataSettings, listenSettings } from '../subgraphs/common/process/common-settings';
import { databaseSettings, loadSettings, readingSettings } from '../subgraphs/config';

import { logSettings } from '../subgraphs/common/process/log-settings';
import { readSettings, type ValuesOf } from '../subgraphs/common/process/read-settings';
import { gatewayTracingSettings } from '../subgraphs/common/tracing/settings';
import { addresses, onOff, wholeNumber } from '../subgraphs/common/process/setting';

const DEFAULT_PORT = 4000;

/**
 * Every setting of the gateway with its default and its meaning, in the order of the settings page.
 * @param names the names of the subgraphs, which addresses can be given for
 */
export const gatewaySettings = (names: readonly string[]) => ({
  ...listenSettings(DEFAULT_PORT),
  ...dataSettings(),
  ...databaseSettings(),
  ...loadSettings(),
  ...readingSettings(),
  subgraphUrls: addresses(
    {
      name: 'COUNCIL_GRAPH_SUBGRAPH_URLS',
      fallback: '',
      meaning:
        'The subgraphs that are reached over HTTP, each with its address. All others run in the process of the gateway.',
    },
    names,
  ),
  subgraphKeys: signingKeys(),
  ...resilienceSettings(),
  ...engineSettings(),
  ...planningSettings(),
  subgraphAnswerMegabytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_SUBGRAPH_ANSWER_MB',
      fallback: '64',
      meaning: 'The largest answer that is read from a subgraph over HTTP, in megabytes.',
    },
    { least: 1, most: 512 },
  ),
  ...swapSettings(),
  ...storeSettings(),
  ...operationSettings(),
  ...processSettings(),
  ...accessSettings(),
  ...logSettings(),
  ...visibleSettings(),
  ...gatewayTracingSettings(),
  graphiql: onOff({
    name: 'COUNCIL_GRAPH_GRAPHIQL',
    fallback: 'on',
    meaning: 'Whether GraphiQL is served at `/`.',
  }),
  introspection: onOff({
    name: 'COUNCIL_GRAPH_INTROSPECTION',
    fallback: 'on',
    meaning: 'Whether clients may read the schema by introspection. GraphiQL needs it.',
  }),
  stopGraceMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_STOP_GRACE_MS',
      fallback: '10000',
      meaning: 'How long answers under way may take, in milliseconds, when the gateway is told to stop.',
    },
    { least: 0, most: 600_000 },
  ),
});

/** The settings of the gateway, as read. */
export type GatewayConfig = ValuesOf<ReturnType<typeof gatewaySettings>>;

/**
 * Reads the settings of the gateway from an environment, frozen.
 * @param names the names of the subgraphs
 * @throws {SettingsError} with everything that is unknown or malformed
 */
export const readConfig = (names: readonly string[], env: NodeJS.ProcessEnv): GatewayConfig =>
  readSettings(gatewaySettings(names), env);
