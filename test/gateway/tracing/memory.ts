import { SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { ReceivedSpan } from './span-tree';

/** What an exporter says of spans that it was given. */
export interface ExportResult {
  readonly code: number;
  readonly error?: Error;
}

const TAKEN: ExportResult = { code: 0 };

const received = (span: ReadableSpan): ReceivedSpan => ({
  ...span.spanContext(),
  parent: span.parentSpanContext?.spanId,
  service: span.resource.attributes['service.name'],
  name: span.name,
  kind: span.kind + 1,
  isFailed: span.status.code === SpanStatusCode.ERROR,
  links: span.links.map(({ context }) => context.spanId),
  attributes: span.attributes,
});

/** Keeps spans in this process, in the place of a collector. */
export const createMemory = () => {
  const spans: ReceivedSpan[] = [];
  const exporter: SpanExporter = {
    export: (given: ReadableSpan[], done: (result: ExportResult) => void) => {
      spans.push(...given.map(received));
      done(TAKEN);
    },
    shutdown: () => Promise.resolve(),
  };
  return { spans, exporter };
};
