import type { Meter } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider, type ViewOptions } from '@opentelemetry/sdk-metrics';

/** Metrics of a process, and how they are read. */
export interface Meters {
  readonly meter: Meter;
  /** All metrics in the text form of Prometheus. */
  text(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Begins to count. Nothing is sent anywhere: whoever wants the metrics comes for them.
 * @param views what is said of single metrics beside what they say themselves
 */
export const createMeters = (views: ViewOptions[] = []): Meters => {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [reader], views });
  // The process is known by where it is read; its scope is this project alone.
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true);
  return {
    meter: provider.getMeter('council-graph'),
    text: async () => {
      const { resourceMetrics } = await reader.collect();
      return serializer.serialize(resourceMetrics);
    },
    close: () => provider.shutdown(),
  };
};
