// npm start: installs and builds what is missing, then runs the gateway. Built-ins only, so that a fresh clone can run it.
import './lib/node-version.mjs';
import process from 'node:process';
import { buildExplorer, buildServers } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { become, stop } from './lib/project.mjs';

const [unknown] = process.argv.slice(2);
if (unknown !== undefined)
  stop(
    `npm start takes no arguments ("${unknown}"); settings are environment variables, see docs/settings.md.`,
    2,
  );
install();
buildServers();
buildExplorer();
become('dist/gateway/main.js', []);
