import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { explorerPolicy } from '../../gateway/explorer-policy';
import { launchBrowser } from '../support/browser';
import { answerWith, openExplorer, writeQuery } from '../support/explorer-page';
import { closeAll, listening } from '../support/listening';
import { closedBy, createIssuerKey, openClosed, serveKeys, type IssuerKey } from '../gateway/access/support';

const explorer = { folder: join(__dirname, '../../dist/explorer'), policy: explorerPolicy };

let browser: Browser;
let key: IssuerKey;
let keys: string;

beforeAll(async () => {
  browser = await launchBrowser();
  key = await createIssuerKey('one');
  ({ url: keys } = await serveKeys([key.jwk]));
});

afterAll(async () => {
  await browser?.close();
  await closeAll();
});

test('GraphiQL says that a token is wanted, takes one as a header, and then knows the schema', async () => {
  const { url } = await openClosed(closedBy(keys), { page: explorer });
  const { page, troubles, close } = await openExplorer(browser, url);
  await writeQuery(page, '{ places { id } }');
  await page.keyboard.press('Control+Enter');
  expect(await answerWith(page, 'UNAUTHENTICATED')).toContain('Send the header authorization: Bearer');

  await page.getByRole('button', { name: 'Headers', exact: true }).click();
  await page.locator('.graphiql-editor-tool .monaco-editor:visible').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(JSON.stringify({ authorization: `Bearer ${await key.sign()}` }));
  await page.getByRole('button', { name: 'Re-fetch GraphQL schema' }).click();
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.locator('.graphiql-doc-explorer').getByRole('link', { name: 'Query', exact: true }).waitFor();
  await page.locator('.graphiql-execute-button:not([aria-haspopup])').click();
  expect(await answerWith(page, '"hackney"')).toContain('"data"');

  // Nothing but the refusals went wrong, and the token is not kept.
  expect(troubles.filter((trouble) => !/401/.test(trouble))).toEqual([]);
  const kept = await page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })');
  expect(kept).not.toContain('Bearer');
  await close();
});

test('a page of another origin reads an answer where it may, and nothing where it may not', async () => {
  const pages = await listening((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>A dashboard</title>');
  });
  const origin = pages.url.slice(0, -1);
  const allowed = await openClosed({ ...closedBy(keys), corsOrigins: [origin] });
  const closed = await openClosed(closedBy(keys));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pages.url);
  const ask = (url: string, token: string) =>
    page.evaluate(
      async ([address, authorization]) => {
        try {
          const response = await fetch(`${address}graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization },
            body: '{"query":"{ places { id } }"}',
          });
          return [response.status, response.headers.get('www-authenticate'), await response.json()];
        } catch (error) {
          return String(error);
        }
      },
      [url, `Bearer ${token}`] as const,
    );
  const token = await key.sign();
  expect(await ask(allowed.url, token)).toMatchObject([
    200,
    null,
    { data: { places: [{ id: 'ealing' }, { id: 'hackney' }] } },
  ]);
  // A refusal can be read, too.
  expect(await ask(allowed.url, 'a-token')).toMatchObject([
    401,
    expect.stringContaining('error="invalid_token"'),
    { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  ]);
  const before = closed.places.asked.length;
  expect(await ask(closed.url, token)).toBe('TypeError: Failed to fetch');
  expect(closed.places.asked.length).toBe(before);
  await context.close();
});
