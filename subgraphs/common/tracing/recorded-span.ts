import type * as OpenTelemetry from '@opentelemetry/api';
import type { Span, SpanAttributes, SpanKind } from './span';
import { readTraceParent, writeTraceParent, type TraceParent } from './traceparent';

/** What is recorded at all; one that isn't leaves its name behind. */
const given = (attributes: SpanAttributes): Record<string, string | number | string[]> => {
  const all: Record<string, string | number | string[]> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) all[name] = typeof value === 'object' ? [...value] : value;
  }
  return all;
};

const linkTo = ({ traceparent }: Span) => {
  const { traceId = '', spanId = '' } = readTraceParent(traceparent) ?? {};
  return { context: { traceId, spanId, traceFlags: 1 } };
};

/** What spans are made by: OpenTelemetry's own functions, which are loaded only where requests are traced. */
export interface Recorder {
  readonly api: typeof OpenTelemetry;
  readonly tracer: OpenTelemetry.Tracer;
}

const wrapped = (recorder: Recorder, span: OpenTelemetry.Span): Span => {
  const { api, tracer } = recorder;
  const { traceId, spanId } = span.spanContext();
  let context: OpenTelemetry.Context | undefined;
  return {
    traceparent: writeTraceParent({ traceId, spanId, isSampled: true }),
    isRecorded: true,
    child: (name, kind, attributes = {}, others = []) => {
      context ??= api.trace.setSpan(api.ROOT_CONTEXT, span);
      const options = { kind: api.SpanKind[kind], attributes: given(attributes), links: others.map(linkTo) };
      return wrapped(recorder, tracer.startSpan(name, options, context));
    },
    set: (attributes) => {
      span.setAttributes(given(attributes));
    },
    fail: (code) => {
      span.setAttribute('error.type', code);
      span.setStatus({ code: api.SpanStatusCode.ERROR });
    },
    end: () => {
      span.end();
    },
  };
};

/** Begins a span that is recorded. @param parent undefined where the trace begins with it */
export const beginRecorded = (
  recorder: Recorder,
  name: string,
  kind: SpanKind,
  attributes: SpanAttributes,
  parent: Pick<TraceParent, 'traceId' | 'spanId'> | undefined,
): Span => {
  const { trace, ROOT_CONTEXT, SpanKind: kinds } = recorder.api;
  const remote = parent && { traceId: parent.traceId, spanId: parent.spanId, traceFlags: 1, isRemote: true };
  const context = remote === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote);
  const options = { kind: kinds[kind], attributes: given(attributes) };
  return wrapped(recorder, recorder.tracer.startSpan(name, options, context));
};

/** A span of a request that is not recorded: it only tells others not to record it either. */
export const unrecordedSpan = (traceId: string, spanId: string): Span => {
  const span: Span = {
    traceparent: writeTraceParent({ traceId, spanId, isSampled: false }),
    isRecorded: false,
    child: () => span,
    set: () => undefined,
    fail: () => undefined,
    end: () => undefined,
  };
  return span;
};
