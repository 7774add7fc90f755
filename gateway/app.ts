import type { RequestListener, ServerResponse } from 'node:http';
import express, { type Request, type RequestHandler } from 'express';
import { silentLog, type Log } from '../subgraphs/common/process/log';
import type { Authentication } from './access/authenticate';
import { crossOrigin } from './access/cross-origin';
import { securityHeaders } from './access/security-headers';
import type { Gateway } from './create-gateway';
import { DEFAULTS, type LimitsConfig } from './defaults';
import { createHealth } from './health';
import { createAdmission, type Admission } from './limits/admission';
import { admit } from './limits/admit';
import { answerFailure } from './limits/answer-failure';
import { asStage } from './limits/as-stage';
import { noteAddress } from './limits/client-address';
import { acceptDocuments } from './limits/documents/accept-documents';
import { noDocuments, type Documents } from './limits/documents/read-documents';
import { EXPLAIN_HEADER } from './limits/explain';
import type { RateLimit } from './limits/limit-rate';
import { parseBody, receiveBody } from './limits/read-body';
import { runStages, type Answering } from './limits/run-stages';
import type { StageRequest } from './limits/stage';
import { createPage, type PageOptions } from './page';
import { createSchemaCheck } from './readiness/schema-check';
import { createRequestNotes, type RequestNotes } from './request-notes';
import { createEnding } from './sources/ending';
import { createGraphQLHandler } from './store/handler';
import { createLoadCheck } from './store/load-check';
import type { RequestTrace } from './tracing/request-trace';
import type { RequestTraces } from './tracing/trace-requests';
import type { RequestRecord } from './visible/request-record';
import type { RequestWatch } from './visible/watch-requests';

/** What a web application over a gateway is bounded by; by default as the settings are. */
export interface AppOptions {
  readonly config?: LimitsConfig;
  readonly admission?: Admission;
  readonly rate?: RateLimit | undefined;
  /** Tells who sends requests; all are answered without it. */
  readonly authentication?: Authentication | undefined;
  /** The documents that are known by identifiers. */
  readonly documents?: () => Documents;
  /** What tells this build of the gateway from others, in the keys of its answers. */
  readonly buildId?: string;
  /** Whether more is asked of the process than it can do. */
  readonly isShedding?: () => boolean;
  /** Watches requests, for whoever runs the gateway. */
  readonly watch?: RequestWatch;
  /** Traces requests. */
  readonly traces?: RequestTraces | undefined;
  readonly log?: Log;
}

const BYTES_A_KILOBYTE = 1024;
const BYTES_A_MEGABYTE = 1_000_000;

/** The notes of a request, whose signal is aborted when its client is gone. */
const notesOf = (
  request: StageRequest,
  response: ServerResponse,
  record: RequestRecord | undefined,
  trace: RequestTrace | undefined,
): RequestNotes => {
  const gone = createEnding();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(undefined);
  });
  const notes = Object.assign(createRequestNotes(), { request: request as Request, signal: gone.signal });
  return Object.assign(notes, record && { record }, trace && { trace });
};

/** What a request to the graph goes through, in order. */
const graphStages = (
  gateway: Gateway,
  {
    config = DEFAULTS,
    admission,
    rate,
    authentication,
    documents = () => noDocuments,
    buildId = 'this process',
    watch,
    traces,
    log = silentLog,
  }: AppOptions,
): Answering => {
  const known = acceptDocuments({
    mode: config.documentMode,
    documents,
    observeUnlisted: () => {
      log.warning('A request came whose document is not in the list of known documents.');
    },
  });
  const typedForExpress: RequestHandler[] = [
    securityHeaders(config.hstsSeconds),
    ...(watch?.handlerOver ? [watch.handlerOver(gateway.served, traces?.traceOf)] : []),
    ...crossOrigin(config.corsOrigins),
    ...(authentication ? [authentication.handler(rate?.handler)] : []),
    ...(rate ? [rate.handler] : []),
  ];
  const stages = [
    ...(traces ? [traces.handler] : []),
    ...typedForExpress.map(asStage),
    receiveBody(config.requestKilobytes * BYTES_A_KILOBYTE),
    admit(admission ?? createAdmission(config)),
    parseBody(),
    known.handler,
    createGraphQLHandler({
      server: gateway.server,
      served: gateway.served,
      check: createLoadCheck(
        (name) => gateway.sources.find((source) => source.name === name),
        config.storeCheckMs,
      ),
      mostBytes: config.storeMegabytes * BYTES_A_MEGABYTE,
      buildId,
      mostTokens: config.mostTokens,
      mostAnswerBytes: config.answerMegabytes * BYTES_A_MEGABYTE,
      notesOf: (request, response) =>
        notesOf(request, response, watch?.recordOf(request), traces?.traceOf(request)),
      isPersisted: known.isPersisted,
      asksMore: (request) => config.explain && request.headers[EXPLAIN_HEADER] !== undefined,
      ...(watch && { observer: watch.store }),
    }),
  ];
  return runStages(stages, answerFailure(log.failure));
};

/**
 * The gateway as a web application: the graph at `/graphql`, GraphiQL at `/`, health at `/health`. What is a stage of the
 * graph stands in `graphStages`: what is used by the application here is not passed on the way to it.
 */
export const createApp = (gateway: Gateway, page: PageOptions, options: AppOptions = {}): RequestListener => {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', (options.config ?? DEFAULTS).trustedProxies);
  app.use(securityHeaders((options.config ?? DEFAULTS).hstsSeconds));
  const { isShedding, log = silentLog } = options;
  const schemas = createSchemaCheck({ supergraph: gateway.supergraph, log });
  app.use('/health', createHealth({ sources: () => gateway.sources, isShedding, schemas }));
  const graph = graphStages(gateway, options);
  // Where its address is written in some other way.
  app.use('/graphql', graph);
  app.use(createPage(page));
  app.use((_request, response) => {
    response
      .status(404)
      .type('text')
      .send('There is nothing here. The graph is at /graphql, GraphiQL at /.\n');
  });
  app.use(answerFailure(log.failure));
  const { trustedProxies } = options.config ?? DEFAULTS;
  return (request, response) => {
    const { url = '' } = request;
    // Without Express, which costs several times what sending an answer from the store does.
    if (url === '/graphql' || url.startsWith('/graphql?'))
      graph(noteAddress(request, trustedProxies), response);
    else app(request, response);
  };
};
