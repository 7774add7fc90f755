import { SettingsError } from '../process/read-settings';
import type { Setting } from '../process/setting';

const NAME = 'COUNCIL_GRAPH_SUBGRAPH_KEYS';

const SHORTEST_KEY = 32;
const MOST_KEYS = 2;

const RIGHT = `one key or two with a comma between them, each of at least ${String(SHORTEST_KEY)} characters with no space`;

const isKey = (text: string): boolean => text.length >= SHORTEST_KEY && /^[\x21-\x7e]+$/.test(text);

/**
 * The setting of the keys that requests to subgraphs are signed with. Its value is never shown, so that a wrong one is
 * refused here.
 * @throws {SettingsError} from its parse, where they are not right
 */
export const signingKeys = (): Setting<readonly string[]> => ({
  name: NAME,
  fallback: '',
  meaning:
    'The secret keys of requests between the gateway and subgraphs over HTTP: one, or two while they are exchanged, with a comma between them. The gateway signs with the first; a subgraph takes either. A subgraph needs them where HOST is not this machine alone.',
  right: RIGHT,
  parse: (text) => {
    if (text === '') return [];
    const keys = text.split(',').map((key) => key.trim());
    if (keys.length > MOST_KEYS || !keys.every(isKey)) throw new SettingsError([`${NAME} must be ${RIGHT}.`]);
    return keys;
  },
});
