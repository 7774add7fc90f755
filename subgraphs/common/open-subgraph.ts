import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import type { Context } from './context';
import { boundSchema } from './bound-schema';
import type { RunningSubgraph, SessionOptions, SubgraphRequest, SubgraphSession } from './contract';
import { openSnapshot } from './database/snapshot';
import type { Migration, Store } from './database/store';
import { answerError } from './answer-error';
import { createDocuments } from './documents';
import type { StoredRow } from './columns';
import type { Dataset } from './dataset/read-dataset';
import type { RecordEntry } from './record-entry';
import { createProvenanceLoaders } from './reading/provenance-loaders';
import type { Reader } from './reading/loaders';
import type { Table } from './table';
import { viewOf, type View } from './view';

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

export { openDatabase as openSubgraphStore, LEASES, type StoreOptions } from './database/open-database';

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
  boundSchema(schema);
  const operationOf = createDocuments(schema);
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  const track = <Value>(work: Promise<Value>): Promise<Value> => {
    const done = (): void => {
      underWay.delete(work);
    };
    underWay.add(work);
    work.then(done, done);
    return work;
  };

  const begin = ({ signal, allowance }: SessionOptions): SubgraphSession => {
    const snapshot = openSnapshot(store.pool, { signal });
    // The view belongs to the request, so that all its sub-operations have the same, and share loaders.
    const contexts = new Map<string, Context>();
    const contextOf = (view: View): Context => {
      const key = JSON.stringify(view);
      const reader: Reader = { snapshot, view };
      const context = contexts.get(key) ?? {
        view,
        snapshot,
        allowance,
        loaders: { ...definition.createLoaders(reader), ...createProvenanceLoaders(reader) },
      };
      contexts.set(key, context);
      return context;
    };
    const run = async (request: SubgraphRequest): Promise<ExecutionResult> => {
      const operation = operationOf(request);
      if ('errors' in operation) return operation;
      const variables = request.variables ?? {};
      try {
        const context = contextOf(viewOf(schema, operation.node, variables));
        const { data, errors } = await operation.execute(context, variables);
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
      }
    };
    return { execute: (request) => track(run(request)), end: () => track(snapshot.end()) };
  };

  const loadId = async (signal?: AbortSignal): Promise<string> => {
    const snapshot = openSnapshot(store.pool, { signal });
    try {
      return await snapshot.loadId();
    } finally {
      await snapshot.end();
    }
  };

  return {
    name: definition.name,
    schema,
    begin,
    execute: async (request, options = {}) => {
      const session = begin(options);
      try {
        return await session.execute(request);
      } finally {
        await session.end();
      }
    },
    loadId,
    ready: async (signal) => {
      if ((await loadId(signal)) === '') throw new Error('No dataset is loaded.');
    },
    // A gateway and whoever opened the subgraph may both close it.
    close: () => (closed ??= Promise.allSettled(underWay).then(() => store.close())),
  };
};
