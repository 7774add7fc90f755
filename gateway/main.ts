import { subgraphs } from '../subgraphs';
import { createLog } from '../subgraphs/common/process/log';
import { run } from '../subgraphs/common/process/run';
import { readCommandLine } from './command-line';
import { readConfig } from './config';
import { start } from './start';

const names = subgraphs.map(({ name }) => name);
const log = createLog((line) => process.stderr.write(`${line}\n`));

void run(process, log, () => {
  const { supergraph, env } = readCommandLine(process.argv.slice(2), process.env);
  return start(readConfig(names, env), log, supergraph);
});
