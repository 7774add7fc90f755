import { Kind, parse } from 'graphql';
import { readExamples } from '../support/examples';
import { question, questionNames } from '../support/questions';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

let graph: ReportsGraph;
beforeAll(async () => {
  graph = await openReportsGraph();
});
afterAll(() => graph.close());

/** Whether a value holds anything but nulls and empty lists. */
const saysSomething = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(saysSomething);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(saysSomething);
  return value !== null;
};

describe.each(readExamples())('the example $path', ({ query }) => {
  test('answers without an error, and something at every root but what is called nobody', async () => {
    const { nobody, ...data } = await graph.answer(query);
    expect(nobody ?? null).toBeNull();
    for (const [root, value] of Object.entries(data))
      expect([root, saysSomething(value)]).toEqual([root, true]);
    for (const value of Object.values(data)) {
      if (typeof value === 'object' && value !== null && 'nodes' in value)
        expect(value.nodes).not.toHaveLength(0);
    }
  });

  test('teaches: a title and comments, a name, no variable that must be given', () => {
    expect(query).toMatch(/^# \S/);
    expect(query.match(/^\s*# \S/gm)?.length).toBeGreaterThan(2);
    const operations = parse(query).definitions.flatMap((each) =>
      each.kind === Kind.OPERATION_DEFINITION ? [each] : [],
    );
    expect(operations).toHaveLength(1);
    expect(operations[0]?.name?.value).toMatch(/^[A-Z]/);
    const required = operations[0]?.variableDefinitions?.filter(
      ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue,
    );
    expect(required).toEqual([]);
  });
});

test('every example and every question has a name of its own', () => {
  const documents = [...readExamples().map(({ query }) => query), ...questionNames().map(question)];
  const names = documents.flatMap((document) =>
    parse(document).definitions.flatMap((each) =>
      each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value] : [],
    ),
  );
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(names.length);
});
