// npm run data: checks a dataset (data/reports, or the folder given) as a load would, counts its rows, and says whether
// its datapackage.json describes them; with --write, writes that file.
import './lib/node-version.mjs';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { buildServers } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { require, root, stop } from './lib/project.mjs';

install();
buildServers();
const { subgraphs } = require('./dist/subgraphs/index.js');
const { checkDataset } = require('./dist/subgraphs/load.js');
const { describedBy } = require('./dist/subgraphs/datapackage.js');

const words = process.argv.slice(2);
const writes = words.includes('--write');
const folder = resolve(root, words.find((word) => !word.startsWith('--')) ?? 'data/reports');
const descriptor = join(folder, 'datapackage.json');
try {
  const dataset = checkDataset(folder, subgraphs);
  for (const { name, datasetTables } of subgraphs) {
    const rows = datasetTables.map((table) => dataset.rows(table).length);
    console.log(`${name}: ${rows.reduce((sum, each) => sum + each, 0)} rows in ${rows.length} tables`);
  }
  const described = describedBy(folder);
  if (writes) writeFileSync(descriptor, described);
  else if (!existsSync(descriptor) || readFileSync(descriptor, 'utf8') !== described)
    stop(`${descriptor} is not what the tables make. Run npm run data -- --write and commit it.`, 5);
} catch (error) {
  stop(error.message, 5);
}
