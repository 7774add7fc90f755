// Sends requests and says how it went, as JSON. node bench/servers/load.mjs '{"url","operation","connections","from",
// "cycle"}' with "seconds" to stop after a time, or "amount" to send so many and wait for all of them.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { bodyOf, operations } from '../operations/index.mjs';

const autocannon = createRequire(import.meta.url)('autocannon');
const { url, operation, connections, from, cycle, seconds, amount } = JSON.parse(process.argv[2]);

const LONGEST_ANSWER_SECONDS = 60;

let next = from;
const times = [];
let late = 0;
const headers = { 'content-type': 'application/json', accept: 'application/json' };
const request = { method: 'POST', headers, body: bodyOf(operation) };
const varied = {
  ...request,
  setupRequest: (each) => {
    const body = bodyOf(operation, next % cycle);
    next += 1;
    return { ...each, body };
  },
};

const began = performance.now();
const result = await new Promise((resolve, reject) => {
  const run = autocannon(
    {
      url,
      connections,
      ...(amount === undefined ? { duration: seconds } : { amount }),
      timeout: LONGEST_ANSWER_SECONDS,
      requests: [operations[operation].isVaried ? varied : request],
    },
    (error, done) => (error ? reject(error) : resolve(done)),
  );
  run.on('response', (_client, _status, _bytes, ms) => {
    times.push(ms);
    if (performance.now() - began > seconds * 500) late += 1;
  });
});

times.sort((one, other) => one - other);
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? null;
console.log(
  `done ${JSON.stringify({
    requests: times.length,
    seconds: result.duration,
    // In the second half of the time, when what is measured has warmed up.
    requestsPerSecond: late / (seconds / 2),
    failed: result.non2xx + result.errors + result.timeouts,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    next,
  })}`,
);
