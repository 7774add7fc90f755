import { givenQuestions } from '../support/given-questions';
import { openReportsGraph, type Asked, type ReportsGraph } from '../support/reports-graph';

let keeping: ReportsGraph;
let reading: ReportsGraph;
beforeAll(async () => {
  keeping = await openReportsGraph({ keptMegabytes: 64 });
});
beforeAll(async () => {
  reading = await openReportsGraph({ keptMegabytes: 0 });
});
afterAll(async () => {
  await keeping.close();
  await reading.close();
});

const VIEWS = [{}, { asOf: '2019-06-01' }, { knownAt: '2018-12-31' }];

/** What each load has of its own. */
const withoutLoad = ({ answer, status }: Asked): string =>
  JSON.stringify([status, answer]).replaceAll(/"(loadId|loadedAt)":"[^"]*"/g, '"$1":""');

const cases = givenQuestions().flatMap(({ name, query, variables }) =>
  VIEWS.filter((view) => Object.keys(view).every((day) => query.includes(`$${day}: `))).map((view) => ({
    name,
    query,
    variables: { ...variables, ...view },
  })),
);

test.each(cases)(
  '$name is answered alike from memory and from the database',
  async ({ query, variables }) => {
    const right = withoutLoad(await reading.ask(query, variables));
    // By graphql-js from the database; compiled; compiled, and with the loaders of the request before.
    for (let time = 1; time <= 3; time += 1) {
      expect(withoutLoad(await keeping.ask(query, variables))).toBe(right);
    }
    const { statements } = await keeping.ask(query, variables);
    expect(new Set(Object.values(statements))).toEqual(new Set([0]));
  },
);
