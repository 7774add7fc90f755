import { dataSettings, listenSettings } from '../subgraphs/common/process/common-settings';
import { readSettings, type ValuesOf } from '../subgraphs/common/process/read-settings';
import { addresses, onOff, wholeNumber } from '../subgraphs/common/process/setting';

const DEFAULT_PORT = 4000;

/**
 * Every setting of the gateway with its default and its meaning, in the order of the settings page.
 * @param names the names of the subgraphs, which addresses can be given for
 */
export const gatewaySettings = (names: readonly string[]) => ({
  ...listenSettings(DEFAULT_PORT),
  ...dataSettings(),
  subgraphUrls: addresses(
    {
      name: 'COUNCIL_GRAPH_SUBGRAPH_URLS',
      fallback: '',
      meaning:
        'The subgraphs that are reached over HTTP, each with its address. All others run in the process of the gateway.',
    },
    names,
  ),
  subgraphTimeoutMs: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_SUBGRAPH_TIMEOUT_MS',
      fallback: '10000',
      meaning: 'How long a subgraph may take to answer, in milliseconds; then its fields are given up.',
    },
    { least: 10, most: 600_000 },
  ),
  subgraphAnswerMegabytes: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_SUBGRAPH_ANSWER_MB',
      fallback: '64',
      meaning: 'The largest answer that is read from a subgraph over HTTP, in megabytes.',
    },
    { least: 1, most: 512 },
  ),
  mostLevels: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_DEPTH',
      fallback: '16',
      meaning: 'The most levels of fields, one within the other, that an operation may have.',
    },
    { least: 1, most: 100 },
  ),
  mostFields: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_FIELDS',
      fallback: '5000',
      meaning: "The most fields that an operation may ask for, a fragment's counted wherever it is spread.",
    },
    { least: 1, most: 10_000 },
  ),
  mostValues: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_MAX_VALUES',
      fallback: '200000',
      meaning: 'The most values that one answer may hold, objects and lists counted too.',
    },
    { least: 1000, most: 10_000_000 },
  ),
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
