import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { npm, require, root, stop } from './project.mjs';

const stampFile = join(root, 'node_modules', '.council-graph-installed');

const textOf = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const stamp = () => {
  const lock = createHash('sha256')
    .update(textOf(join(root, 'package-lock.json')))
    .digest('hex');
  // Every native package here speaks Node-API, so that one build serves all versions of Node.
  return `${lock} ${process.platform} ${process.arch}\n`;
};

/** Whether what npm last installed is what the lockfile says, as after an `npm ci` by hand. */
const isInstalled = () => {
  const installed = textOf(join(root, 'node_modules', '.package-lock.json'));
  if (installed === '') return false;
  const there = JSON.parse(installed).packages;
  const wanted = JSON.parse(textOf(join(root, 'package-lock.json'))).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
  );
};

const sqliteLoads = () => {
  try {
    require('sqlite3');
    return true;
  } catch {
    return false;
  }
};

const SQLITE_IS_MISSING = `The SQLite driver could not be built. It needs Python 3, make and a C++ compiler:
  Debian, Ubuntu: apt-get install python3 make g++
  Fedora:         dnf install python3 make gcc-c++
  macOS:          xcode-select --install
Then start again.`;

/** Installs what the lockfile says where it is not there, and sees that SQLite loads. */
export const install = () => {
  if (textOf(stampFile) === stamp()) return;
  if (!isInstalled()) {
    console.log('Installing packages; the first time takes a few minutes, since SQLite is compiled.');
    if (!npm('ci', '--no-audit', '--no-fund')) stop('Installing failed; npm says why above.');
  }
  // Where npm is set to ignore install scripts, the one that builds SQLite is still needed.
  if (!sqliteLoads() && !(npm('rebuild', 'sqlite3', '--ignore-scripts=false') && sqliteLoads()))
    stop(SQLITE_IS_MISSING);
  writeFileSync(stampFile, stamp());
};
