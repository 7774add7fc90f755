/** What is known of a piece of work, by names such as OpenTelemetry's; never the value of a variable or a literal. */
export type SpanAttributes = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Whether a span is of work in this process, of a request to it, or of one that it makes. */
export type SpanKind = 'INTERNAL' | 'SERVER' | 'CLIENT';

/** One piece of work in a trace. Its parent is told, never looked up, so that no state is kept beside the request. */
export interface Span {
  /** What names it to another process, in the header `traceparent` of W3C. */
  readonly traceparent: string;
  /** Whether anything of it is kept; attributes of one that isn't need not be made. */
  readonly isRecorded: boolean;
  /** Begins a piece of this work. @param others further spans that it is done for */
  child(name: string, kind: SpanKind, attributes?: SpanAttributes, others?: readonly Span[]): Span;
  set(attributes: SpanAttributes): void;
  /** Marks it as failed, by a code. */
  fail(code: string): void;
  /** Ends it; what comes later is not kept. */
  end(): void;
}

/** Begins traces, and sends what was recorded to a collector. */
export interface Tracer {
  /** Begins the first span of this process for a request. @param parent the header `traceparent` that it came with */
  begin(
    name: string,
    kind: SpanKind,
    attributes: SpanAttributes,
    parent: string | string[] | undefined,
  ): Span;
  /** Sends what is left, for at most so many milliseconds. */
  close(graceMs: number): Promise<void>;
}
