import type { Meter } from '@opentelemetry/api';
import type { StoreObserver } from '../../store/observer';
import { METRIC_PREFIX } from './names';

/** Metrics of the store of answers. */
export const createStoreMetrics = (meter: Meter): StoreObserver => {
  const answers = meter.createCounter(`${METRIC_PREFIX}store_requests_total`, {
    description:
      'Requests by where their answers came from: the store (hit), an equal request (join), or computed (miss) and why.',
  });
  const evictions = meter.createCounter(`${METRIC_PREFIX}store_evictions_total`, {
    description: 'Kept answers that gave way to others.',
  });
  const bytes = meter.createCounter(`${METRIC_PREFIX}store_evicted_bytes_total`, {
    description: 'Bytes of kept answers that gave way to others.',
  });
  const [hit, join] = [
    { origin: 'hit', reason: '' },
    { origin: 'join', reason: '' },
  ];
  return {
    onOpen: (kept) => {
      meter
        .createObservableGauge(`${METRIC_PREFIX}store_bytes`, {
          description: 'Bytes that answers are kept in.',
        })
        .addCallback((result) => {
          result.observe(kept());
        });
    },
    onHit: () => {
      answers.add(1, hit);
    },
    onJoin: () => {
      answers.add(1, join);
    },
    onMiss: (_request, reason) => {
      answers.add(1, { origin: 'miss', reason: reason.toLowerCase() });
    },
    onEvict: (weight) => {
      evictions.add(1);
      bytes.add(weight);
    },
  };
};
