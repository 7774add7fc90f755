import type { Documents } from './read-documents';

/**
 * Which documents are answered. `open`: all; those of the file are known by their identifiers. `prefer`: the same, but
 * each that is not in the file is told of, before it is refused one day. `only`: those of the file.
 */
export type DocumentMode = 'open' | 'prefer' | 'only';

/** The parameters of a request that say which document it is for. */
export interface Asked {
  readonly documentId?: unknown;
  readonly query?: unknown;
  /** The extension by which Apollo's clients name a document, parsed. */
  readonly persistedQuery?: unknown;
}

/** What becomes of a request: its document is known, or is left to whoever comes next, or is refused. */
export type Chosen =
  | { readonly kind: 'known'; readonly text: string }
  | { readonly kind: 'other'; readonly isUnlisted: boolean }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string };

const refused = (status: number, code: string, message: string): Chosen => ({
  kind: 'refused',
  status,
  code,
  message,
});

const NOT_ALLOWED = refused(
  403,
  'DOCUMENT_NOT_ALLOWED',
  'This gateway answers only documents that it knows. Send the documentId of one; whoever runs the gateway can add others.',
);

const hashOf = (persistedQuery: unknown): string | undefined => {
  if (typeof persistedQuery !== 'object' || persistedQuery === null) return undefined;
  const hash = (persistedQuery as { sha256Hash?: unknown }).sha256Hash;
  return typeof hash === 'string' ? `sha256:${hash.toLowerCase()}` : undefined;
};

const byIdentifier = ({ texts }: Documents, id: unknown, query: unknown): Chosen => {
  if (typeof id !== 'string') return refused(400, 'BAD_REQUEST', 'The documentId must be a text.');
  if (query !== undefined && query !== null)
    return refused(400, 'BAD_REQUEST', 'Send either a documentId or a query, not both.');
  const text = texts.get(id);
  if (text !== undefined) return { kind: 'known', text };
  const shown = JSON.stringify(id.length > 100 ? `${id.slice(0, 100)}…` : id);
  return refused(
    404,
    'DOCUMENT_NOT_FOUND',
    `No document has the identifier ${shown}. Send the document itself as query, where that is allowed, or an identifier that the gateway was given.`,
  );
};

/** Finds the document that a request is for. */
export const chooseDocument = (
  documents: Documents,
  mode: DocumentMode,
  { documentId, query, persistedQuery }: Asked,
): Chosen => {
  if (documentId !== undefined && documentId !== null) return byIdentifier(documents, documentId, query);
  const { texts, names } = documents;
  if (typeof query === 'string') {
    if (names.has(query)) return { kind: 'known', text: query };
  } else {
    const text = texts.get(hashOf(persistedQuery) ?? '');
    if (text !== undefined) return { kind: 'known', text };
  }
  return mode === 'only' ? NOT_ALLOWED : { kind: 'other', isUnlisted: mode === 'prefer' };
};
