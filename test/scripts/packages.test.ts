import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAll, listening } from '../support/listening';

const root = join(__dirname, '../..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
afterAll(closeAll);

const run = (
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
      // Under npm, its settings would come with it.
      env: { PATH: process.env['PATH'], HOME: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;

type Entry = Readonly<Record<string, unknown>>;

const right: Entry = { version: '1.0.0', integrity: INTEGRITY, license: 'MIT' };

const write = (packages: Readonly<Record<string, Entry>>, more: Entry = {}): void => {
  const dependencies = Object.fromEntries(
    Object.entries(packages).map(([path, { version }]) => [path.replace('node_modules/', ''), version]),
  );
  const own = { name: 'town', version: '1.0.0', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...own, ...more }));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ name: 'town', lockfileVersion: 3, packages: { '': own, ...packages } }),
  );
};

/** What the check says of one package, without where it stands. */
const problemsOf = async (entry: Entry, name = 'thing', more: Entry = {}): Promise<string[]> => {
  write({ [`node_modules/${name}`]: entry }, more);
  const { code, stderr } = await run('check-packages.mjs', [folder]);
  const [count, ...problems] = stderr.trim().split('\n').reverse();
  expect([code, count]).toEqual(
    problems.length > 0 ? [1, `${String(problems.length)} problems with 1 packages.`] : [0, ''],
  );
  const start = `${join(folder, 'package-lock.json')}: ${name}@1.0.0 (node_modules/${name}) `;
  return problems.reverse().map((problem) => {
    expect(problem.startsWith(start)).toBe(true);
    return problem.slice(start.length);
  });
};

test("the project's own packages are right", async () => {
  const { code, stdout, stderr } = await run('check-packages.mjs', []);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^\d{4} packages: each from the registry, /);
});

test('a package is right by its licence, with alternatives and additions, and for some by its name', async () => {
  expect(await problemsOf(right)).toEqual([]);
  expect(await problemsOf({ ...right, license: '(GPL-3.0 OR (MIT AND Zlib))' })).toEqual([]);
  expect(await problemsOf({ ...right, license: 'Elastic-2.0' }, '@apollo/query-planner')).toEqual([]);
});

const LICENCE =
  'which is not on the list: read it, and put it into scripts/lib/licences.mjs with the reason if it may be used, else do without the package.';

test.each([
  'GPL-3.0',
  '(MIT AND GPL-3.0)',
  'MIT OR',
  '(MIT',
  'MIT WITH exception',
  'Elastic-2.0',
  '',
  'SEE LICENSE',
])('the licence %j is refused', async (license) => {
  expect(await problemsOf({ ...right, license })).toEqual([
    `has the licence ${JSON.stringify(license)}, ${LICENCE}`,
  ]);
});

const SCRIPT =
  'runs a script when it is installed: read the script, and name the package in allowScripts of package.json, with true to let it run or false to leave it out.';

test('what is not from the registry, not held to its digest, or runs what nobody allowed is refused', async () => {
  expect(await problemsOf({ version: '1.0.0' })).toEqual([
    'has no integrity: delete its entry and run npm install.',
    'has no licence in the lockfile: read it in the package, and name package and version in scripts/lib/licences.mjs if it may be used.',
  ]);
  expect(await problemsOf({ ...right, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' })).toEqual([
    'has the integrity "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=", which is no sha512 digest: delete its entry and run npm install.',
  ]);
  expect(await problemsOf({ ...right, resolved: 'git+ssh://git@example.org/thing.git#1' })).toEqual([
    'is tied to git+ssh://git@example.org/thing.git#1: leave the address out, so that it comes from the registry.',
  ]);
  expect(await problemsOf({ ...right, link: true, resolved: '../thing' })).toEqual([
    'is a link to a folder: take it from the registry.',
  ]);
  const withScript = { ...right, hasInstallScript: true };
  expect(await problemsOf(withScript)).toEqual([SCRIPT]);
  expect(await problemsOf(withScript, 'thing', { allowScripts: { other: true } })).toEqual([SCRIPT]);
  expect(await problemsOf(withScript, 'thing', { allowScripts: { thing: false } })).toEqual([]);
});

test('what is no lockfile of today is said to be none', async () => {
  write({});
  writeFileSync(join(folder, 'package-lock.json'), '{"lockfileVersion":1,"dependencies":{}}');
  expect(await run('check-packages.mjs', [folder])).toMatchObject({
    code: 1,
    stderr: `${join(folder, 'package-lock.json')}: It is no lockfile of version 3: run npm install with npm 7 or newer.\n1 problems with 0 packages.\n`,
  });
  writeFileSync(join(folder, 'package-lock.json'), '{');
  expect((await run('check-packages.mjs', [folder])).code).toBe(2);
});

const ADVISORY = '/-/npm/v1/security/advisories/bulk';

/** A registry that knows of one vulnerability of the given severity. */
const auditedBy = async (severity: string | undefined): Promise<string> => {
  const { url } = await listening((request, response) => {
    const advisory = {
      id: 1,
      url: 'https://advisories.example/1',
      title: 'Things fall apart',
      severity,
      vulnerable_versions: '<2.0.0',
    };
    if (request.url?.endsWith(ADVISORY) === true)
      response.end(JSON.stringify(severity === undefined ? {} : { thing: [advisory] }));
    else response.writeHead(404).end('{}');
  });
  return url;
};

const audit = (registry: string) =>
  run('audit-packages.mjs', [folder], {
    npm_config_registry: registry,
    // It keeps what it was told of an advisory.
    npm_config_cache: join(folder, new URL(registry).port),
    npm_config_update_notifier: 'false',
  });

test('an audit fails on what is high or critical, passes else, and has not passed where nobody could say', async () => {
  write({ 'node_modules/thing': right });
  const [high, low, none] = await Promise.all(['high', 'low', undefined].map(auditedBy));
  expect(await audit(high ?? '')).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'thing: high. Things fall apart, in <2.0.0: https://advisories.example/1\n1 packages have known vulnerabilities that are high or critical.\n',
  });
  expect(await audit(low ?? '')).toMatchObject({
    code: 0,
    stdout: 'The registry knows of no high or critical vulnerability, and of 1 lesser ones.\n',
  });
  expect(await audit(none ?? '')).toMatchObject({
    code: 0,
    stdout: 'The registry knows of no high or critical vulnerability.\n',
  });
  const mute = await listening((_request, response) => response.writeHead(405).end());
  const { code, stdout, stderr } = await audit(mute.url);
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(
    /^The audit was NOT RUN, which says nothing of the packages: 405 Method Not Allowed/,
  );
  await mute.close();
  expect((await audit(mute.url)).code).toBe(3);
});
