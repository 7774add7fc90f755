import type { IncomingMessage, ServerResponse } from 'node:http';
import { REQUEST_ID_HEADER, requestIdOf } from '../../subgraphs/common/process/request-id';
import { asksToExplain, EXPLAIN_HEADER, EXPLAINED } from '../limits/explain';
import type { ServedSchema } from '../store/key';
import { silentObserver, type Origin, type StoreObserver } from '../store/observer';
import { whenAnswered, type Ending } from '../../subgraphs/common/process/answered';
import { readAsked, type ReadRequest } from '../store/read-asked';
import type { RequestTraces } from '../tracing/trace-requests';
import { clientIn } from './client';
import type { KnownOperations } from './operation-facts';
import { createRecord, type RequestRecord } from './request-record';

/** Is told of each request to the graph, once it is answered. */
export type OnAnswered = (record: RequestRecord, ending: Ending) => void;

/** A stage of a request that passes all on. */
export type WatchStage = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Watches the requests to the graph. */
export interface RequestWatch {
  /**
   * Makes the first stage of a request: it gives it an id, which its answer names. Undefined where nobody is told of
   * requests.
   * @param served the schema that is served now
   * @param traceOf the trace of a request that has passed the stage of traces
   */
  readonly handlerOver:
    ((served: () => ServedSchema | undefined, traceOf?: RequestTraces['traceOf']) => WatchStage) | undefined;
  /** The record of a request; undefined where nobody reads it. */
  recordOf(request: IncomingMessage): RequestRecord | undefined;
  /** Notes where answers came from. */
  readonly store: StoreObserver;
}

/** What a watch is made of. */
export interface RequestWatchOptions {
  /** Who is told; where it is nobody, only requests that ask to be explained have a record. */
  readonly told: readonly OnAnswered[];
  /** Whether clients may ask how their requests are answered. */
  readonly mayExplain: boolean;
  readonly operations: KnownOperations;
  /** Is told of what the store does, too. */
  readonly store?: StoreObserver;
  /** Is told where telling fails. */
  failed(cause: unknown): void;
}

/** Makes a watch. */
export const watchRequests = ({
  told,
  mayExplain,
  operations,
  store = silentObserver,
  failed,
}: RequestWatchOptions): RequestWatch => {
  const records = new WeakMap<IncomingMessage, RequestRecord>();
  const isTold = told.length > 0;

  /** Finds the operation of a request that was answered from the store, where nobody ran it. */
  const findOperation = (request: ReadRequest, record: RequestRecord, served: ServedSchema): void => {
    const asked = readAsked(request, true);
    if (asked === undefined) return;
    record.document = asked.query;
    record.variables = asked.variables;
    record.operation = operations.named(served.schema, asked.query, asked.operationName);
  };

  const finish = (
    request: ReadRequest,
    record: RequestRecord,
    ending: Ending,
    served: ServedSchema | undefined,
  ): void => {
    const isKept = record.origin?.kind === 'HIT' || record.origin?.kind === 'JOIN';
    if (isKept && served) findOperation(request, record, served);
    if (record.codes.length === 0) record.codes = ending.codes;
    for (const tell of told) tell(record, ending);
  };

  const handlerOver =
    (served: () => ServedSchema | undefined, traceOf?: RequestTraces['traceOf']): WatchStage =>
    (request, response, next) => {
      const id = requestIdOf(request.headers[REQUEST_ID_HEADER]);
      const record = createRecord(id, clientIn(request));
      record.traceparent = traceOf?.(request)?.span.traceparent;
      records.set(request, record);
      response.setHeader(REQUEST_ID_HEADER, id);
      whenAnswered(response, record.began, (ending) => {
        // The answer is sent: what goes wrong now is nobody's but ours.
        try {
          finish(request, record, ending, served());
        } catch (error) {
          failed(error);
        }
      });
      next();
    };

  const note = (request: IncomingMessage, origin: Origin): void => {
    const record = records.get(request);
    if (record) record.origin = origin;
  };

  return {
    handlerOver: isTold ? handlerOver : undefined,
    recordOf: (request) => {
      const known = records.get(request);
      if (known !== undefined || !mayExplain) return known;
      const header = request.headers[EXPLAIN_HEADER];
      const isAsked = typeof header === 'string' && EXPLAINED.some((word) => asksToExplain(header, word));
      return isAsked
        ? createRecord(requestIdOf(request.headers[REQUEST_ID_HEADER]), clientIn(request))
        : undefined;
    },
    store: isTold
      ? {
          onOpen: (bytes) => store.onOpen?.(bytes),
          onHit: (request) => {
            note(request, { kind: 'HIT' });
            store.onHit(request);
          },
          onJoin: (request) => {
            note(request, { kind: 'JOIN' });
            store.onJoin(request);
          },
          onMiss: (request, reason) => {
            note(request, { kind: 'MISS', reason });
            store.onMiss(request, reason);
          },
          onEvict: (bytes) => {
            store.onEvict(bytes);
          },
        }
      : store,
  };
};
