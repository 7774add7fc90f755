// npm run subgraph <name>: runs one subgraph alone in its own process.
import './lib/node-version.mjs';
import process from 'node:process';
import { buildServers } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { become } from './lib/project.mjs';

install();
buildServers();
become('dist/subgraphs/main.js', process.argv.slice(2));
