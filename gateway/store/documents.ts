import { hash } from 'node:crypto';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { createLru } from '../limits/lru';

/** What the store knows of a document. */
export interface KnownDocument {
  /** A digest of its text. */
  readonly digest: string;
  /** The operation that a request means; undefined where it means none, or leaves open which. */
  operation(name: string | null): OperationDefinitionNode | undefined;
}

/** Reads documents; undefined for one that is no GraphQL or too long. */
export type Documents = (text: string) => KnownDocument | undefined;

/** A syntax tree takes about this many bytes for each character of its text. */
const BYTES_A_CHARACTER = 24;

/** How long documents may be, and what is kept of them. */
export interface DocumentLimits {
  /** The most tokens of a document that is read. */
  readonly mostTokens: number;
  /** About how many bytes documents are kept in. */
  readonly mostBytes: number;
}

const read = (text: string, maxLexicalTokens: number): KnownDocument | undefined => {
  try {
    const { definitions } = parse(text, { noLocation: true, maxLexicalTokens });
    const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    const [only] = operations;
    return {
      digest: hash('sha256', text, 'base64url'),
      operation: (name) =>
        name === null
          ? operations.length === 1
            ? only
            : undefined
          : operations.find((operation) => operation.name?.value === name),
    };
  } catch {
    // Too deep for the stack, too long, or no GraphQL: whoever computes the answer says what is wrong.
    return undefined;
  }
};

/** Reads each document once, and keeps what is known of those that were asked for last. */
export const createDocuments = ({ mostTokens, mostBytes }: DocumentLimits): Documents => {
  const known = createLru<{ readonly document: KnownDocument | undefined }>(mostBytes, {
    weigh: ({ document }, text) => 1 + text.length * (document === undefined ? 2 : BYTES_A_CHARACTER),
  });
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept.document;
    const document = read(text, mostTokens);
    known.set(text, { document });
    return document;
  };
};
