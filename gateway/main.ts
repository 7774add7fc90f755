import { subgraphs } from '../subgraphs';
import { openLog } from '../subgraphs/common/process/log-settings';
import { run } from '../subgraphs/common/process/run';
import { readCommandLine } from './command-line';
import { readConfig } from './config';
import { start } from './start';

const names = subgraphs.map(({ name }) => name);
const log = openLog('gateway', process);

void run(process, log, () => {
  const { supergraph, env } = readCommandLine(process.argv.slice(2), process.env);
  return start(readConfig(names, env), log, supergraph);
});
