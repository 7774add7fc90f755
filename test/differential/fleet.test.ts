import { compareWorld, timeLimit } from '../support/differential/compare-world';
import { fleet } from '../support/differential/worlds/fleet';

const reportsOf = ({ disagreements }: Awaited<ReturnType<typeof compareWorld>>): string =>
  disagreements.map(({ report }) => report).join('\n\n');

test(
  'random operations are answered as one schema would answer them',
  async () => {
    const run = await compareWorld(fleet);
    expect(reportsOf(run)).toBe('');
    expect(run.compared).toBeGreaterThan(0);
    expect(run.withErrors).toBeGreaterThan(0);
  },
  timeLimit(),
);

test(
  'values that their types do not allow, which subgraphs let through, cost what they cost in one schema',
  async () => {
    expect(reportsOf(await compareWorld(fleet, { lies: true, documents: 20 }))).toBe('');
  },
  timeLimit(),
);
