import { createTracer, type TracerOptions } from './create-tracer';
import type { TracingConfig } from './settings';
import type { Tracer } from './span';

/** Opens what traces requests; undefined where no collector is named, and then nothing of OpenTelemetry is loaded. */
export const openTracing = async (
  { traceUrl, tracePercent }: TracingConfig,
  options: Pick<TracerOptions, 'service' | 'followsParents' | 'log'>,
): Promise<Tracer | undefined> =>
  traceUrl === '' ? undefined : createTracer({ ...options, url: traceUrl, percent: tracePercent });
