import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Loads CommonJS as from the project's folder. */
export const require = createRequire(join(root, 'package.json'));

/** Ends with a sentence and a code. */
export const stop = (message, code = 1) => {
  console.error(message);
  process.exit(code);
};

/** Runs npm in the project's folder and returns whether it succeeded. Under npm, it is the same npm. */
export const npm = (...args) => {
  const path = process.env.npm_execpath;
  const [command, first] = path?.endsWith('.js') ? [process.execPath, [path]] : ['npm', []];
  const windows = process.platform === 'win32';
  return (
    spawnSync(command, [...first, ...args], { cwd: root, stdio: 'inherit', shell: windows }).status === 0
  );
};

/** Runs the command of an installed package with this Node and returns its exit code. */
export const tool = (packageName, bin, args) => {
  const path = join(dirname(require.resolve(`${packageName}/package.json`)), bin);
  const { status } = spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
};

/** How often to look whether npm is still there, in milliseconds. */
const WATCH = 500;

/** Runs a script of the build in a process of its own, passes signals on to it, and ends as it ends. */
export const become = (script, args) => {
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
  if (process.env.npm_lifecycle_event === undefined) return;
  // The shell between npm and this process does not pass signals on: when it is gone, npm was told to stop.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, WATCH);
};
