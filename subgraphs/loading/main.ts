import { existsSync } from 'node:fs';
import { openStores, subgraphs } from '..';
import { DatabaseError } from '../common/database/connection';
import { explain } from '../common/process/exit-code';
import { readLoadConfig } from '../config';
import { readLoadCommand } from './command-line';
import { runLoadCommand } from './run-command';

const names = subgraphs.map(({ name }) => name);

const work = async (): Promise<string> => {
  const { command, only } = readLoadCommand(process.argv.slice(2), names);
  const config = readLoadConfig(process.env);
  const { dataDir, databaseUrl, loadWaitSeconds } = config;
  if (command.kind !== 'LOAD' && databaseUrl === '' && !existsSync(dataDir))
    throw new DatabaseError(`There are no databases in ${dataDir}. Name their folder with DATA_DIR.`);
  const stores = await openStores({ dataDir, database: config, only });
  try {
    return await runLoadCommand(command, subgraphs, stores, loadWaitSeconds);
  } finally {
    await Promise.all([...stores.values()].map((store) => store.close()));
  }
};

work().then(
  (said) => process.stdout.write(`${said}\n`),
  (error: unknown) => {
    const { code, message } = explain(error);
    process.exitCode = code;
    process.stderr.write(`${message}\n`);
  },
);
