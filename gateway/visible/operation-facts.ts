import { createHash } from 'node:crypto';
import { Kind, parse, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { createLru } from '../limits/lru';
import { schemaUsesOf, type SchemaUse } from './schema-uses';

/** What is said of an operation wherever it is run: it depends on its document and the schema alone. */
export interface OperationFacts {
  /** Its name, cut to a length; undefined where it has none. */
  readonly name: string | undefined;
  readonly type: 'query' | 'mutation' | 'subscription';
  /** The hash of its document: `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
  readonly uses: readonly SchemaUse[];
}

/** Knows the facts of operations, each found once. */
export interface KnownOperations {
  /** The facts of an operation of a document that is valid. */
  of(
    schema: GraphQLSchema,
    text: string,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): OperationFacts;
  /** The same, of a document that was answered before; undefined where it has no such operation. */
  named(schema: GraphQLSchema, text: string, name: string | null): OperationFacts | undefined;
}

/** About how many characters of documents facts are kept of. */
const KEPT_CHARACTERS = 8_000_000;

/** The facts of a document's operations, by their names. */
type KeptFacts = Map<string | null, OperationFacts>;

const WEIGHING = { weigh: (_facts: KeptFacts, text: string): number => 1 + text.length };

const MOST_NAME = 100;

/** The hash by which a document is known: `sha256:` and 64 hexadecimal digits. */
export const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

const operationIn = (
  { definitions }: DocumentNode,
  name: string | null,
): OperationDefinitionNode | undefined => {
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  return name === null ? operations[0] : operations.find((each) => each.name?.value === name);
};

/** Begins to know operations; a new schema forgets those of the one before. */
export const createKnownOperations = (): KnownOperations => {
  let schemaOfKept: GraphQLSchema | undefined;
  let kept = createLru<KeptFacts>(KEPT_CHARACTERS, WEIGHING);

  const keptOf = (schema: GraphQLSchema, text: string): KeptFacts => {
    if (schema !== schemaOfKept) kept = createLru<KeptFacts>(KEPT_CHARACTERS, WEIGHING);
    schemaOfKept = schema;
    const known = kept.get(text) ?? new Map<string | null, OperationFacts>();
    if (known.size === 0) kept.set(text, known);
    return known;
  };

  const of: KnownOperations['of'] = (schema, text, document, operation) => {
    const known = keptOf(schema, text);
    const name = operation.name?.value ?? null;
    const facts = known.get(name) ?? {
      name: name?.slice(0, MOST_NAME),
      type: operation.operation,
      hash: hashOf(text),
      uses: schemaUsesOf(schema, document, operation),
    };
    return known.set(name, facts).get(name) ?? facts;
  };

  return {
    of,
    named: (schema, text, name) => {
      const known = keptOf(schema, text);
      // Without a name, the only one is meant.
      const facts = name === null && known.size === 1 ? [...known.values()][0] : known.get(name);
      if (facts !== undefined) return facts;
      const document = parse(text, { noLocation: true });
      const operation = operationIn(document, name);
      return operation && of(schema, text, document, operation);
    },
  };
};
