import { Supergraph } from '@apollo/federation-internals';
import { SupergraphError } from '../../subgraphs/common/process/exit-code';

const UNSUPPORTED = /feature (\S+) is for: (\w+) but is unsupported/g;

/** What is wrong, by what Apollo says of it. */
const reasonOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  const features = [...text.matchAll(UNSUPPORTED)].map(([, url = '']) => url);
  if (features.length > 0)
    return `It uses ${[...new Set(features)].join(', ')}, which this gateway does not support. Compose it without.`;
  return `${text} Compose it anew.`;
};

/**
 * Reads a composed schema as the planner knows it.
 * @param validate whether to check it and each subgraph in it; one that was checked and rewritten needs none
 * @throws {SupergraphError} where it is no supergraph, or uses what the planner does not support
 */
export const buildSupergraph = (sdl: string, { validate }: { readonly validate: boolean }): Supergraph => {
  try {
    const supergraph = Supergraph.build(sdl, { validateSupergraph: validate });
    supergraph.subgraphs();
    return supergraph;
  } catch (error) {
    throw new SupergraphError(`The composed schema can not be used. ${reasonOf(error)}`);
  }
};
