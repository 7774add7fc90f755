// node test/router/run.mjs: installs another router, and compares its answers with ours. Arguments are passed on to Jest.
import '../../scripts/lib/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { install } from '../../scripts/lib/install.mjs';
import { stop, tool } from '../../scripts/lib/project.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

const versionOf = (path) => existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version;

const isInstalled = () =>
  Object.entries(JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies).every(
    ([name, version]) => versionOf(join(here, 'node_modules', name, 'package.json')) === version,
  );

install();
if (!isInstalled()) {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop('Installing the other router failed; npm says why above.');
}
process.exit(
  tool('jest', 'bin/jest.js', ['--config', 'test/router/jest.config.cjs', ...process.argv.slice(2)]),
);
