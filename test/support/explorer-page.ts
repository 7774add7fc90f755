import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** The page in a browser profile of its own, with all that went wrong in it so far. */
export interface OpenedPage {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors, failed, refused or outside requests. Empty is right. */
  readonly troubles: string[];
  close(): Promise<void>;
}

/** Opens the page as a first visitor does, and waits until it has drawn its editors and read the schema. */
export async function openExplorer(
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const troubles = watchForTroubles(page, url);
  const introspection = page.waitForResponse((response) => response.url().endsWith('/graphql'));
  await page.goto(url);
  await introspection;
  await page.locator('.graphiql-editor .monaco-editor .view-line').first().waitFor();
  await page.waitForLoadState('networkidle');
  return { page, troubles, close: () => context.close() };
}

/** Puts a document in place of what the query editor holds, as pasting does: no bracket is closed for us. */
export async function writeQuery(page: Page, query: string): Promise<void> {
  await focusQuery(page);
  await page.evaluate(
    ([file, text]) => {
      const editors = (globalThis as unknown as WithMonaco).__MONACO.editor.getEditors();
      editors.find((editor) => editor.getModel()?.uri.path.endsWith(file))?.setValue(text);
    },
    ['operation.graphql', query] as const,
  );
  // GraphiQL reads the names of the operations a tenth of a second after the last change.
  await page.waitForTimeout(300);
}

/** Puts the keyboard's focus into the query editor. */
export async function focusQuery(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .monaco-editor .view-lines').first().click();
}

/** The query editor's whole text, once it holds the given words. */
export function queryWith(page: Page, words: string): Promise<string> {
  return textWith(page, 'operation.graphql', words);
}

/** The answer pane's whole text, once it is shown and holds the given words. */
export async function answerWith(page: Page, words: string): Promise<string> {
  const answer = await textWith(page, 'response.json', words);
  await page.locator('.result-window .view-line', { hasText: '{' }).first().waitFor();
  return answer;
}

async function textWith(page: Page, file: string, words: string): Promise<string> {
  const text = await page.waitForFunction(
    ([path, expected]) => {
      const editors = (globalThis as unknown as WithMonaco).__MONACO.editor.getEditors();
      const value = editors.find((editor) => editor.getModel()?.uri.path.endsWith(path))?.getValue();
      return value?.includes(expected) ? value : undefined;
    },
    [file, words] as const,
  );
  return (await text.jsonValue()) ?? '';
}

/**
 * Monaco, as GraphiQL leaves it in a global. The elements of an editor hold only the lines in sight, wrapped
 * to fit, so whole texts are read and written through this.
 */
interface WithMonaco {
  __MONACO: { editor: { getEditors(): Editor[] } };
}

interface Editor {
  getModel(): { uri: { path: string } } | null;
  getValue(): string;
  setValue(text: string): void;
}

function watchForTroubles(page: Page, url: string): string[] {
  const troubles: string[] = [];
  const context = page.context();
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url))
      troubles.push(`outside: ${request.url()}`);
  });
  context.on('requestfailed', (request) =>
    troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`),
  );
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}
