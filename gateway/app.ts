import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { silentLog, type Log } from '../subgraphs/common/process/log';
import type { Gateway } from './create-gateway';
import { DEFAULTS, type LimitsConfig } from './defaults';
import { createHealth } from './health';
import { createAdmission, type Admission } from './limits/admission';
import { admit } from './limits/admit';
import { answerFailure } from './limits/answer-failure';
import { acceptDocuments } from './limits/documents/accept-documents';
import { noDocuments, type Documents } from './limits/documents/read-documents';
import { EXPLAIN_HEADER } from './limits/explain';
import type { RateLimit } from './limits/limit-rate';
import { readBody } from './limits/read-body';
import { createPage, type PageOptions } from './page';
import { createRequestNotes, type RequestNotes } from './request-notes';
import { createGraphQLHandler } from './store/handler';
import { createLoadCheck } from './store/load-check';

/** What a web application over a gateway is bounded by; by default as the settings are. */
export interface AppOptions {
  readonly config?: LimitsConfig;
  readonly admission?: Admission;
  readonly rate?: RateLimit | undefined;
  /** The documents that are known by identifiers. */
  readonly documents?: () => Documents;
  /** Whether more is asked of the process than it can do. */
  readonly isShedding?: () => boolean;
  readonly log?: Log;
}

const BYTES_A_KILOBYTE = 1024;
const BYTES_A_MEGABYTE = 1_000_000;

/** What tells this build from others in the keys of answers; a store lives no longer than its process. */
const BUILD = 'this process';

/** The notes of a request, whose signal is aborted when its client is gone. */
const notesOf = (request: Request, response: Response): RequestNotes => {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return Object.assign(createRequestNotes(), { request, signal: gone.signal });
};

/** What a request to the graph goes through, in order. */
const graphStages = (
  { server, served, sources }: Gateway,
  { config = DEFAULTS, admission, rate, documents = () => noDocuments, log = silentLog }: AppOptions,
) => {
  const known = acceptDocuments({
    mode: config.documentMode,
    documents,
    observeUnlisted: () => {
      log.warning('A request came whose document is not in the list of known documents.');
    },
  });
  const byName = new Map(sources.map((source) => [source.name, source]));
  const stages: RequestHandler[] = [
    ...(rate ? [rate.handler] : []),
    admit(admission ?? createAdmission(config)),
    readBody(config.requestKilobytes * BYTES_A_KILOBYTE),
    known.handler,
    createGraphQLHandler({
      server,
      served,
      check: createLoadCheck((name) => byName.get(name), config.storeCheckMs),
      mostBytes: config.storeMegabytes * BYTES_A_MEGABYTE,
      buildId: BUILD,
      mostTokens: config.mostTokens,
      mostAnswerBytes: config.answerMegabytes * BYTES_A_MEGABYTE,
      notesOf,
      isPersisted: known.isPersisted,
      asksMore: (request) => request.headers[EXPLAIN_HEADER] !== undefined,
    }),
  ];
  return [...stages, answerFailure(log.failure)];
};

/** The gateway as a web application: the graph at `/graphql`, GraphiQL at `/`, health at `/health`. */
export const createApp = (gateway: Gateway, page: PageOptions, options: AppOptions = {}): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', (options.config ?? DEFAULTS).trustedProxies);
  app.use('/health', createHealth(gateway.sources, options.isShedding));
  app.use('/graphql', ...graphStages(gateway, options));
  app.use(createPage(page));
  app.use((_request, response) => {
    response
      .status(404)
      .type('text')
      .send('There is nothing here. The graph is at /graphql, GraphiQL at /.\n');
  });
  return app;
};
