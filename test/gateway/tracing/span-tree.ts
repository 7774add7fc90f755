/** A span as a test reads it. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parent: string | undefined;
  readonly service: unknown;
  readonly name: string;
  /** As OTLP counts them: 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly isFailed: boolean;
  readonly links: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

const linesOf = (span: ReceivedSpan, all: readonly ReceivedSpan[], indent: string): string[] => {
  const below = all.filter(({ parent }) => parent === span.spanId);
  below.sort((one, other) => (one.name < other.name ? -1 : 1));
  const line = `${indent}${String(span.service).replace('council-graph-', '')}: ${span.name}`;
  return [line, ...below.flatMap((each) => linesOf(each, all, `${indent}  `))];
};

/** A line for each span, by its service and name: under each what it is the parent of, by name. */
export const treesOf = (all: readonly ReceivedSpan[]): string[] => {
  const ids = new Set(all.map(({ spanId }) => spanId));
  const roots = all.filter(({ parent }) => parent === undefined || !ids.has(parent));
  return roots.flatMap((root) => linesOf(root, all, ''));
};
