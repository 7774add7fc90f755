import { subgraphs } from '../subgraphs';
import { createLog } from '../subgraphs/common/process/log';
import { run } from '../subgraphs/common/process/run';
import { readConfig } from './config';
import { start } from './start';

const names = subgraphs.map(({ name }) => name);
const log = createLog((line) => process.stderr.write(`${line}\n`));

void run(process, log, () => start(readConfig(names, process.env), log));
