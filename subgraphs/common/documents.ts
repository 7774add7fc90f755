import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { SubgraphRequest } from './contract';

/** An operation that was read, and is executed as often as it is asked. */
export interface Operation {
  readonly node: OperationDefinitionNode;
  execute(context: object, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
}

/** Why an operation can't be executed. */
export interface Refusal {
  readonly errors: readonly GraphQLError[];
}

/** The most documents that are kept. */
const KEPT_DOCUMENTS = 1000;

/** The longest document that is read; a gateway's limit is half, since its planner writes fragments out. */
const MOST_TOKENS = 20_000;

const NO_OPERATION: Refusal = {
  errors: [new GraphQLError('The document has no operation of that name.')],
};

/** Makes what reads operations of a schema: each document is parsed and validated once, and kept. */
export const createDocuments = (schema: GraphQLSchema) => {
  const kept = new Map<string, DocumentNode | Refusal>();
  const operations = new WeakMap<DocumentNode, Map<string, Operation>>();

  const read = (query: string): DocumentNode | Refusal => {
    try {
      const document = parse(query, { maxLexicalTokens: MOST_TOKENS });
      const errors = validate(schema, document);
      return errors.length > 0 ? { errors } : document;
    } catch (error) {
      const known =
        error instanceof GraphQLError ? error : new GraphQLError('The operation could not be parsed.');
      return { errors: [known] };
    }
  };

  const documentOf = (query: string): DocumentNode | Refusal => {
    const known = kept.get(query);
    if (known !== undefined) return known;
    const document = read(query);
    kept.set(query, document);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_DOCUMENTS && oldest !== undefined) kept.delete(oldest);
    return document;
  };

  return ({ query, operationName }: SubgraphRequest): Operation | Refusal => {
    const document = documentOf(query);
    if ('errors' in document) return document;
    const byName = operations.get(document) ?? new Map<string, Operation>();
    operations.set(document, byName);
    const known = byName.get(operationName ?? '');
    if (known !== undefined) return known;
    const node = getOperationAST(document, operationName);
    if (!node) return NO_OPERATION;
    const operation: Operation = {
      node,
      execute: async (contextValue, variableValues) =>
        execute({ schema, document, contextValue, variableValues, operationName: operationName ?? null }),
    };
    byName.set(operationName ?? '', operation);
    return operation;
  };
};
