import { refuse } from '../refuse';
import type { Stage, StageRequest } from '../stage';
import { chooseDocument, type Asked, type DocumentMode } from './choose-document';
import type { Documents } from './read-documents';

/** The documents that a gateway knows by identifiers. */
export interface KnownDocuments {
  /**
   * Puts the document in the place of its identifier, or refuses the request. Comes after the body is read, and before
   * whatever looks at the document.
   */
  readonly handler: Stage;
  /** Whether the document of a request is one of these: its GET can do no more than whoever gave them allowed. */
  isPersisted(request: StageRequest): boolean;
}

/** What known documents are made of. */
export interface DocumentsOptions {
  readonly mode: DocumentMode;
  /** The documents at the time of the call, so that they can be exchanged. */
  documents(): Documents;
  /** Is told of each request, in the mode `prefer`, whose document is not known. */
  observeUnlisted(request: StageRequest): void;
}

type Parameters = Readonly<Record<string, unknown>>;

const parsedJson = (text: string | null): unknown => {
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // Whoever reads the extensions next says that they are no JSON.
    return undefined;
  }
};

const persistedIn = (extensions: unknown): unknown =>
  typeof extensions === 'object' && extensions !== null
    ? (extensions as { persistedQuery?: unknown }).persistedQuery
    : undefined;

const withoutPersisted = (extensions: Parameters): Parameters =>
  Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'persistedQuery'));

const isObject = (value: unknown): value is Parameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const askedInUrl = (search: URLSearchParams): Asked => ({
  documentId: search.get('documentId') ?? undefined,
  query: search.get('query') ?? undefined,
  persistedQuery: persistedIn(parsedJson(search.get('extensions'))),
});

const askedInBody = ({ documentId, query, extensions }: Parameters): Asked => ({
  documentId,
  query,
  persistedQuery: persistedIn(extensions),
});

const putIntoUrl = (request: StageRequest, search: URLSearchParams, text: string): void => {
  const extensions = parsedJson(search.get('extensions'));
  search.delete('documentId');
  search.set('query', text);
  if (isObject(extensions)) search.set('extensions', JSON.stringify(withoutPersisted(extensions)));
  const [path = ''] = (request.url ?? '').split('?');
  request.url = `${path}?${search.toString()}`;
  // The handler of the graph asks for a header that another page can't send in secret. What a known document does is known.
  request.headers['apollo-require-preflight'] = 'known-document';
};

const putIntoBody = (request: StageRequest, body: Parameters, text: string): void => {
  const { documentId: _, extensions, ...rest } = body;
  const kept = isObject(extensions) ? { extensions: withoutPersisted(extensions) } : {};
  request.body = { ...rest, ...kept, query: text };
};

/** Answers requests whose document is known by an identifier; by the mode, those alone. */
export const acceptDocuments = ({ mode, documents, observeUnlisted }: DocumentsOptions): KnownDocuments => {
  const persisted = new WeakSet<StageRequest>();
  return {
    isPersisted: (request) => persisted.has(request),
    handler: (request, response, next) => {
      const isGet = request.method === 'GET' || request.method === 'HEAD';
      const { body } = request;
      // A body that is no object, or a list, is refused by whoever reads it next.
      if (!isGet && !isObject(body)) {
        next();
        return;
      }
      const search = new URLSearchParams(isGet ? /\?.*/.exec(request.url ?? '')?.[0] : '');
      const asked = isGet ? askedInUrl(search) : askedInBody(body as Parameters);
      const chosen = chooseDocument(documents(), mode, asked);
      if (chosen.kind === 'refused') {
        refuse(request, response, chosen);
        return;
      }
      if (chosen.kind === 'known') {
        persisted.add(request);
        if (isGet) putIntoUrl(request, search, chosen.text);
        else putIntoBody(request, body as Parameters, chosen.text);
      } else if (chosen.isUnlisted) observeUnlisted(request);
      next();
    },
  };
};
