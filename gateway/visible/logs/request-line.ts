import type { LogFields } from '../../../subgraphs/common/process/log';
import type { Ending } from '../../../subgraphs/common/process/answered';
import { hashOf } from '../operation-facts';
import type { RequestRecord } from '../request-record';
import { subgraphParts, type SubgraphPart } from '../subgraph-parts';

/** How long a text of a client's may be in a line, in characters. */
const LONGEST = 4_096;

const THOUSAND = 1_000;

/** Milliseconds with three places. */
const rounded = (ms: number): number => Math.round(ms * THOUSAND) / THOUSAND;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const partFields = ({ outcomes, statements, attempts, ms, fetches }: SubgraphPart): LogFields => ({
  fetches,
  ...(attempts > 0 && { attempts }),
  ms: rounded(ms),
  ...(statements !== undefined && { statements }),
  ...(outcomes.length > 0 && { outcomes }),
});

/** The id of a trace within what names one of its spans: version, trace, span, flags. */
const traceIn = (traceparent: string | undefined): string | undefined => traceparent?.split('-')[1];

/** What a client sent of its own: only where a setting asks for it. */
const givenFields = ({ document, variables }: RequestRecord): LogFields => ({
  ...(document !== undefined && { query: cut(document) }),
  ...(variables !== undefined && { variables: cut(JSON.stringify(variables)) }),
});

/**
 * The fields of the line that the log has for a request. What there is nothing to say of is left out.
 * @param isGivenTold whether the document and the values of its variables may stand in it
 */
export const requestLine = (record: RequestRecord, ending: Ending, isGivenTold: boolean): LogFields => {
  const { id, client, operation, document, cost, origin, codes, fetches } = record;
  const { status, bytes, ms, isGone } = ending;
  const hash = operation?.hash ?? (document === undefined ? undefined : hashOf(document));
  const parts = subgraphParts(fetches);
  const trace = traceIn(record.traceparent);
  return {
    id,
    ...(trace !== undefined && { trace }),
    ...(client.name !== undefined && { client: client.name }),
    ...(client.version !== undefined && { clientVersion: client.version }),
    ...(operation?.name !== undefined && { operation: operation.name }),
    ...(operation && { type: operation.type }),
    ...(hash !== undefined && { document: hash }),
    status,
    bytes,
    ms: rounded(ms),
    ...(isGone && { gone: true }),
    ...(cost !== undefined && { cost }),
    ...(origin && { store: origin.kind }),
    ...(origin?.kind === 'MISS' && { miss: origin.reason }),
    ...(parts.size > 0 && {
      subgraphs: Object.fromEntries([...parts].map(([name, part]) => [name, partFields(part)])),
    }),
    ...(codes.length > 0 && { codes }),
    ...(isGivenTold && givenFields(record)),
  };
};
