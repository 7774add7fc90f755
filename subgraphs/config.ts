import { databaseSettings } from './common/database/settings';
import { dataSettings, listenSettings } from './common/process/common-settings';
import { logSettings } from './common/process/log-settings';
import { loadSettings } from './loading/settings';
import { readingSettings } from './common/reading/settings';
import { signingKeys } from './common/signing/keys';
import { readSettings, type ValuesOf } from './common/process/read-settings';
import { tracingSettings } from './common/tracing/settings';

export { databaseSettings, loadSettings, readingSettings };

/** The port of the first subgraph when it runs alone; the others follow in the order of the list. */
const FIRST_PORT = 4001;

/** The default port of each subgraph, by its place in the list. */
export const portOf = (place: number): number => FIRST_PORT + place;

/** Where a subgraph answers when it runs alone on this machine with its defaults. */
export const addressOf = (place: number): string => `http://localhost:${String(portOf(place))}/graphql`;

/** Every setting of a subgraph that runs alone, in the order of the settings page. */
export const subgraphSettings = (place: number) => ({
  ...listenSettings(portOf(place)),
  ...dataSettings(),
  ...databaseSettings(),
  ...loadSettings(),
  ...readingSettings(),
  keys: signingKeys(),
  ...logSettings(),
  ...tracingSettings(),
});

/** The settings of a subgraph that runs alone. */
export type SubgraphConfig = ValuesOf<ReturnType<typeof subgraphSettings>>;

/**
 * Reads the settings of the subgraph at a place of the list.
 * @throws {SettingsError} with everything that is unknown or malformed
 */
export const readSubgraphConfig = (place: number, env: NodeJS.ProcessEnv): SubgraphConfig =>
  readSettings(subgraphSettings(place), env, gatewayOnly(env));

/**
 * Reads the settings of a load that is done by a command.
 * @throws {SettingsError} with everything that is unknown or malformed
 */
export const readLoadConfig = (env: NodeJS.ProcessEnv) =>
  readSettings({ ...dataSettings(), ...databaseSettings(), ...loadSettings() }, env, [
    ...gatewayOnly(env),
    'PORT',
    'HOST',
  ]);

// The gateway's own names are known to the gateway; set for both, they must not stop a subgraph.
const gatewayOnly = (env: NodeJS.ProcessEnv): string[] =>
  Object.keys(env).filter((name) => name.startsWith('COUNCIL_GRAPH_'));
