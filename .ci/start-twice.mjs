// Starts the project as a newcomer would, asks it something, stops it, and does it again: the second time takes seconds.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const PORT = '4871';
const data = mkdtempSync(join(tmpdir(), 'council-graph-'));
const url = `http://localhost:${PORT}/`;

const isReady = () =>
  fetch(`${url}health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

const until = async (isDone, mostSeconds, what) => {
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;
  while (!(await isDone())) {
    if (seconds() > mostSeconds) throw new Error(`not ${what} after ${seconds()} s`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  console.log(`${what} after ${seconds()} s`);
};

/** Starts it in a group of its own, as a terminal does, and stops it as the given function does. */
const startOnce = async (mostSeconds, stop) => {
  const env = { ...process.env, PORT, DATA_DIR: data };
  const npm = spawn('npm', ['start', '--silent'], { env, stdio: 'inherit', detached: true });
  let code;
  npm.once('exit', (given) => (code = given));
  await until(
    () => {
      if (code !== undefined) throw new Error(`it ended with ${code}`);
      return isReady();
    },
    mostSeconds,
    'ready',
  );
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  const page = await fetch(url);
  if (!response.ok || !page.ok) throw new Error(`the graph says ${response.status}, the page ${page.status}`);
  stop(npm.pid);
  await until(async () => code !== undefined && !(await isReady()), 20, 'stopped');
};

try {
  if (await isReady()) throw new Error(`something answers at ${url} already`);
  await startOnce(600, (pid) => process.kill(-pid, 'SIGINT'));
  await startOnce(20, (pid) => process.kill(pid, 'SIGTERM'));
} finally {
  rmSync(data, { recursive: true, force: true });
}
