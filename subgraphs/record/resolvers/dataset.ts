import type { Loaded, RecordContext as Ctx, Tally } from '../loaders';

interface Count {
  readonly of: string;
  readonly count: number;
}

const countedBy =
  (key: 'kind' | 'type' | 'subgraph' | 'standing') =>
  async (_: Loaded, __: unknown, { loaders }: Ctx): Promise<readonly Count[]> => {
    const counts = new Map<string, number>();
    for (const tally of await loaders.tallies()) {
      const of = tally[key];
      if (of !== null) counts.set(of, (counts.get(of) ?? 0) + tally.count);
    }
    return [...counts]
      .map(([of, count]) => ({ of, count }))
      .sort((one, other) => (one.of < other.of ? -1 : 1));
  };

const total = (tallies: readonly Tally[]): number => tallies.reduce((sum, { count }) => sum + count, 0);

/** What is loaded. */
export const dataset = {
  Dataset: {
    entryCount: async (_: Loaded, __: unknown, { loaders }: Ctx) => total(await loaders.tallies()),
    entriesByKind: countedBy('kind'),
    entriesByType: countedBy('type'),
    entriesBySubgraph: countedBy('subgraph'),
    entriesByStanding: countedBy('standing'),
  },
};
