import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';

const RESOLUTION_MS = 10;
const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;
const QUANTILES = [0.5, 0.99];
const PERCENT = 100;

/**
 * Metrics of the process itself, under the names that they have everywhere: memory, CPU, when it began, and how late its
 * event loop was since they were last read.
 * @returns ends what watches the event loop
 */
export const addProcessMetrics = (meter: Meter): (() => void) => {
  const gauge = (name: string, description: string, read: () => number): void => {
    meter.createObservableGauge(name, { description }).addCallback((result) => {
      result.observe(read());
    });
  };
  gauge('process_start_time_seconds', 'When the process began, in seconds since 1970.', () =>
    Math.round(performance.timeOrigin / 1_000),
  );
  gauge('process_resident_memory_bytes', 'Memory of the process, in bytes.', () => process.memoryUsage.rss());
  gauge(
    'nodejs_heap_size_used_bytes',
    'Memory of its JavaScript objects, in bytes.',
    () => process.memoryUsage().heapUsed,
  );
  meter
    .createObservableCounter('process_cpu_seconds_total', {
      description: 'CPU time that the process has taken, in seconds.',
    })
    .addCallback((result) => {
      const { user, system } = process.cpuUsage();
      result.observe((user + system) / MICROSECONDS);
    });
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  meter
    .createObservableGauge('nodejs_eventloop_lag_seconds', {
      description: 'How late the event loop was since this was last read, by quantile, in seconds.',
    })
    .addCallback((result) => {
      for (const quantile of QUANTILES) {
        const late = delays.percentile(quantile * PERCENT) / NANOSECONDS - RESOLUTION_MS / 1_000;
        result.observe(Math.max(0, late), { quantile: String(quantile) });
      }
      delays.reset();
    });
  return () => {
    delays.disable();
  };
};
