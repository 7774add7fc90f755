import { SettingsError } from '../../subgraphs/common/process/read-settings';
import type { Log } from '../../subgraphs/common/process/log';
import type { LimitsConfig } from '../defaults';
import { createAuthentication, type Authentication } from './authenticate';
import { createKeySet } from './key-set';
import { isAddress, keyReader } from './read-keys';
import { createVerifyToken } from './verify-token';

/** The settings of tokens. */
export type TokenConfig = Pick<
  LimitsConfig,
  'jwtKeys' | 'jwtIssuer' | 'jwtAudience' | 'jwtAlgorithms' | 'jwtScopes' | 'jwtClockSeconds'
>;

/** A gateway that somebody believes to be closed must not be open. */
const check = ({ jwtKeys, jwtIssuer, jwtAudience, jwtScopes }: TokenConfig): void => {
  const others = { JWT_ISSUER: jwtIssuer, JWT_AUDIENCE: jwtAudience, JWT_SCOPES: jwtScopes.join(' ') };
  const needed = ['JWT_ISSUER', 'JWT_AUDIENCE'];
  const problems = Object.entries(others).flatMap(([name, value]) => {
    if (jwtKeys === '' && value !== '')
      return [
        `COUNCIL_GRAPH_${name} is set, but COUNCIL_GRAPH_JWT_KEYS is not: set it, or all are answered.`,
      ];
    if (jwtKeys !== '' && value === '' && needed.includes(name))
      return [`COUNCIL_GRAPH_${name} must be set where COUNCIL_GRAPH_JWT_KEYS is; it is "".`];
    return [];
  });
  if (problems.length > 0) throw new SettingsError(problems);
};

/** What went wrong; of a connection that failed, the reason stands in the cause. */
const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return error instanceof TypeError && cause instanceof Error ? `${message}: ${cause.message}` : message;
};

/**
 * Opens what tells who sends requests, as the settings say; undefined where all are answered. Keys in a file are read
 * before it resolves; an address is asked beside the start, and may be away.
 * @throws {SettingsError} where the settings do not fit each other, or the file can't be used
 */
export const openAuthentication = async (
  config: TokenConfig,
  log: Log,
): Promise<Authentication | undefined> => {
  check(config);
  const { jwtKeys } = config;
  if (jwtKeys === '') return undefined;
  let lastFailure = '';
  const keys = createKeySet({
    read: keyReader(jwtKeys),
    onFailure: (error) => {
      lastFailure = messageOf(error);
      log.warning(`The keys of tokens could not be read from ${jwtKeys}. ${lastFailure}`);
    },
  });
  const reading = keys.refresh();
  if (!isAddress(jwtKeys)) {
    await reading;
    if (keys.generation() === undefined)
      throw new SettingsError([`COUNCIL_GRAPH_JWT_KEYS names ${jwtKeys}. ${lastFailure}`]);
  }
  const { jwtIssuer: issuer, jwtAudience: audience, jwtAlgorithms: algorithms } = config;
  const { jwtScopes: scopes, jwtClockSeconds: clockSeconds } = config;
  const rules = { issuer, audience, algorithms, scopes, clockSeconds };
  return createAuthentication(createVerifyToken(keys, rules, log.failure), scopes);
};
