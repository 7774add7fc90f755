import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { FormattedExecutionResult } from 'graphql';
import { createAllowance } from './common/allowance';
import type { RunningSubgraph, SubgraphRequest } from './common/contract';
import type { Log } from './common/process/log';
import { createOperationLog, type OperationLog } from './common/process/log-operations';
import { readOperation } from './common/signing/read-operation';
import type { Verifier } from './common/signing/verify';
import type { Tracer } from './common/tracing/span';
import { traceService } from './common/tracing/trace-service';

/** The largest operation that is read, variables included: representations of a page of parents can be many. */
const LARGEST_REQUEST = '8mb';

/** The most values that one sub-operation makes; a gateway bounds an answer more narrowly. */
const MOST_VALUES = 1_000_000;

const RESPONSE_TYPE = 'application/graphql-response+json';

const refusal = (message: string): FormattedExecutionResult => ({
  errors: [{ message, extensions: { code: 'BAD_REQUEST' } }],
});

const isRecordOrNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));

const isRequest = (body: unknown): body is SubgraphRequest => {
  if (typeof body !== 'object' || body === null) return false;
  const { query, operationName, variables } = body as Record<string, unknown>;
  const isName = operationName === undefined || operationName === null || typeof operationName === 'string';
  return typeof query === 'string' && isName && isRecordOrNothing(variables);
};

const answerOperation =
  (subgraph: RunningSubgraph, tracer: Tracer | undefined, told: OperationLog | undefined): RequestHandler =>
  async (request, response) => {
    const type = request.accepts(RESPONSE_TYPE) === false ? 'application/json' : RESPONSE_TYPE;
    response.type(type);
    if (!isRequest(request.body)) {
      const right = 'POST a JSON object with a query, and variables as an object, as application/json.';
      response.status(400).json(refusal(right));
      return;
    }
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    const trace = tracer && traceService(tracer, request, response);
    const bounds = { signal: gone.signal, allowance: createAllowance(MOST_VALUES), trace };
    const result = await subgraph.execute(request.body, bounds);
    told?.answered(response, request.body.query, result);
    response.status(result.data === undefined ? 400 : 200).json(result);
  };

const answerReady =
  (subgraph: RunningSubgraph): RequestHandler =>
  async (_request, response) => {
    const isReady = await subgraph.ready().then(
      () => true,
      () => false,
    );
    response
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? 'ready' : 'not ready', subgraph: subgraph.name });
  };

// Express knows an error handler by its four parameters.
const answerUnreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const status = error.status ?? 500;
  const message =
    status < 500 ? 'The request could not be read as JSON of an allowed size.' : 'The request failed.';
  response.status(status).type(RESPONSE_TYPE).json(refusal(message));
};

/**
 * One subgraph as a web service: GraphQL over HTTP at `/graphql`, health at `/health/live` and `/health/ready`.
 * @param verifier tells the requests of the gateway from others, which are then refused; without it, all are answered
 * @param tracer traces operations; those of a gateway that traces, under its traces
 * @param log has a line for each operation, where its form is for machines
 */
export const createService = (
  subgraph: RunningSubgraph,
  verifier?: Verifier,
  tracer?: Tracer,
  log?: Log,
): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  app.get('/health/ready', answerReady(subgraph));
  const told = log && createOperationLog(log);
  if (told) app.use('/graphql', told.handler);
  app.post('/graphql', readOperation(LARGEST_REQUEST, verifier), answerOperation(subgraph, tracer, told));
  app.all('/graphql', (_request, response) => {
    response.status(405).set('allow', 'POST').json(refusal('POST the operation.'));
  });
  app.use((_request, response) => {
    response.status(404).type('text').send('There is nothing here. The subgraph answers at /graphql.\n');
  });
  app.use(answerUnreadable);
  return app;
};
