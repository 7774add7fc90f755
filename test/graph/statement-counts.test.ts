import { question } from '../support/questions';
import { csvRows } from '../support/reports';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

let graph: ReportsGraph;
beforeAll(async () => {
  // With nothing kept, so that each question runs what it needs.
  graph = await openReportsGraph({ keptMegabytes: 0 });
});
afterAll(() => graph.close());

test('the trace runs as many statements for fifty services as for few', async () => {
  const statementsOf = async (first: number) => {
    const { answer, statements } = await graph.ask(question('trace'), { first });
    expect(answer.errors).toBeUndefined();
    const { nodes } = (answer.data as { services: { nodes: unknown[] } }).services;
    expect(nodes).toHaveLength(Math.min(first, csvRows('services').length));
    return statements;
  };
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((total, each) => total + each, 0);
  const five = await statementsOf(5);
  const half = await statementsOf(25);
  const fifty = await statementsOf(50);
  const all = await statementsOf(100);
  expect(Object.keys(fifty).sort()).toEqual(['agreements', 'finance', 'improvement']);
  // The first five services have an agreement, roles and changes between them, so that all of these are read.
  expect(fifty['agreements']).toBe(five['agreements']);
  // Not all of the first five have money or an inspected council, and what there is none of is not read. By the
  // twenty-fifth every kind has been met: from there on no service adds a statement.
  expect(sum(fifty)).toBeLessThanOrEqual(sum(half));
  expect(sum(all)).toBeLessThanOrEqual(sum(half));
  expect(sum(half)).toBeLessThan(45);
});
