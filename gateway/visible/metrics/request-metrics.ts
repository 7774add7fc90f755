import type { Meter } from '@opentelemetry/api';
import { catalogue } from '../../errors';
import type { RequestRecord } from '../request-record';
import type { OnAnswered } from '../watch-requests';
import { METRIC_PREFIX, OTHER } from './names';

const THOUSAND = 1_000;

/** Bounds of histograms: from an answer of the store to the longest time that a request is given. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const BYTES = [256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216];
const COSTS = [10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/** The status of a request whose client left before its answer, as proxies write it. */
const GONE = '499';

const known = new Set(catalogue.map(({ code }) => code));

const typeOf = ({ operation }: RequestRecord): string => operation?.type ?? 'none';

const storeOf = ({ origin }: RequestRecord): string => origin?.kind.toLowerCase() ?? 'none';

/** Metrics of the requests to the graph: how many came to what, how long they took, how large and how costly they were. */
export const createRequestMetrics = (meter: Meter): OnAnswered => {
  const requests = meter.createCounter(`${METRIC_PREFIX}requests_total`, {
    description: 'Requests to the graph, by status, type of operation, and what the store did.',
  });
  const durations = meter.createHistogram(`${METRIC_PREFIX}request_duration_seconds`, {
    description: 'From when a request came until its answer was handed to the system, in seconds.',
    advice: { explicitBucketBoundaries: SECONDS },
  });
  const sizes = meter.createHistogram(`${METRIC_PREFIX}answer_bytes`, {
    description: 'The body of an answer as it was sent, in bytes.',
    advice: { explicitBucketBoundaries: BYTES },
  });
  const costs = meter.createHistogram(`${METRIC_PREFIX}operation_cost`, {
    description: 'What operations that were computed cost.',
    advice: { explicitBucketBoundaries: COSTS },
  });
  const errors = meter.createCounter(`${METRIC_PREFIX}errors_total`, {
    description: 'Answers with an error of a code, by code.',
  });
  return (record, { status, bytes, ms, isGone }) => {
    const labels = { operation: typeOf(record), store: storeOf(record) };
    requests.add(1, { status: isGone ? GONE : String(status), ...labels });
    durations.record(ms / THOUSAND, labels);
    sizes.record(bytes);
    if (record.cost !== undefined) costs.record(record.cost);
    for (const code of record.codes) errors.add(1, { code: known.has(code) ? code : OTHER });
  };
};
