import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Gateway } from './create-gateway';
import { createHealth } from './health';
import { createPage, type PageOptions } from './page';

/** The largest request that is read. */
const LARGEST_REQUEST = '1mb';

// Express knows an error handler by its four parameters.
const answerUnreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const status = error.status ?? 500;
  const isTheirs = status < 500;
  const message = isTheirs
    ? `The request could not be read: it must be JSON of at most ${LARGEST_REQUEST}.`
    : 'Something failed inside the gateway.';
  const code = isTheirs ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
};

/** The gateway as a web application: the graph at `/graphql`, GraphiQL at `/`, health at `/health`. */
export const createApp = ({ server, sources }: Gateway, page: PageOptions): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.use('/health', createHealth(sources));
  app.use('/graphql', express.json({ limit: LARGEST_REQUEST }), expressMiddleware(server), answerUnreadable);
  app.use(createPage(page));
  app.use((_request, response) => {
    response
      .status(404)
      .type('text')
      .send('There is nothing here. The graph is at /graphql, GraphiQL at /.\n');
  });
  return app;
};
