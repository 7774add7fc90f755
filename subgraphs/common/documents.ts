import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { SubgraphRequest } from './contract';
import { compile, type Compiled } from './execution/compile';
import { ON_RECORD, viewOf, type View } from './view';
import { when, type Maybe } from './when';

/** An operation that was read, and is executed as often as it is asked. */
export interface Operation {
  /** The view that it asks for with these variables. @throws {GraphQLError} where the directive's values don't coerce */
  viewOf(variables: Readonly<Record<string, unknown>>): View;
  execute(context: object, variables: Readonly<Record<string, unknown>>): Maybe<ExecutionResult>;
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

/** Executes an operation that is seen once as a whole; compiles one that comes again, since that has to be worth it. */
const compiledAtSecondSight = (
  make: () => Compiled | undefined,
  executeWhole: Operation['execute'],
): Operation['execute'] => {
  let isSeen = false;
  let compiled: { readonly run: Compiled | undefined } | undefined;
  return (context, variables) => {
    if (!isSeen) {
      isSeen = true;
      return executeWhole(context, variables);
    }
    const { run } = (compiled ??= { run: make() });
    if (run === undefined) return executeWhole(context, variables);
    return when(run(context, variables), (data) => (data ? { data } : executeWhole(context, variables)));
  };
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
    const executeWhole: Operation['execute'] = (contextValue, variableValues) =>
      execute({ schema, document, contextValue, variableValues, operationName: operationName ?? null });
    const operation: Operation = {
      viewOf: node.directives?.some(({ name }) => name.value === 'view')
        ? (variables) => viewOf(schema, node, variables)
        : () => ON_RECORD,
      execute: compiledAtSecondSight(() => compile(schema, document, node), executeWhole),
    };
    byName.set(operationName ?? '', operation);
    return operation;
  };
};
