import { spawn } from 'node:child_process';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { root } from '../../scripts/lib/project.mjs';

const STOP_MS = 10_000;

/** The variables of this process without settings of ours that somebody may have set. */
const cleanEnv = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(COUNCIL_GRAPH_|APOLLO_|HIVE_|NODE_OPTIONS)/.test(name) &&
        !['PORT', 'HOST', 'DATA_DIR', 'DATASET_DIR', 'FORK', 'JIT'].includes(name),
    ),
  );

const stopped = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });

const running = new Set();

/** Ends what still runs, where this process ends early. */
export const endAll = () => {
  for (const child of running) child.kill('SIGKILL');
};

/**
 * Starts a Node process and waits until it says what it is waited for.
 * @param core the core that it is bound to; null for any
 * @param ready what it says when it is ready, on either stream
 */
export const start = (args, { env = {}, core = null, ready, waitMs = 60_000 }) =>
  new Promise((resolve, reject) => {
    const command = [process.execPath, ...args];
    const [file, ...rest] = core === null ? command : ['taskset', '-c', String(core), ...command];
    const child = spawn(file, rest, {
      cwd: root,
      env: { ...cleanEnv(), NODE_ENV: 'production', UV_THREADPOOL_SIZE: '32', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let said = '';
    let isReady = false;
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
    }, waitMs);
    const listen = (chunk) => {
      if (isReady) return;
      said += chunk;
      const match = ready.exec(said);
      if (!match) return;
      isReady = true;
      clearTimeout(timer);
      resolve({ pid: child.pid, match, said, stop: () => stopped(child) });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('close', () => {
      running.delete(child);
      clearTimeout(timer);
      if (!isReady) reject(new Error(`${args[0]} ended before it was ready:\n${said}`));
    });
  });
