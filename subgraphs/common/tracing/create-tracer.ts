import { setTimeout as pause } from 'node:timers/promises';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../process/log';
import { beginRecorded, unrecordedSpan, type Recorder } from './recorded-span';
import type { Tracer } from './span';
import { tellingExporter } from './telling-exporter';
import { readTraceParent } from './traceparent';

/** What a tracer is made of. */
export interface TracerOptions {
  /** The name of the service. */
  readonly service: string;
  /** Whether who sends a request decides if it is recorded. */
  readonly followsParents: boolean;
  readonly log: Log;
  /** The collector's address for traces. */
  readonly url: string;
  /** How many in a hundred requests are recorded. */
  readonly percent: number;
  /** What sends spans; to the collector over HTTP where left out. */
  readonly exporter?: SpanExporter | undefined;
  /** A number from 0 up to 1, by which requests are chosen. */
  readonly random?: () => number;
}

/** What waits to be sent at most; what is more is dropped, so that a collector that is away costs no more than this. */
const MOST_SPANS = 8_192;

const SPANS_A_BATCH = 512;

/** How long spans wait for others to be sent with, in milliseconds. */
const DELAY_MS = 1_000;

/** How long the collector may take for a batch, retries included, in milliseconds. */
const PATIENCE_MS = 3_000;

/** The longest text of an attribute, in characters. */
const LONGEST = 8_192;

/** Makes a tracer of OpenTelemetry, with nothing of it global: what is recorded goes to the collector in batches. */
export const createTracer = async ({
  url,
  percent,
  service,
  followsParents,
  log,
  exporter,
  random = Math.random,
}: TracerOptions): Promise<Tracer> => {
  // Loaded here, so that a process that traces nothing has none of it.
  const api = await import('@opentelemetry/api');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator } =
    await import('@opentelemetry/sdk-trace-base');
  const sender = exporter ?? new OTLPTraceExporter({ url, timeoutMillis: PATIENCE_MS });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    // What is not to be recorded is never begun.
    sampler: new AlwaysOnSampler(),
    spanLimits: { attributeValueLengthLimit: LONGEST },
    spanProcessors: [
      new BatchSpanProcessor(tellingExporter(sender, log), {
        maxQueueSize: MOST_SPANS,
        maxExportBatchSize: SPANS_A_BATCH,
        scheduledDelayMillis: DELAY_MS,
        exportTimeoutMillis: PATIENCE_MS,
      }),
    ],
  });
  const recorder: Recorder = { api, tracer: provider.getTracer('council-graph') };
  const ids = new RandomIdGenerator();
  return {
    begin: (name, kind, attributes, header) => {
      const parent = readTraceParent(header);
      const isChosen = parent !== undefined && followsParents ? parent.isSampled : random() * 100 < percent;
      return isChosen
        ? beginRecorded(recorder, name, kind, attributes, parent)
        : unrecordedSpan(parent?.traceId ?? ids.generateTraceId(), parent?.spanId ?? ids.generateSpanId());
    },
    close: async (graceMs) => {
      // The log was told already of a collector that takes nothing.
      const sent = provider.shutdown().catch(() => undefined);
      await Promise.race([sent, pause(graceMs, undefined, { ref: false })]);
    },
  };
};
