import type { Browser } from 'playwright-core';
import { audiences } from '../../gateway/explorer/examples/audiences';
import { explorerPolicy } from '../../gateway/explorer-policy';
import { launchBrowser } from '../support/browser';
import {
  answerWith,
  focusQuery,
  openExplorer,
  queryWith,
  writeQuery,
  type OpenedPage,
} from '../support/explorer-page';
import { startExplorerServer, type RunningServer } from '../support/explorer-server';

let server: RunningServer;
let browser: Browser;
let opened: OpenedPage;

beforeAll(async () => {
  server = await startExplorerServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  opened = await openExplorer(browser, server.url);
});

afterEach(async () => {
  await opened?.close();
});

test('loads with its name, without a failed or outside request or a complaint', async () => {
  const { page, troubles } = opened;
  expect(await page.title()).toBe('council-graph');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('council-graph');
  expect(troubles).toEqual([]);
});

test('opens with a tab for each kind of user, each with queries that teach', async () => {
  const { page } = opened;
  const tabs = page.locator('.graphiql-tab-button');
  expect(await tabs.count()).toBe(audiences.length);
  for (const [index, { title }] of audiences.entries()) {
    await tabs.nth(index).click();
    await page.locator('.graphiql-query-editor .view-lines', { hasText: title }).waitFor();
  }
});

test('runs an example from the examples panel and shows its data', async () => {
  const { page, troubles } = opened;
  await page.locator('.examples button').first().click();
  await page.locator('.graphiql-execute-button:not([aria-haspopup])').click();
  const answer = await answerWith(page, '"data"');
  expect(answer).toContain('"data": {');
  expect(answer).toContain('Action for Change');
  expect(answer).not.toContain('"errors"');
  expect(troubles).toEqual([]);
});

test('opens an example once, however often it is chosen', async () => {
  const { page } = opened;
  const example = page.locator('.examples button').first();
  await example.click();
  await example.click();
  expect(await page.locator('.graphiql-tab-button').count()).toBe(audiences.length + 1);
});

test('runs the query at the cursor from the keyboard', async () => {
  const { page } = opened;
  await writeQuery(page, '{ __typename }');
  await page.keyboard.press('Control+Enter');
  expect(await answerWith(page, '__typename')).toContain('"__typename": "Query"');
});

test('suggests what may stand at the cursor', async () => {
  const { page, troubles } = opened;
  await writeQuery(page, '');
  await page.keyboard.type('{ council');
  const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  await suggestions.filter({ hasText: 'councilsByName' }).first().waitFor();
  expect(troubles).toEqual([]);
});

test('underlines a field that the graph does not have, and shows the error that comes back', async () => {
  const { page } = opened;
  await writeQuery(page, '{ nothingOfTheKind }');
  await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
  await page.keyboard.press('Control+Enter');
  expect(await answerWith(page, 'errors')).toContain('Cannot query field \\"nothingOfTheKind\\"');
});

test('says so when the reply is not JSON', async () => {
  const { page } = opened;
  await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }));
  await writeQuery(page, '{ __typename }');
  await page.keyboard.press('Control+Enter');
  expect(await answerWith(page, 'gateway answered')).toContain(
    'The gateway answered 502 Bad Gateway, and not in JSON.',
  );
});

test('opens the documentation with the root type', async () => {
  const { page, troubles } = opened;
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const panel = page.locator('.graphiql-doc-explorer');
  await panel.getByRole('link', { name: 'Query', exact: true }).click();
  await panel.locator('.graphiql-doc-explorer-title', { hasText: 'Query' }).waitFor();
  await panel.locator('.graphiql-doc-explorer-section-title', { hasText: 'Fields' }).waitFor();
  expect(troubles).toEqual([]);
});

test('builds a query by ticking fields in the explorer panel', async () => {
  const { page, troubles } = opened;
  await writeQuery(page, 'query Ticked @view(asOf: "2020-01-01") { __typename }');
  await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
  const field = page.locator('.graphiql-explorer-root [data-field-name]').first();
  const name = await field.getAttribute('data-field-name');
  await field.click();
  const query = await queryWith(page, `${name}`);
  expect(query).toContain('query Ticked @view(asOf: "2020-01-01") {');
  expect(troubles).toEqual([]);
});

test('remembers what was run, and offers it again', async () => {
  const { page, troubles } = opened;
  await writeQuery(page, 'query Remembered { __typename }');
  await page.keyboard.press('Control+Enter');
  await answerWith(page, '__typename');
  await page.getByRole('button', { name: 'Show History' }).click();
  await page.locator('.graphiql-history-items', { hasText: 'Remembered' }).waitFor();
  expect(troubles).toEqual([]);
});

test("tidies a query, with GraphiQL's own printer and without an outside request", async () => {
  const { page, troubles } = opened;
  await writeQuery(page, '{__typename}');
  await page.getByRole('button', { name: /^Prettify query/ }).click();
  expect(await queryWith(page, '\n')).toBe('{\n  __typename\n}\n');
  expect(troubles).toEqual([]);
});

test("keeps a user's edits over a reload", async () => {
  const { page } = opened;
  await writeQuery(page, 'query Kept { __typename }');
  // GraphiQL writes a change down half a second after it was made.
  await page.waitForTimeout(1000);
  await page.reload();
  await page.locator('.graphiql-query-editor .view-lines', { hasText: 'query Kept' }).waitFor();
  expect(await page.locator('.graphiql-tab-button').count()).toBe(audiences.length);
});

test('is served with its policy, and the browser enforces it', async () => {
  const { page } = opened;
  expect((await fetch(server.url)).headers.get('content-security-policy')).toBe(explorerPolicy);
  const refused = await page.evaluate(`new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    document.body.append(Object.assign(new Image(), { src: 'https://example.invalid/picture.png' }));
  })`);
  expect(refused).toBe('img-src');
});

test('reaches the query editor and the panels with the keyboard alone', async () => {
  const { page } = opened;
  await focusQuery(page);
  await page.getByRole('button', { name: 'Show History' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.graphiql-history').waitFor();
});
