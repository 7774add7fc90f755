import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingsError } from '../../../subgraphs/common/process/read-settings';

/** Documents that are known by identifiers. */
export interface Documents {
  /** Their texts by identifier; the hash of each is one, whatever it is called. */
  readonly texts: ReadonlyMap<string, string>;
  /** Under what name each text was first given. */
  readonly names: ReadonlyMap<string, string>;
}

/** No documents at all. */
export const noDocuments: Documents = { texts: new Map(), names: new Map() };

/** Everything that is wrong with a file of documents, a sentence each. */
export class DocumentsError extends SettingsError {
  constructor(problems: readonly string[]) {
    super(problems);
    this.name = 'DocumentsError';
  }
}

/** The identifier of a document by its text: `sha256:` and 64 hexadecimal digits. */
export const identifierOf = (text: string): string =>
  `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;

/** An identifier of an application's own: with a prefix that begins with `x-`, or without any. */
const OWN = /^(?:x-[\w.~-]+:)?[\w.~-]+$/;

const problemWith = (id: string, text: unknown): string | undefined => {
  if (typeof text !== 'string') return `The document ${id} is no text.`;
  if (id.startsWith('sha256:')) {
    const right = identifierOf(text);
    return id === right ? undefined : `The document ${id} has another hash: ${right}.`;
  }
  if (OWN.test(id)) return undefined;
  return `The identifier ${JSON.stringify(id)} must be sha256: with the hash of its document, or letters, digits and -._~, perhaps after a prefix such as x-app:.`;
};

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is no JSON' : 'can not be read';
    throw new DocumentsError([`The file of documents ${file} ${reason}.`]);
  }
};

/**
 * Reads documents from a JSON object of texts by identifier. Each is known by its hash, too.
 * @throws {DocumentsError} with all that is wrong
 */
export const readDocuments = (file: string): Documents => {
  const read = readJson(file);
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new DocumentsError([`The file of documents ${file} must be a JSON object of texts by identifier.`]);
  const entries = Object.entries(read as Record<string, unknown>);
  const problems = entries.flatMap(([id, text]) => problemWith(id, text) ?? []);
  if (problems.length > 0) throw new DocumentsError(problems);
  const texts = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [id, text] of entries as [string, string][]) {
    texts.set(id, text).set(identifierOf(text), text);
    if (!names.has(text)) names.set(text, id);
  }
  return { texts, names };
};
