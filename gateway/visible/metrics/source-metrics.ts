import type { Meter } from '@opentelemetry/api';
import type { BreakerState, SourceObserver } from '../../sources/resilience/observer';
import type { OnAnswered } from '../watch-requests';
import { METRIC_PREFIX } from './names';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const THOUSAND = 1_000;
const STATES = ['closed', 'half-open', 'open'] as const satisfies readonly BreakerState[];

/** Metrics of what the gateway asks of its subgraphs. */
export interface SourceMetrics {
  /** Is told of each attempt over HTTP, of breakers and of refusals. */
  readonly observer: SourceObserver;
  /** Counts the fetches of each request, in one process too. */
  readonly onAnswered: OnAnswered;
}

/** Makes them. The subgraphs are those of the composed schema: their names are few. */
export const createSourceMetrics = (meter: Meter): SourceMetrics => {
  const fetches = meter.createCounter(`${METRIC_PREFIX}subgraph_fetches_total`, {
    description: 'Fetches of plans, retries not counted, by subgraph and how they ended.',
  });
  const durations = meter.createHistogram(`${METRIC_PREFIX}subgraph_fetch_duration_seconds`, {
    description: 'How long fetches took, waiting and retries included, by subgraph, in seconds.',
    advice: { explicitBucketBoundaries: SECONDS },
  });
  const attempts = meter.createCounter(`${METRIC_PREFIX}subgraph_attempts_total`, {
    description: 'Operations that were sent over HTTP, retries counted, by subgraph and how they ended.',
  });
  const refusals = meter.createCounter(`${METRIC_PREFIX}subgraph_refusals_total`, {
    description: 'Operations that were not sent, by subgraph: its breaker is open, or too many wait (full).',
  });
  const stale = meter.createCounter(`${METRIC_PREFIX}subgraph_stale_answers_total`, {
    description: 'Older answers that were given since a subgraph could not be asked.',
  });
  const states = new Map<string, BreakerState>();
  meter
    .createObservableGauge(`${METRIC_PREFIX}subgraph_breaker_state`, {
      description:
        'Which state the breaker of a subgraph is in that has once been open: 1 for that one, else 0.',
    })
    .addCallback((result) => {
      for (const [subgraph, is] of states)
        for (const state of STATES) result.observe(state === is ? 1 : 0, { subgraph, state });
    });
  return {
    observer: {
      onAttempt: (subgraph, _ms, outcome) => {
        attempts.add(1, { subgraph, outcome });
      },
      onBreaker: (subgraph, state) => {
        states.set(subgraph, state);
      },
      onRefused: (subgraph, reason) => {
        refusals.add(1, { subgraph, reason });
      },
      onStale: (subgraph) => {
        stale.add(1, { subgraph });
      },
    },
    onAnswered: (record) => {
      for (const { subgraph, outcome, ms } of record.fetches) {
        fetches.add(1, { subgraph, outcome });
        if (ms !== undefined) durations.record(ms / THOUSAND, { subgraph });
      }
    },
  };
};
