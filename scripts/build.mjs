// npm run build: compiles the gateway and the subgraphs, and builds GraphiQL, where their sources have changed.
// npm run build:explorer: GraphiQL alone.
import './lib/node-version.mjs';
import process from 'node:process';
import { buildExplorer, buildServers } from './lib/build.mjs';
import { install } from './lib/install.mjs';

install();
if (!process.argv.includes('--explorer')) buildServers();
buildExplorer();
