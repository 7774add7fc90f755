import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/** The page at the root of the gateway. */
export interface PageOptions {
  /** The folder of its built files; undefined where no page is served. */
  readonly folder: string | undefined;
  /** The Content-Security-Policy that it is served with. */
  readonly policy: string;
}

const plainPage = (text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>council-graph</title><body><h1>council-graph</h1><p>${text}</p></body></html>\n`;

const SWITCHED_OFF = plainPage(
  'The graph answers at <a href="graphql">/graphql</a>. GraphiQL is switched off.',
);

const NOT_BUILT = plainPage(
  'The graph answers at <a href="graphql">/graphql</a>. GraphiQL is not built yet: run <code>npm run build:explorer</code> and load this page again.',
);

const POLICY = 'content-security-policy';

/** Serves GraphiQL's built files, or a page that says why it is not there. Nothing on it comes from elsewhere. */
export const createPage = ({ folder, policy }: PageOptions): Router => {
  const router = Router();
  router.get('/', (_request, response, next) => {
    response.set(POLICY, policy);
    if (folder === undefined) response.type('html').send(SWITCHED_OFF);
    else if (!existsSync(join(folder, 'index.html'))) response.status(503).type('html').send(NOT_BUILT);
    else next();
  });
  if (folder !== undefined) {
    const setHeaders = (response: express.Response): void => {
      response.set(POLICY, policy);
    };
    router.use(express.static(folder, { setHeaders, redirect: false }));
  }
  return router;
};
