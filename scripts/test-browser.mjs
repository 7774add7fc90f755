// npm run test:browser: installs what is missing, builds the page, and tests it in headless Chromium. Arguments are
// passed on to Jest.
import './lib/node-version.mjs';
import process from 'node:process';
import { buildExplorer } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { tool } from './lib/project.mjs';

install();
buildExplorer();
process.exit(
  tool('jest', 'bin/jest.js', ['--config', 'test/browser/jest.config.cjs', ...process.argv.slice(2)]),
);
