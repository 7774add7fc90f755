import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, stop, tool } from './project.mjs';

const filesIn = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .sort();

const digestOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
};

const isExplorer = (file) => file.startsWith('gateway/explorer/');

const servers = {
  stamp: 'dist/.servers',
  files: () => [
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    ...filesIn('gateway').filter((file) => !isExplorer(file)),
    ...filesIn('subgraphs'),
  ],
  run: () => {
    // What was compiled from a file that has since moved would stand in the way of what is there now.
    for (const made of ['gateway', 'subgraphs'])
      rmSync(join(root, 'dist', made), { recursive: true, force: true });
    return tool('typescript', 'bin/tsc', ['-p', 'tsconfig.build.json']);
  },
};

const explorer = {
  stamp: 'dist/.explorer',
  files: () => ['package-lock.json', ...filesIn('gateway/explorer')],
  run: () =>
    tool('vite', 'bin/vite.js', [
      'build',
      '--config',
      'gateway/explorer/vite.config.mts',
      '--logLevel',
      'warn',
    ]),
};

const read = (path) => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
};

const build = (what, { stamp, files, run }) => {
  const digest = digestOf(files());
  if (read(stamp) === digest) return;
  console.log(`Building ${what}.`);
  if (run() !== 0) stop(`Building ${what} failed; what is wrong stands above.`);
  mkdirSync(dirname(join(root, stamp)), { recursive: true });
  writeFileSync(join(root, stamp), digest);
};

/** Compiles the gateway and the subgraphs where their sources have changed. */
export const buildServers = () => build('the gateway and the subgraphs', servers);

/** Builds the GraphiQL page where its sources have changed. */
export const buildExplorer = () => build('GraphiQL', explorer);
