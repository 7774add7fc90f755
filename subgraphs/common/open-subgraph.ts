import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
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
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { Context } from './context';
import type { RunningSubgraph, SubgraphRequest } from './contract';
import { openSnapshot } from './database/snapshot';
import { openStore, type Migration, type Store } from './database/store';
import { answerError } from './answer-error';
import type { StoredRow } from './columns';
import type { Dataset } from './dataset/read-dataset';
import type { RecordEntry } from './record-entry';
import { provenanceTables } from './provenance';
import { createProvenanceLoaders } from './reading/provenance-loaders';
import type { Reader } from './reading/loaders';
import type { Table } from './table';
import { viewOf } from './view';

/** What a subgraph is made of. */
export interface SubgraphDefinition {
  readonly name: string;
  /** Its tables that are files of the dataset. */
  readonly datasetTables: readonly Table[];
  /** Its tables that its import makes from others. Those of provenance and load state all subgraphs have. */
  readonly derivedTables: readonly Table[];
  readonly migrations: readonly Migration[];
  /** Resolvers by type and field; each types its own parent, arguments and loaders. */
  readonly resolvers: Readonly<Record<string, unknown>>;
  /**
   * The rows to store, from a dataset that passed every check.
   * @param entries what all subgraphs' facts come to for the record
   */
  importRows(dataset: Dataset, entries: readonly RecordEntry[]): ReadonlyMap<Table, readonly StoredRow[]>;
  /** Makes the loaders of one request. */
  createLoaders(reader: Reader): object;
}

/** Where a subgraph keeps its database, and how many statements it runs at once. */
export interface StoreOptions {
  readonly dataDir: string;
  readonly leases?: number;
}

/** Statements that one subgraph runs at once. The thread pool is larger than the sum over all of them. */
export const LEASES = 4;

/** Opens a subgraph's database, making it where needed. */
export const openSubgraphStore = (
  { name, datasetTables, derivedTables, migrations }: SubgraphDefinition,
  { dataDir, leases = LEASES }: StoreOptions,
): Promise<Store> =>
  openStore(
    join(dataDir, `${name}.sqlite`),
    [...provenanceTables, ...datasetTables, ...derivedTables],
    migrations,
    leases,
  );

/** The most documents that are kept parsed and validated. */
const KEPT_DOCUMENTS = 1000;

const documentsOf = (schema: GraphQLSchema) => {
  const kept = new Map<string, DocumentNode | readonly GraphQLError[]>();
  return (query: string): DocumentNode | readonly GraphQLError[] => {
    const known = kept.get(query);
    if (known !== undefined) return known;
    const parsed = (() => {
      try {
        const document = parse(query, { maxLexicalTokens: 20_000 });
        const errors = validate(schema, document);
        return errors.length > 0 ? errors : document;
      } catch (error) {
        return [
          error instanceof GraphQLError ? error : new GraphQLError('The operation could not be parsed.'),
        ];
      }
    })();
    kept.set(query, parsed);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_DOCUMENTS && oldest !== undefined) kept.delete(oldest);
    return parsed;
  };
};

/** A root field without a resolver would answer null and no error, whatever it was asked. */
const checkRootFields = (name: string, schema: GraphQLSchema): void => {
  const bare = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ resolve }) => resolve === undefined,
  );
  if (bare.length > 0) {
    throw new Error(
      `Root fields of ${name} have no resolver: ${bare.map((field) => field.name).join(', ')}.`,
    );
  }
};

/**
 * Opens a subgraph over its open database: it parses an operation once, and answers each in a snapshot, a view and a
 * set of loaders of its own.
 * @param log is told the cause of each failure that the answer does not show
 */
export const openSubgraph = (
  definition: SubgraphDefinition,
  typeDefs: DocumentNode,
  store: Store,
  log: (cause: unknown) => void,
): RunningSubgraph => {
  const schema = buildSubgraphSchema({
    typeDefs,
    // Resolvers type their parents one by one, which the library's map of them can't express.
    resolvers: definition.resolvers as GraphQLResolverMap<unknown>,
  });
  checkRootFields(definition.name, schema);
  const documentOf = documentsOf(schema);
  const underWay = new Set<Promise<unknown>>();

  const run = async ({ query, operationName, variables }: SubgraphRequest): Promise<ExecutionResult> => {
    const document = documentOf(query);
    if (!('kind' in document)) return { errors: document };
    const operation = getOperationAST(document, operationName);
    if (!operation) return { errors: [new GraphQLError('The document has no operation of that name.')] };
    const snapshot = openSnapshot(store.pool);
    try {
      const view = viewOf(schema, operation, variables ?? {});
      const reader: Reader = { snapshot, view };
      const contextValue: Context = {
        view,
        snapshot,
        loaders: { ...definition.createLoaders(reader), ...createProvenanceLoaders(reader) },
      };
      const { data, errors } = await execute({
        schema,
        document,
        contextValue,
        operationName: operationName ?? null,
        variableValues: variables ?? {},
      });
      return {
        ...(data === undefined ? {} : { data }),
        ...(errors === undefined ? {} : { errors: errors.map((error) => answerError(error, log)) }),
        extensions: {
          loadId: data === undefined ? null : await snapshot.loadId(),
          statements: snapshot.statements(),
        },
      };
    } catch (error) {
      return { errors: [answerError(error, log)] };
    } finally {
      await snapshot.end();
    }
  };

  return {
    name: definition.name,
    schema,
    execute: (request) => {
      const answer = run(request);
      const done = (): void => {
        underWay.delete(answer);
      };
      underWay.add(answer);
      answer.then(done, done);
      return answer;
    },
    ready: async () => {
      const snapshot = openSnapshot(store.pool);
      try {
        if ((await snapshot.loadId()) === '') throw new Error('No dataset is loaded.');
      } finally {
        await snapshot.end();
      }
    },
    close: async () => {
      await Promise.allSettled(underWay);
      await store.close();
    },
  };
};
