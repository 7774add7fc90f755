import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { openStores, openSubgraphs, subgraphs } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { projectRoot } from '../../subgraphs/common/project-root';
import { loadDataset } from '../../subgraphs/load';
import { startProcess, type Ended, type StartedProcess } from '../support/run-process';
import { writeWorld } from '../support/world';

const ALL = subgraphs.map(({ name }) => name);

let folder: string;
let dataDir: string;
let running: readonly RunningSubgraph[];
let processes: StartedProcess[] = [];

/** The folder of a world with so many services of a name. */
const world = (name: string, count = 1): string => {
  const made = join(folder, name);
  mkdirSync(made, { recursive: true });
  const services = Array.from({ length: count }, (_, at) => ({
    id: `ealing-fostering-${String(at)}`,
    name: `${name} ${String(at)}`,
    delivery: 'SHARED',
    agreement_id: 'NOT_STATED',
  }));
  writeWorld(made, { services });
  return made;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-faults-'));
  dataDir = join(folder, 'data');
  running = await openSubgraphs({ dataDir, datasetDir: world('Before') });
});
afterEach(async () => {
  for (const { child } of processes) child.kill('SIGKILL');
  await Promise.all(processes.map(({ ended }) => ended));
  processes = [];
  await Promise.all(running.map((each) => each.close()));
  rmSync(folder, { recursive: true, force: true });
});

const start = (file: string, ...args: readonly string[]): StartedProcess => {
  const started = startProcess(file, args, { DATA_DIR: dataDir, COUNCIL_GRAPH_LOAD_WAIT_SECONDS: '0' });
  processes.push(started);
  return started;
};

const load = (...args: readonly string[]): Promise<Ended> =>
  start('subgraphs/loading/main.ts', ...args).ended;

/** What the agreements and the record that run here answer: the first service, and how many entries name it. */
const read = async (): Promise<unknown> => {
  const [agreements] = running;
  const record = running.at(-1);
  const one = await agreements?.execute({ query: '{ services(first: 1) { nodes { name } } }' });
  const other = await record?.execute({
    query: '{ search(text: "ealing") { __typename } dataset { version } }',
  });
  return { services: one?.data?.['services'], errors: one?.errors, record: other?.data?.['dataset'] };
};

const answer = (name: string) => ({
  services: { nodes: [{ name: `${name} 0` }] },
  errors: undefined,
  record: { version: '1.0.0' },
});

/** Whether all databases hold one load, and which id it has in each. */
const heldHere = async () => {
  const stores = await openStores({ dataDir });
  const held = await Promise.all([...stores.values()].map((store) => store.held()));
  await Promise.all([...stores.values()].map((store) => store.close()));
  return held.map(({ current }) => current?.loadId);
};

const connect = (name: string): sqlite3.Database => new sqlite3.Database(join(dataDir, `${name}.sqlite`));

const run = (database: sqlite3.Database, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    database.run(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

test('a database that another process writes is waited for; then the load says so, and readers go on', async () => {
  const before = await heldHere();
  const writer = connect('improvement');
  try {
    await run(writer, 'BEGIN IMMEDIATE');
    expect(await load(world('After'))).toEqual({
      code: 4,
      stdout: '',
      stderr: `Another process has been writing the database file ${join(dataDir, 'improvement.sqlite')} for longer than is waited. Try again when it is done.\n`,
    });
    expect(await read()).toEqual(answer('Before'));
    await run(writer, 'ROLLBACK');
    expect(await heldHere()).toEqual(before);
    expect((await load(world('After'))).code).toBe(0);
    expect(await read()).toEqual(answer('After'));
  } finally {
    await new Promise((resolve) => {
      writer.close(resolve);
    });
  }
});

test.each([
  ['all is written and nothing committed', 'written'],
  ['the first database is committed', 'committed'],
])(
  'a load that is killed when %s leaves each database whole, and the next load is right',
  async (_, stage) => {
    const before = await heldHere();
    const half = start('test/support/half-load.ts', dataDir, world('Half'), stage);
    await half.says(/written/);
    if (stage === 'written') expect(await read()).toEqual(answer('Before'));
    half.child.kill('SIGKILL');
    await half.ended;
    const [first, ...others] = await heldHere();
    expect(first).toBe(stage === 'written' ? before[0] : 'half');
    expect(others).toEqual(before.slice(1));
    // What is committed already can be gone back from, and what is not can be brought to it.
    if (stage === 'committed') {
      expect((await load('--previous')).stdout).toMatch(/^Went back to world 1\.0\.0 in agreements\./);
      expect(await read()).toEqual(answer('Before'));
    }
    expect(await load(world('After'))).toMatchObject({ code: 0, stderr: '' });
    expect(await read()).toEqual(answer('After'));
    expect(new Set(await heldHere()).size).toBe(ALL.length);
  },
);

test('a load beyond the largest file that may be written leaves all as it was, and says what to look at', async () => {
  const before = await heldHere();
  const register = join(projectRoot(), 'test/support/run-typescript.cjs');
  const main = join(projectRoot(), 'subgraphs/loading/main.ts');
  // Of 512 bytes each, as POSIX counts them: one megabyte.
  const { status, stderr } = spawnSync(
    'sh',
    [
      '-c',
      'ulimit -f 2000 && exec "$0" -r "$1" "$2" "$3"',
      process.execPath,
      register,
      main,
      world('Large', 1_500),
    ],
    { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  expect(stderr).toMatch(
    /^The database file .* could not be read or written \(SQLITE_IOERR: disk I\/O error\)\. Look at the disk/,
  );
  expect(status).toBe(4);
  expect(await read()).toEqual(answer('Before'));
  expect(await heldHere()).toEqual(before);
  expect(await load(world('After'))).toMatchObject({ code: 0, stderr: '' });
  expect(await read()).toEqual(answer('After'));
});

/** Whether this machine lets anybody have a file system of his own. */
const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

(canMount ? test : test.skip)(
  'on a full disk and on one that can only be read, a load fails in words and changes nothing',
  () => {
    const register = join(projectRoot(), 'test/support/run-typescript.cjs');
    const main = join(projectRoot(), 'subgraphs/loading/main.ts');
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const script = `
    set -e
    node() { "$NODE" -r "$REGISTER" "$MAIN" "$@"; }
    mount -t tmpfs -o size=4m tmpfs "$DISK"
    node "$BEFORE"
    node --list > "$OUT/before"
    set +e
    node "$LARGE" 2> "$OUT/full"; echo "full $?"
    node --list > "$OUT/after"
    mount -o remount,ro "$DISK"
    node "$AFTER" 2> "$OUT/read-only"; echo "read-only $?"
    mount -o remount,rw "$DISK"
    node "$AFTER"; echo "right $?"
  `;
    const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script], {
      env: {
        PATH: process.env['PATH'],
        NODE: process.execPath,
        REGISTER: register,
        MAIN: main,
        DISK: disk,
        DATA_DIR: disk,
        OUT: folder,
        BEFORE: world('Before'),
        AFTER: world('After'),
        LARGE: world('Large', 1_500),
      },
      encoding: 'utf8',
    });
    const said = (name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(stderr).toBe('');
    expect(stdout.split('\n').filter((line) => /^(full|read-only|right) /.test(line))).toEqual([
      'full 4',
      'read-only 4',
      'right 0',
    ]);
    expect(said('full')).toMatch(
      /^There is no room for the database file .*\. Free some, or name another folder with DATA_DIR\.\n$/,
    );
    expect(said('read-only')).toMatch(/^The database file .* can't be opened for writing\./);
    expect(said('after')).toBe(said('before'));
  },
);

test('a database file that is deleted costs its fields, and those who read it find the next that is made', async () => {
  for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, `agreements.sqlite${end}`), { force: true });
  expect(await read()).toMatchObject({
    errors: [{ extensions: { code: 'SUBGRAPH_BUSY' } }],
    record: { version: '1.0.0' },
  });
  expect(await load(world('After'))).toMatchObject({ code: 0, stderr: '' });
  expect(await read()).toEqual(answer('After'));
});

test('a database file that is cut off costs its fields, never gives wrong ones, and can be made anew', async () => {
  const file = join(dataDir, 'agreements.sqlite');
  // What stands in the log would be read from there.
  const writer = connect('agreements');
  await run(writer, 'PRAGMA wal_checkpoint(TRUNCATE)');
  await new Promise((resolve) => {
    writer.close(resolve);
  });
  truncateSync(file, 5_000);
  const cut = (await read()) as { services?: unknown; errors?: readonly unknown[]; record?: unknown };
  expect(cut.record).toEqual({ version: '1.0.0' });
  expect(
    cut.errors?.length === 1 || JSON.stringify(cut.services) === JSON.stringify(answer('Before').services),
  ).toBe(true);
  const failed = await load(world('After'));
  expect(failed.code).toBe(4);
  expect(failed.stderr).toContain(`The database file ${file} is damaged.`);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  expect(await load(world('After'))).toMatchObject({ code: 0, stderr: '' });
  expect(await read()).toEqual(answer('After'));
});

test('a start with a dataset that is not right keeps what is held', async () => {
  const wrong = world('Wrong');
  writeWorld(wrong, { services: [{ id: 'ealing-fostering', name: 'Wrong', delivery: 'SHRED' }] });
  const stores = await openStores({ dataDir });
  await expect(loadDataset(wrong, subgraphs, stores)).rejects.toThrow(/"SHRED"/);
  await Promise.all([...stores.values()].map((store) => store.close()));
  expect(await read()).toEqual(answer('Before'));
});
