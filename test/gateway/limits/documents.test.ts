import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { acceptDocuments } from '../../../gateway/limits/documents/accept-documents';
import { apolloDocuments } from '../../../gateway/limits/documents/apollo-documents';
import { problemsOf } from '../../../gateway/limits/documents/check-documents';
import type { DocumentMode } from '../../../gateway/limits/documents/choose-document';
import {
  DocumentsError,
  identifierOf,
  readDocuments,
} from '../../../gateway/limits/documents/read-documents';
import { closeOpened, codeOf, serveGraph } from './support';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeOpened();
});

const ECHO = 'query Echo($text: String) { echo(text: $text) }';
const TWICE = '{ one: echo two: echo }';

const fileOf = (content: unknown): string => {
  const file = join(folder, 'documents.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const known = () => readDocuments(fileOf({ [identifierOf(ECHO)]: ECHO, 'x-app:twice.1': TWICE }));

const problemsIn = (content: unknown): readonly string[] => {
  try {
    readDocuments(fileOf(content));
    return [];
  } catch (error) {
    if (error instanceof DocumentsError) return error.problems;
    throw error;
  }
};

test('the identifier of a document is the one of the draft', () => {
  expect(identifierOf('query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}')).toBe(
    'sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e',
  );
});

test('a file that is not right is refused with all that is wrong', () => {
  const file = join(folder, 'documents.json');
  expect(problemsIn('{')).toEqual([`The file of documents ${file} is no JSON.`]);
  expect(problemsIn(['{ echo }'])).toEqual([
    `The file of documents ${file} must be a JSON object of texts by identifier.`,
  ]);
  expect(() => readDocuments(join(folder, 'none.json'))).toThrow(/none\.json can not be read\.$/);
  expect(problemsIn({ 'sha256:abc': '{ echo }', one: 1, 'md5:x': '{ echo }', 'x-a:1': '{ echo }' })).toEqual([
    `The document sha256:abc has another hash: ${identifierOf('{ echo }')}.`,
    'The document one is no text.',
    'The identifier "md5:x" must be sha256: with the hash of its document, or letters, digits and -._~, perhaps after a prefix such as x-app:.',
  ]);
});

test('documents are checked over a schema, each wrong one named once', () => {
  const schema = buildSchema('type Query { echo: String }');
  const documents = readDocuments(fileOf({ a: '{ echo }', b: '{\n  gone', c: '{\n  gone }' }));
  expect(problemsOf(documents, schema)).toEqual([
    'The document b, line 2: Syntax Error: Expected Name, found <EOF>.',
    'The document c, line 2: Cannot query field "gone" on type "Query".',
  ]);
});

const openIn = async (mode: DocumentMode) => {
  let unlisted = 0;
  const documents = known();
  const accepting = acceptDocuments({
    mode,
    documents: () => documents,
    observeUnlisted: () => {
      unlisted += 1;
    },
  });
  const persisted: boolean[] = [];
  const served = await serveGraph({
    persistedQueries: apolloDocuments(mode, 10_000),
    between: [
      accepting.handler,
      (request, _response, next) => {
        persisted.push(accepting.isPersisted(request));
        next();
      },
    ],
  });
  const get = async (parameters: Record<string, string>) => {
    const response = await fetch(`${served.url}graphql?${new URLSearchParams(parameters).toString()}`);
    return { status: response.status, answer: await response.json() };
  };
  return { ...served, get, persisted, unlisted: () => unlisted };
};

const SAID = { data: { echo: 'hello' } };

test.each<DocumentMode>(['open', 'prefer', 'only'])(
  'in the mode %s a document is known by its identifiers',
  async (mode) => {
    const { post, get, url, persisted } = await openIn(mode);
    const variables = { text: 'hello' };
    expect((await post({ documentId: identifierOf(ECHO), variables })).answer).toEqual(SAID);
    expect((await post({ documentId: 'x-app:twice.1' })).answer).toEqual({
      data: { one: 'said', two: 'said' },
    });
    expect((await post({ documentId: identifierOf(TWICE), operationName: null })).status).toBe(200);
    expect((await post({ query: ECHO, variables })).answer).toEqual(SAID);
    const sha256Hash = identifierOf(ECHO).slice(7);
    expect(
      (await post({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } })).answer,
    ).toEqual(SAID);
    // Without a header that another page could not send.
    expect(await get({ documentId: identifierOf(ECHO), variables: JSON.stringify(variables) })).toEqual({
      status: 200,
      answer: SAID,
    });
    const question = `documentId=${identifierOf(ECHO)}&variables={"text":"hello?"}`;
    expect(await (await fetch(`${url}graphql?${question}`)).json()).toEqual({ data: { echo: 'hello?' } });
    expect(persisted).toEqual(Array(7).fill(true));
    expect((await get({ query: '{ echo }' })).status).toBe(mode === 'only' ? 403 : 400);
  },
);

test('an identifier that is not known, wrong, or beside a document is refused', async () => {
  const { post, get } = await openIn('open');
  const missing = await post({ documentId: 'sha256:none' });
  expect([missing.status, missing.answer]).toEqual([
    404,
    {
      errors: [
        {
          message:
            'No document has the identifier "sha256:none". Send the document itself as query, where that is allowed, or an identifier that the gateway was given.',
          extensions: { code: 'DOCUMENT_NOT_FOUND' },
        },
      ],
    },
  ]);
  expect((await post({ documentId: '__proto__' })).status).toBe(404);
  expect((await post({ documentId: 'x'.repeat(500_000) })).answer.errors?.[0]?.message.length).toBeLessThan(
    400,
  );
  expect(codeOf((await post({ documentId: 5 })).answer)).toBe('BAD_REQUEST');
  expect(codeOf((await post({ documentId: 'x-app:twice.1', query: '{ echo }' })).answer)).toBe('BAD_REQUEST');
  expect((await get({ documentId: 'none' })).status).toBe(404);
});

test('only documents of the file are answered where nothing else is', async () => {
  const { post, get } = await openIn('only');
  const refused = {
    status: 403,
    answer: {
      errors: [
        {
          message:
            'This gateway answers only documents that it knows. Send the documentId of one; whoever runs the gateway can add others.',
          extensions: { code: 'DOCUMENT_NOT_ALLOWED' },
        },
      ],
    },
  };
  expect(await post({ query: '{ echo }' })).toMatchObject(refused);
  expect(await post({ query: `${ECHO} ` })).toMatchObject(refused);
  expect(await post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } })).toMatchObject(
    refused,
  );
  expect(await post({ query: ['{ echo }'] })).toMatchObject(refused);
  expect(await get({ query: '{ echo }' })).toMatchObject(refused);
  expect((await post([{ query: '{ echo }' }])).answer.data).toBeUndefined();
  const twice = `${(await openIn('only')).url}graphql?query=${encodeURIComponent(TWICE)}&query={echo}`;
  expect(await (await fetch(twice)).json()).toEqual({ data: { one: 'said', two: 'said' } });
});

test('others are answered and told of where those of the file are preferred', async () => {
  const { post, persisted, unlisted } = await openIn('prefer');
  expect((await post({ query: '{ echo }' })).status).toBe(200);
  expect((await post({ query: TWICE })).status).toBe(200);
  expect([persisted, unlisted()]).toEqual([[false, true], 1]);
});

test('a document that a client had kept is known by its hash, until others take its room', async () => {
  const { post } = await openIn('open');
  const keep = (query: string | undefined, of: string) =>
    post({
      ...(query === undefined ? {} : { query }),
      extensions: { persistedQuery: { version: 1, sha256Hash: identifierOf(of).slice(7) } },
    });
  const first = '{ echo(text: "first") }';
  expect(codeOf((await keep(undefined, first)).answer)).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect((await keep(first, first)).answer).toEqual({ data: { echo: 'first' } });
  expect((await keep(undefined, first)).answer).toEqual({ data: { echo: 'first' } });
  for (let other = 0; other < 10; other += 1) {
    const query = `{ echo(text: "${String(other).repeat(1_000)}") }`;
    await keep(query, query);
  }
  expect(codeOf((await keep(undefined, first)).answer)).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(apolloDocuments('only', 10_000)).toBe(false);
});
