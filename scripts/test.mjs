// npm test: installs what is missing, then runs Jest. Arguments are passed on to it.
import './lib/node-version.mjs';
import process from 'node:process';
import { install } from './lib/install.mjs';
import { tool } from './lib/project.mjs';

install();
process.exit(tool('jest', 'bin/jest.js', process.argv.slice(2)));
