import { join } from 'node:path';
import { VARIETY } from '../operations/index.mjs';
import { askAll, compareAnswers } from './ask.mjs';
import { bench } from './install.mjs';
import { start } from './processes.mjs';
import { cpuMs, residentMb } from './usage.mjs';

/** How many requests that differ are recorded by subgraphs that answer from memory. */
const RECORDED = 1000;

const LONGEST_MS = 10 * 60_000;

const sendLoad = async (options, core) => {
  const load = await start([join(bench, 'servers', 'load.mjs'), JSON.stringify(options)], {
    core,
    ready: /done (\{.*\})/,
    waitMs: LONGEST_MS,
  });
  await load.stop();
  return JSON.parse(load.match[1]);
};

/** Compares the answer of an open stage, warms it up, and measures it under load. */
export const measure = async (side, stage, operation, reference, { options, cores }) => {
  const url = stage.urlOf(operation);
  if (side.name !== 'floor') await compareAnswers(side.name, url, operation, reference);
  const isRecorded = side.subgraphs === 'memory' && operation === 'varied';
  if (isRecorded) await askAll(url, operation, RECORDED);
  const load = { url, operation, connections: options.connections, cycle: isRecorded ? RECORDED : VARIETY };
  const warm = await sendLoad({ ...load, seconds: options.warm, from: 0 }, cores.load);
  // A number of requests, all of them waited for: with a time alone, work on those that it cuts off would count for others.
  const amount = Math.max(2 * options.connections, Math.round(warm.requestsPerSecond * options.seconds));
  const askedBefore = await stage.askedOfServices();
  const before = [cpuMs(stage.pids), cpuMs([stage.gatewayPid])];
  const done = await sendLoad({ ...load, amount, from: warm.next }, cores.load);
  const after = [cpuMs(stage.pids), cpuMs([stage.gatewayPid])];
  const used = after.map((ms, index) => (ms === null ? null : ms - before[index]));
  return {
    side: side.name,
    operation,
    requests: done.requests,
    failed: done.failed,
    requestsPerSecond: done.requests / done.seconds,
    medianMs: done.medianMs,
    p99Ms: done.p99Ms,
    cpuMsPerRequest: used[0] === null ? null : used[0] / done.requests,
    gatewayCpuMsPerRequest: used[1] === null ? null : used[1] / done.requests,
    gatewayBusy: used[1] === null ? null : used[1] / (done.seconds * 1000),
    memoryMb: residentMb(stage.pids),
    askedOfServices: (await stage.askedOfServices()) - askedBefore,
  };
};
