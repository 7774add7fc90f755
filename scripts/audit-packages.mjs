// npm run audit:packages [FOLDER]: asks the registry for known vulnerabilities of what runs in production. Ends with 0
// where it knows of none that is high or critical, with 1 where it does, and with 3 where no registry could say.
import './lib/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { root, stop } from './lib/project.mjs';

const FAILS = ['high', 'critical'];
const NOT_RUN = 3;
const PATIENCE_MS = 90_000;

const notRun = (reason) =>
  stop(`The audit was NOT RUN, which says nothing of the packages: ${reason}.`, NOT_RUN);

const audit = () => {
  const path = process.env.npm_execpath;
  const [command, first] = path?.endsWith('.js') ? [process.execPath, [path]] : ['npm', []];
  const { stdout, error } = spawnSync(
    command,
    [
      ...first,
      'audit',
      '--json',
      '--omit=dev',
      '--package-lock-only',
      '--fetch-retries=0',
      '--fetch-timeout=30000',
    ],
    {
      cwd: resolve(process.argv[2] ?? root),
      encoding: 'utf8',
      maxBuffer: 64_000_000,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: PATIENCE_MS,
    },
  );
  if (error)
    return notRun(error.code === 'ETIMEDOUT' ? 'the registry did not answer in time' : error.message);
  try {
    return JSON.parse(stdout);
  } catch {
    return notRun('npm gave no report');
  }
};

const { metadata, vulnerabilities, message, error } = audit();
const counts = metadata?.vulnerabilities;
if (counts === undefined || typeof vulnerabilities !== 'object')
  notRun(message ?? error?.summary ?? 'npm gave no report');
const found = Object.values(vulnerabilities).filter(({ severity }) => FAILS.includes(severity));
for (const { name, severity, via } of found) {
  const titles = via.map((each) =>
    typeof each === 'string' ? `by ${each}` : `${each.title}, in ${each.range}: ${each.url}`,
  );
  console.error(`${name}: ${severity}. ${titles.join('; ')}`);
}
if (found.length > 0) stop(`${found.length} packages have known vulnerabilities that are high or critical.`);
const lesser = Object.values(vulnerabilities).length;
console.log(
  `The registry knows of no high or critical vulnerability${lesser > 0 ? `, and of ${lesser} lesser ones` : ''}.`,
);
