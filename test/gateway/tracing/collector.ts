import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReceivedSpan } from './span-tree';

type Value =
  | { readonly stringValue: string }
  | { readonly intValue: number | string }
  | { readonly arrayValue: { readonly values: readonly Value[] } };

interface Attribute {
  readonly key: string;
  readonly value: Value;
}

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly Attribute[];
  readonly links?: readonly { readonly spanId: string }[];
  readonly status?: { readonly code?: number };
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** A collector of a test, which keeps what it is sent. */
export interface Collector {
  /** Its address for traces. */
  readonly url: string;
  /** All bodies that came, as they came. */
  text(): string;
  spans(): readonly ReceivedSpan[];
  /** Resolves when a span of that name has come. */
  got(name: string): Promise<void>;
  close(): Promise<void>;
}

const plain = (value: Value): unknown => {
  if ('arrayValue' in value) return value.arrayValue.values.map(plain);
  return 'stringValue' in value ? value.stringValue : Number(value.intValue);
};

const recordOf = (attributes: readonly Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]));

const spansIn = ({ resourceSpans }: Sent): ReceivedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parent: span.parentSpanId,
        service: recordOf(resource.attributes)['service.name'],
        name: span.name,
        kind: span.kind,
        isFailed: span.status?.code === 2,
        links: (span.links ?? []).map(({ spanId }) => spanId),
        attributes: recordOf(span.attributes),
      })),
    ),
  );

/** Opens a collector. @param status what it answers with, where it ever does */
export const openCollector = async (status: number | 'never' = 200): Promise<Collector> => {
  const bodies: string[] = [];
  const arrived = new EventEmitter();
  const spans = () => bodies.flatMap((body) => spansIn(JSON.parse(body) as Sent));
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      arrived.emit('body');
      if (status !== 'never') response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1/traces`,
    text: () => bodies.join('\n'),
    spans,
    got: async (name) => {
      while (!spans().some((span) => span.name === name)) await once(arrived, 'body');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
