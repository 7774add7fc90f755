import { subgraphs } from '../../subgraphs';
import { openDatabase } from '../../subgraphs/common/database/open-database';
import { serverOf } from '../../subgraphs/common/database/postgres/server';
import { openTestPostgres, type TestPostgres } from './postgres';

declare global {
  var councilGraphPostgres: TestPostgres | undefined;
}

/** Starts the one server of a run, with an empty database of all subgraphs for the others to be copied from. */
const run = async (): Promise<void> => {
  const postgres = await openTestPostgres({ settings: ['max_connections=200'] });
  await postgres.create('empty');
  const server = serverOf(postgres.config('empty'));
  for (const definition of subgraphs) await (await openDatabase(definition, { dataDir: '', server })).close();
  process.env['TEST_POSTGRES'] = JSON.stringify(postgres.config('DATABASE'));
  globalThis.councilGraphPostgres = postgres;
};

export = run;
