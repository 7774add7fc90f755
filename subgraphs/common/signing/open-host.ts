import { SettingsError } from '../process/read-settings';

const isThisMachineAlone = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

/**
 * Refuses to serve a subgraph to other machines where anyone could ask it.
 * @throws {SettingsError} where the host is reachable from outside and there is no key
 */
export const checkOpenHost = (host: string, keys: readonly string[]): void => {
  if (keys.length > 0 || isThisMachineAlone(host)) return;
  throw new SettingsError([
    `HOST is ${host}, which other machines can reach: set COUNCIL_GRAPH_SUBGRAPH_KEYS, so that only requests of the gateway are answered, or set HOST to localhost.`,
  ]);
};
