import type { FetchRecord } from './request-record';

/** What one subgraph did for a request. */
export interface SubgraphPart {
  readonly fetches: number;
  /** How often something was sent over HTTP; 0 in one process. */
  readonly attempts: number;
  /** The times of its fetches together, in milliseconds; those that ran beside each other count each. */
  readonly ms: number;
  readonly statements: number | undefined;
  /** How the fetches ended that did not bring an answer, each way once. */
  readonly outcomes: readonly string[];
}

/** Over HTTP each fetch is a session of its own; in one process they share one, whose count goes up. */
const statementsOf = (fetches: readonly FetchRecord[]): number | undefined => {
  const counts = fetches.flatMap(({ statements }) => statements ?? []);
  if (counts.length === 0) return undefined;
  const isOverHttp = fetches.some(({ attempts }) => attempts > 0);
  return isOverHttp ? counts.reduce((sum, count) => sum + count, 0) : Math.max(...counts);
};

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** What each subgraph did for a request, by name. */
export const subgraphParts = (fetches: readonly FetchRecord[]): ReadonlyMap<string, SubgraphPart> => {
  const bySubgraph = new Map<string, FetchRecord[]>();
  for (const fetch of fetches) {
    const known = bySubgraph.get(fetch.subgraph);
    if (known) known.push(fetch);
    else bySubgraph.set(fetch.subgraph, [fetch]);
  }
  return new Map(
    [...bySubgraph].map(([name, its]) => [
      name,
      {
        fetches: its.length,
        attempts: total(its.map(({ attempts }) => attempts)),
        ms: total(its.map(({ ms }) => ms ?? 0)),
        statements: statementsOf(its),
        outcomes: [...new Set(its.map(({ outcome }) => outcome))].filter((outcome) => outcome !== 'answered'),
      },
    ]),
  );
};
