import type { Setting } from '../process/setting';
import { onOff, wholeNumber } from '../process/setting';

const collectorOf = (text: string): string | undefined => {
  if (text === '') return '';
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, pathname, href } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && pathname !== '/' ? href : undefined;
};

/** Where traces go, and how many; the same for the gateway and for a subgraph alone. */
export const tracingSettings = () => ({
  traceUrl: {
    name: 'COUNCIL_GRAPH_TRACE_URL',
    fallback: '',
    meaning:
      'Where traces are sent: the address of an OpenTelemetry collector that takes OTLP over HTTP, as JSON. Without it none are made, and nothing leaves the process.',
    right: 'an http or https address with its path, such as http://127.0.0.1:4318/v1/traces',
    parse: collectorOf,
  } satisfies Setting<string>,
  tracePercent: wholeNumber(
    {
      name: 'COUNCIL_GRAPH_TRACE_PERCENT',
      fallback: '100',
      meaning:
        'How many in a hundred requests are traced. A subgraph alone follows what its gateway has chosen for a request, and this for requests that come without a trace.',
    },
    { least: 0, most: 100 },
  ),
});

/** What of a trace only the gateway decides. */
export const gatewayTracingSettings = () => ({
  ...tracingSettings(),
  traceDocuments: onOff({
    name: 'COUNCIL_GRAPH_TRACE_DOCUMENTS',
    fallback: 'off',
    meaning: 'Whether a trace holds the document of the operation, each literal in it written as `_`.',
  }),
  traceFollow: onOff({
    name: 'COUNCIL_GRAPH_TRACE_FOLLOW',
    fallback: 'off',
    meaning:
      'Whether the `traceparent` of a client decides if its request is traced. Off, a request that comes with one is traced under it, but no more often than others.',
  }),
});

/** What a tracer is made by. */
export interface TracingConfig {
  /** The collector's address; an empty text is that nothing is traced. */
  readonly traceUrl: string;
  readonly tracePercent: number;
}
