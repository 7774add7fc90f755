import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLError, type ExecutionResult, type FormattedExecutionResult } from 'graphql';
import { createGateway, type Gateway } from '../../gateway/create-gateway';
import { inProcessSource } from '../../gateway/sources/in-process';
import { composeSupergraph } from '../../gateway/supergraph/compose';
import { openSubgraphs, subgraphs, typeDefsOf } from '../../subgraphs';
import type { RunningSubgraph } from '../../subgraphs/common/contract';
import { scalars } from '../../subgraphs/common/scalars';
import { REPORTS } from './reports';

/** How a subgraph is made to fail: it can't be reached, or it answers with an error and nothing else. */
export type Failure = 'UNREACHABLE' | 'REJECTING';

/** What one operation came to. */
export interface Asked {
  readonly status: number;
  readonly answer: FormattedExecutionResult;
  /** The statements that each subgraph ran for it, by name; a subgraph that was not asked is left out. */
  readonly statements: Readonly<Record<string, number>>;
}

/** The graph of the five reports, all subgraphs in this process, on databases of its own. */
export interface ReportsGraph {
  /** The composed schema that it runs on, made from the SDL files as they stand. */
  readonly supergraphSdl: string;
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Asked>;
  /** The data of an operation that must have no error. */
  answer<Data = Record<string, unknown>>(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Data>;
  /** Makes one subgraph fail until it is called with nothing. */
  fail(name?: string, how?: Failure): void;
  close(): Promise<void>;
}

const REFUSED: ExecutionResult = { errors: [new GraphQLError('Nothing is answered today.')] };

/** The composed schema of all subgraphs, from their SDL files. */
export const composeReports = (): string =>
  composeSupergraph(
    subgraphs.map(({ name }) => ({
      name,
      url: `http://${name}.test/graphql`,
      typeDefs: typeDefsOf(name),
    })),
  );

/**
 * Opens the graph of data/reports in a temporary folder. Open it once a file, and close it after.
 * @param options how much of what is read is kept; as much as by default where it isn't said
 */
export const openReportsGraph = async ({
  keptMegabytes,
}: { readonly keptMegabytes?: number } = {}): Promise<ReportsGraph> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'council-graph-reports-'));
  const supergraphSdl = composeReports();
  const running = await openSubgraphs({
    dataDir,
    datasetDir: REPORTS,
    ...(keptMegabytes === undefined ? {} : { keptMegabytes }),
    log: (cause) => {
      console.error(cause);
    },
  });
  let failing: { readonly name?: string | undefined; readonly how: Failure } = { how: 'UNREACHABLE' };
  /** What each session has run so far, by subgraph. */
  let statements = new Map<string, number>();

  const watched = (subgraph: RunningSubgraph): RunningSubgraph => ({
    ...subgraph,
    begin: (options) => {
      const session = subgraph.begin(options);
      return {
        execute: async (request) => {
          if (failing.name === subgraph.name) {
            if (failing.how === 'UNREACHABLE') throw new Error('It is gone.');
            return REFUSED;
          }
          const result = await session.execute(request);
          statements.set(subgraph.name, Number(result.extensions?.['statements'] ?? 0));
          return result;
        },
        end: () => session.end(),
      };
    },
  });

  const gateway: Gateway = await createGateway({
    supergraphSdl,
    sources: running.map(watched).map((subgraph) => inProcessSource(subgraph)),
    scalars: Object.values(scalars),
    timeoutMs: 30_000,
  });

  const ask: ReportsGraph['ask'] = async (query, variables) => {
    statements = new Map();
    const { body, http } = await gateway.server.executeOperation({
      query,
      ...(variables && { variables }),
    });
    if (body.kind !== 'single') throw new Error('The answer came in parts.');
    const answer = JSON.parse(JSON.stringify(body.singleResult)) as FormattedExecutionResult;
    return { status: http.status ?? 200, answer, statements: Object.fromEntries(statements) };
  };

  return {
    supergraphSdl,
    ask,
    answer: async <Data>(query: string, variables?: Readonly<Record<string, unknown>>) => {
      const { answer } = await ask(query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors.slice(0, 5), null, 2));
      return answer.data as Data;
    },
    fail: (name, how = 'UNREACHABLE') => {
      failing = { name, how };
    },
    close: async () => {
      await gateway.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
