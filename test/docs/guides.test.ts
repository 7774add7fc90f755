import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import ts from 'typescript';
import { subgraphs } from '../../subgraphs';
import { projectRoot } from '../../subgraphs/common/project-root';
import { readAll } from '../../subgraphs/load';
import { blocksOf, textOf, type Block } from '../support/documents';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';
import { REPORTS } from '../support/reports';

const DATA_TEAMS = 'docs/guides/data-teams.md';
const DEVELOPERS = 'docs/guides/dashboard-developers.md';

const run = promisify(execFile);

/** With UPDATE_DOCUMENTS=1 what is printed is written anew instead of compared. */
const isUpdating = process.env['UPDATE_DOCUMENTS'] === '1';

const blockIn = (path: string, isIt: (block: Block) => boolean): Block => {
  const block = blocksOf(textOf(path)).find(isIt);
  if (block === undefined) throw new Error(`${path} lacks a block that this test reads.`);
  return block;
};

const expectShown = (path: string, isIt: (block: Block) => boolean, printed: string): void => {
  const block = blockIn(path, isIt);
  if (isUpdating) {
    const whole = textOf(path);
    writeFileSync(
      join(projectRoot(), path),
      `${whole.slice(0, block.from)}${printed}${whole.slice(block.to)}`,
    );
  } else {
    expect(block.text).toBe(printed);
  }
};

let graph: ReportsGraph;
let server: Server;
let env: NodeJS.ProcessEnv;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'council-graph-guides-'));
  graph = await openReportsGraph();
  server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
      response.end(JSON.stringify((await graph.ask(query, variables)).answer));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  env = {
    ...process.env,
    GRAPH: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`,
  };
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await graph.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the script for data teams takes out the table that the guide prints', async () => {
  const examples = join(projectRoot(), 'docs/guides/examples');
  const { stdout } = await run(
    process.execPath,
    [join(examples, 'take-out.mjs'), join(examples, 'contributions.graphql')],
    { env },
  );
  expectShown(DATA_TEAMS, ({ language }) => language === 'csv', stdout);
});

test('the script for data teams takes out all pages', async () => {
  const query = textOf('docs/guides/examples/contributions.graphql').replace('first: 100', 'first: 2');
  const file = join(folder, 'pages.graphql');
  writeFileSync(file, query);
  const script = join(projectRoot(), 'docs/guides/examples/take-out.mjs');
  const { stdout } = await run(process.execPath, [script, file], { env });
  expect(stdout).toBe(blockIn(DATA_TEAMS, ({ language }) => language === 'csv').text);
});

/** The five mistakes that the guide makes in a copy of the reports: file, line, column, what to write there. */
const MISTAKES = [
  ['services', 2, 'delivery', 'SHRED'],
  ['services', 6, 'agreement_id', 'no-such-agreement'],
  ['contributions', 2, 'amount', '£73,981'],
  ['contributions', 3, 'financial_year', '2019/21'],
  ['contributions', 4, 'place_id', 'para-99'],
] as const;

/** A row of CSV as its cells, quotes kept. */
const cellsOf = (line: string): string[] => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.slice(0, -1) ?? [];

test('a load refuses what the guide says, in these words', () => {
  const copy = join(folder, 'copy');
  cpSync(REPORTS, copy, { recursive: true });
  for (const [table, line, column, value] of MISTAKES) {
    const file = join(copy, `${table}.csv`);
    const lines = readFileSync(file, 'utf8').split('\n');
    const at = (lines[0] ?? '').split(',').indexOf(column);
    const cells = cellsOf(lines[line - 1] ?? '');
    cells[at] = value.includes(',') ? `"${value}",` : `${value},`;
    lines[line - 1] = cells.join('');
    writeFileSync(file, lines.join('\n'));
  }
  let said = '';
  try {
    readAll(copy, subgraphs);
  } catch (error) {
    said = error instanceof Error ? error.message : '';
  }
  expectShown(DATA_TEAMS, ({ role }) => role === 'refused', `${said}\n`);
});

test('the TypeScript of the developers’ guide compiles strictly and prints what the guide says', async () => {
  const file = join(folder, 'example.mts');
  writeFileSync(
    file,
    blockIn(DEVELOPERS, ({ language, role }) => language === 'ts' && role === 'example').text,
  );
  const program = ts.createProgram([file], {
    strict: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    typeRoots: [join(projectRoot(), 'node_modules/@types')],
    skipLibCheck: true,
    outDir: folder,
  });
  const wrong = ts.getPreEmitDiagnostics(program);
  expect(wrong.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  program.emit();
  const { stdout } = await run(process.execPath, [join(folder, 'example.mjs')], { env });
  expectShown(DEVELOPERS, ({ language, role }) => language === 'text' && role === '', stdout);
});
