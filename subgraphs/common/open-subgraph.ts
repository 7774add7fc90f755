import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { boundSchema } from './bound-schema';
import type { RunningSubgraph, SessionOptions, SubgraphSession } from './contract';
import { createLoadCheck, readLoadId } from './database/load-check';
import { openSnapshot } from './database/snapshot';
import type { Migration, Store } from './database/store';
import { answerError } from './answer-error';
import { createDocuments } from './documents';
import type { StoredRow } from './columns';
import type { Dataset } from './dataset/read-dataset';
import type { RecordEntry } from './record-entry';
import { createProvenanceLoaders } from './reading/provenance-loaders';
import type { KeptRows, Shelf } from './reading/kept-rows';
import type { Reader } from './reading/reader';
import { createSpareLoaders } from './reading/spare-loaders';
import { resolveEntities } from './resolve-entities';
import { beginSession } from './session';
import type { Table } from './table';
import { traceOperations } from './tracing/trace-operations';
import { traceStatements } from './tracing/trace-statement';

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
 * Opens a subgraph over its open database: it parses an operation once, and answers each request in a session of its own.
 * @param log is told the cause of each failure that the answer does not show
 * @param buildId tells apart what other code reads from the same load: part of every load id that is given
 * @param kept keeps what is read of a load for the requests that come after; without it, each reads for itself
 */
export const openSubgraph = (
  definition: SubgraphDefinition,
  typeDefs: DocumentNode,
  store: Store,
  log: (cause: unknown) => void,
  buildId = '',
  kept?: KeptRows,
): RunningSubgraph => {
  const schema = buildSubgraphSchema({
    typeDefs,
    // Resolvers type their parents one by one, which the library's map of them can't express.
    resolvers: definition.resolvers as GraphQLResolverMap<unknown>,
  });
  checkRootFields(definition.name, schema);
  resolveEntities(schema);
  boundSchema(schema);
  const operationOf = createDocuments(schema);
  const withBuild = (loadId: string): string =>
    loadId === '' || buildId === '' ? loadId : `${loadId}@${buildId}`;
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

  const loadNow = createLoadCheck((signal) => track(readLoadId(store.pool, signal)));
  const createLoaders = (reader: Reader) => ({
    ...definition.createLoaders(reader),
    ...createProvenanceLoaders(reader),
  });
  const shelvesOf =
    kept &&
    ((loadId: string) =>
      (name: string): Shelf =>
        kept.shelf(`${definition.name} ${loadId} ${name}`));
  const deps = {
    operationOf,
    createLoaders,
    loadNow,
    kept: shelvesOf && { shelvesOf, spareLoaders: createSpareLoaders(createLoaders, shelvesOf) },
    withBuild,
    asError: (thrown: unknown) => answerError(thrown, log),
  };

  const begin = ({ trace, pass, ...bounds }: SessionOptions): SubgraphSession => {
    const traces = trace && traceOperations(definition.name);
    const session = beginSession(
      deps,
      bounds,
      openSnapshot(store.pool, {
        signal: bounds.signal,
        pass,
        trace: traces && traceStatements(store.system, traces.now),
      }),
    );
    return {
      execute: (request, under = trace) => {
        const run = () => session.execute(request);
        return track(traces && under ? traces.during(under, request.operationName, run) : run());
      },
      end: () => track(session.end()),
    };
  };

  const loadId = async (signal?: AbortSignal): Promise<string> => withBuild(await loadNow(signal));

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
