import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root, stop } from '../../scripts/lib/project.mjs';

/** The folder of the bench, with a package of its own. */
export const bench = join(root, 'bench');

const isInstalled = () =>
  Object.entries(JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8')).dependencies).every(
    ([name, version]) => {
      const path = join(bench, 'node_modules', name, 'package.json');
      return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === version;
    },
  );

/** Installs the package of the bench where it is missing, by its lockfile. */
export const installBench = () => {
  if (isInstalled()) return;
  console.log('Installing what is measured against; this takes a minute or two.');
  const { status } = spawnSync('npm', ['ci', '--prefix', bench, '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop('Installing failed; npm says why above.');
};
