// Makes the databases of a dataset of many times the reports: node bench/data/prepare.mjs FOLDER TIMES
// FOLDER/dataset is the dataset, FOLDER/databases what was made from it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { require, root } from '../../scripts/lib/project.mjs';
import { writeScaled } from './scale.mjs';

const { openSubgraphs, subgraphs } = require('./dist/subgraphs/index.js');

const [folder, times] = process.argv.slice(2);
const dataset = join(folder, 'dataset');
const databases = join(folder, 'databases');
mkdirSync(databases, { recursive: true });
await writeScaled(
  join(root, 'data', 'reports'),
  dataset,
  Number(times),
  subgraphs.flatMap(({ datasetTables }) => datasetTables),
);
const began = Date.now();
const opened = await openSubgraphs({ dataDir: databases, datasetDir: dataset, log: console.error });
await Promise.all(opened.map((each) => each.close()));
console.log(`ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
process.exit(0);
