// npm run schema, npm run docs: writes what is generated below a folder; with --check, says what differs and fails.
import './lib/node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildServers } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { require, root, stop } from './lib/project.mjs';

const [folder = '', check] = process.argv.slice(2);
install();
buildServers();
const { generatedFiles } = require('./dist/gateway/reference/generated-files.js');

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const made = () => {
  try {
    return generatedFiles();
  } catch (error) {
    return stop(error.message);
  }
};
const files = made();
const stale = [...files].filter(([path, text]) => path.startsWith(folder) && read(join(root, path)) !== text);
for (const [path, text] of stale) {
  if (check !== '--check') writeFileSync(join(root, path), text);
  console.log(`${path} ${check === '--check' ? 'is not what its sources make' : 'is written'}`);
}
if (check === '--check' && stale.length > 0)
  stop('Run npm run schema and npm run docs, and commit what they write.');
