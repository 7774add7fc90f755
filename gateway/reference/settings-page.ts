import { exitCodes } from '../../subgraphs/common/process/exit-code';
import { portOf, subgraphSettings } from '../../subgraphs/config';
import { gatewaySettings } from '../config';
import { generatedNote, tableOf } from './table';

const code = (text: string): string => (text === '' ? 'none' : `\`${text}\``);

/**
 * The page of all settings.
 * @param names the names of the subgraphs, in the order of their list
 */
export const settingsPage = (names: readonly string[]): string => {
  const ofSubgraphs = Object.values(subgraphSettings(0)).map(({ name }) => name);
  const settings = Object.values(gatewaySettings(names)).map(({ name, fallback, right, meaning }) => [
    code(name),
    code(fallback),
    `${meaning} It must be ${right}.`,
    ofSubgraphs.includes(name) ? 'gateway, subgraph' : 'gateway',
  ]);
  const ports = names.map((name, place) => [code(name), code(String(portOf(place)))]);
  const codes = exitCodes.map((each) => [String(each.code), each.when]);
  return `${generatedNote('gateway/config.ts')}

# Settings

Every setting is an environment variable; an empty one counts as not set. A name that begins with \`COUNCIL_GRAPH_\` and
is not in this table is refused, and so is a value that is not right: the process says all that is wrong, and ends.

${tableOf(['setting', 'default', 'meaning', 'read by'], settings)}

A subgraph that runs alone (\`npm run subgraph <name>\`) has a default port of its own:

${tableOf(['subgraph', 'port'], ports)}

## Exit codes

${tableOf(['code', 'when'], codes)}
`;
};
