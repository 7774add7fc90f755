// npm run gateway -- --supergraph FILE --port N: runs the gateway over any composed schema whose subgraphs are elsewhere.
import './lib/node-version.mjs';
import process from 'node:process';
import { buildExplorer, buildServers } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { become } from './lib/project.mjs';

install();
buildServers();
buildExplorer();
become('dist/gateway/main.js', process.argv.slice(2));
