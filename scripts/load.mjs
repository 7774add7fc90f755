// npm run load -- FOLDER: loads a dataset into the databases while they are read.
// npm run load -- --previous: brings the load before back. npm run load -- --list: says which loads are held.
import './lib/node-version.mjs';
import process from 'node:process';
import { buildServers } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { become } from './lib/project.mjs';

install();
buildServers();
become('dist/subgraphs/loading/main.js', process.argv.slice(2));
