import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf, textOf } from '../support/documents';
import { REPORTS } from '../support/reports';
import { startProcess } from '../support/run-process';

const folder = mkdtempSync(join(tmpdir(), 'council-graph-load-guide-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const load = async (...args: readonly string[]): Promise<string> => {
  const env = { DATA_DIR: join(folder, 'data') };
  const { code, stdout, stderr } = await startProcess('subgraphs/loading/main.ts', args, env).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};

/** What differs from load to load. */
const plain = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT')
    .replaceAll(/digest [\da-f]{12}/g, 'DIGEST')
    .replaceAll(/load [\da-f]{8}-[\da-f-]{27}/g, 'LOAD');

test('the commands of the guide load, list and go back, and say what it prints', async () => {
  const older = join(folder, 'older');
  cpSync(REPORTS, older, { recursive: true });
  const descriptor = join(older, 'datapackage.json');
  writeFileSync(descriptor, readFileSync(descriptor, 'utf8').replace('"1.0.0"', '"0.9.0"'));
  await load(older, '--only', 'finance');
  expect(await load(REPORTS, '--only', 'finance')).toBe(
    `Loaded ${REPORTS} into finance. Go back with npm run load -- --previous.\n`,
  );
  const [printed] = blocksOf(textOf('docs/guides/data-teams.md')).filter(({ role }) => role === 'list');
  expect(plain(await load('--list', '--only', 'finance'))).toBe(plain(printed?.text ?? ''));
  expect(await load('--previous', '--only', 'finance')).toBe(
    'Went back to council-graph-reports 0.9.0 in finance. The same again undoes it.\n',
  );
});

test.each([
  [[], 'There is nothing to do. Say one of: npm run load -- FOLDER | --previous | --list.'],
  [['a', '--list'], 'That is more than one thing to do. Say one of:'],
  [['--prev'], "Unknown option '--prev'. Say one of:"],
  [['--list', '--only', 'treasury'], 'There is no subgraph "treasury". Say one of:'],
])('%j is refused, with what can be said', async (args, says) => {
  const { code, stdout, stderr } = await startProcess('subgraphs/loading/main.ts', args, {}).ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(says);
});
