import type { GraphQLSchema } from 'graphql';
import { silentLog } from '../../subgraphs/common/process/log';
import { createEngine } from '../create-engine';
import type { Source } from '../sources/source';
import { SourceFailure } from '../sources/source';

const unreachable = (name: string): Source => {
  const fail = (): Promise<never> => Promise.reject(new SourceFailure('SUBGRAPH_UNAVAILABLE', name));
  return { name, execute: fail, ready: fail, close: () => Promise.resolve() };
};

/**
 * The schema that clients see of a supergraph.
 * @param names the names of its subgraphs, none of which is asked
 */
export const readApiSchema = async (
  supergraphSdl: string,
  names: readonly string[],
): Promise<GraphQLSchema> => {
  const sources = names.map(unreachable);
  const engine = createEngine({
    supergraphSdl,
    sources,
    scalars: [],
    timeoutMs: 1,
    mostValues: 1,
    log: silentLog,
  });
  const loaded = new Promise<GraphQLSchema>((resolve) => {
    engine.onSchemaLoadOrUpdate(({ apiSchema }) => {
      resolve(apiSchema);
    });
  });
  await engine.load({ apollo: {} });
  await engine.stop();
  return loaded;
};
