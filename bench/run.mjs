// node bench/run.mjs: measures the gateway beside others, in turns, and writes what it found to bench/results/.
// node bench/run.mjs --help says the options; docs/performance.md says what is measured and how.
import '../scripts/lib/node-version.mjs';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { buildServers } from '../scripts/lib/build.mjs';
import { install } from '../scripts/lib/install.mjs';
import { stop } from '../scripts/lib/project.mjs';
import { readReference } from './lib/ask.mjs';
import { chooseCores } from './lib/cores.mjs';
import { makeData } from './lib/datasets.mjs';
import { goalsOf, goalsTable } from './lib/goals.mjs';
import { bench, installBench } from './lib/install.mjs';
import { measure } from './lib/measure.mjs';
import { readOptions } from './lib/options.mjs';
import { endAll } from './lib/processes.mjs';
import { scaledSides, sides } from './lib/sides.mjs';
import { openStage } from './lib/stage.mjs';
import { summarise } from './lib/summary.mjs';
import { tablesOf } from './lib/tables.mjs';
import { operations } from './operations/index.mjs';

const options = readOptions(process.argv.slice(2));
install();
installBench();
if (!options.built) buildServers();

const cores = chooseCores();
const folder = mkdtempSync(join(tmpdir(), 'council-graph-bench-'));
process.once('exit', () => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const isChosen = ({ name }, scale) =>
  options.only.length > 0
    ? options.only.some((word) => name.includes(word))
    : scale === 1 || scaledSides.includes(name);

const operationsAt = (scale) =>
  Object.keys(operations).filter((name) =>
    options.operations.length > 0 ? options.operations.includes(name) : scale === 1 || name === 'trace',
  );

/** What the server without federation answers: what all others are compared with, and the bytes of the floor. */
const readReferences = async (data, names) => {
  const answers = join(folder, 'answers');
  mkdirSync(answers, { recursive: true });
  const monolith = sides.find(({ name }) => name === 'monolith');
  const stage = await openStage(monolith, { data, folder, cores });
  try {
    const references = {};
    for (const name of names) {
      references[name] = await readReference(stage.urlOf(name), name);
      writeFileSync(join(answers, `${name}.json`), references[name].text);
    }
    return { answers, references };
  } finally {
    await stage.close();
  }
};

const told = ({ side, operation, requestsPerSecond, p99Ms, cpuMsPerRequest, failed, askedOfServices }) =>
  `${side}: ${operation}: ${requestsPerSecond.toFixed(0)} requests/s, 99th percentile ${p99Ms?.toFixed(1)} ms, CPU ${cpuMsPerRequest?.toFixed(3) ?? '-'} ms a request` +
  (failed > 0 ? `, ${failed} FAILED` : '') +
  (askedOfServices > 0 ? `, ${askedOfServices} not answered from memory` : '');

const measured = [];
let trace;
for (const scale of options.scales) {
  const data = await makeData(folder, scale);
  const names = operationsAt(scale);
  const { answers, references } = await readReferences(data, names);
  trace ??= references.trace?.text;
  if (references.trace && references.trace.text !== trace)
    stop(`The trace has other bytes at ${scale} times the data.`);
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const side of sides.filter((each) => isChosen(each, scale))) {
      let stage;
      try {
        stage = await openStage(side, { data, answers, folder, cores });
        for (const name of names.filter((each) => side.operations.includes(each))) {
          const found = await measure(side, stage, name, references[name], { options, cores });
          measured.push({ scale, round, ...found });
          console.log(told(found));
        }
      } catch (error) {
        stop(error.message);
      } finally {
        await stage?.close();
      }
    }
  }
}

const summary = summarise(measured);
const goals = goalsOf(summary);
const about = {
  on: new Date().toISOString(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cpu: cpus()[0]?.model,
  cores: { here: cpus().length, ...cores },
  options,
};
const text = `${tablesOf(summary)}\n${goalsTable(goals)}`;
const results = join(bench, 'results');
mkdirSync(results, { recursive: true });
const file = join(results, about.on.replaceAll(':', '-').replace(/\..*/, ''));
writeFileSync(`${file}.json`, `${JSON.stringify({ about, summary, goals, measured }, null, 2)}\n`);
writeFileSync(`${file}.md`, text);
console.log(`\n${text}\nWritten to ${file}.json and ${file}.md.`);
if (measured.some(({ failed }) => failed > 0)) stop('Some requests failed; what was measured is not right.');
