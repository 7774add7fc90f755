import { compareWorld, timeLimit } from '../support/differential/compare-world';
import { repairs } from '../support/differential/worlds/repairs';

const reportsOf = ({ disagreements }: Awaited<ReturnType<typeof compareWorld>>): string =>
  disagreements.map(({ report }) => report).join('\n\n');

test(
  'random operations are answered as one schema would answer them',
  async () => {
    const run = await compareWorld(repairs);
    expect(reportsOf(run)).toBe('');
    expect(run.compared).toBeGreaterThan(0);
    expect(run.withErrors).toBeGreaterThan(0);
  },
  timeLimit(),
);

test(
  'values that their types do not allow, which subgraphs let through, cost what they cost in one schema',
  async () => {
    expect(reportsOf(await compareWorld(repairs, { lies: true, documents: 20 }))).toBe('');
  },
  timeLimit(),
);
