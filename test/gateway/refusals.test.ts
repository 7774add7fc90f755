import { createFixture } from '../support/fixture-subgraph';
import { openTestGateway, type TestGateway } from '../support/gateway';
import { createMoney, createPlaces } from '../support/town';

let opened: TestGateway;
beforeAll(async () => {
  opened = await openTestGateway([createPlaces(), createMoney()]);
});
afterAll(() => opened.close());

const refusal = (message: string, column: number, extensions: Record<string, unknown>) => ({
  status: 400,
  answer: { errors: [{ message, locations: [{ line: 1, column }], extensions }] },
});

test('a value that a scalar does not allow is refused with its own code before any subgraph is asked', async () => {
  const message = '"yesterday" is not a date; write year, month and day: "2021-04-01".';
  expect(await opened.ask('{ echo(day: "yesterday") }')).toEqual(
    refusal(message, 13, { code: 'BAD_DATE', argument: 'day' }),
  );
  expect(await opened.ask('query ($d: Date) { echo(day: $d) }', { d: 'yesterday' })).toEqual(
    refusal(`Variable "$d" got invalid value "yesterday"; ${message}`, 8, {
      code: 'BAD_DATE',
      argument: '$d',
    }),
  );
  expect((await opened.ask('query @view(asOf: "1066-10-14") { echo }')).answer.errors).toMatchObject([
    { extensions: { code: 'DATE_OUT_OF_RANGE', argument: 'asOf' } },
  ]);
});

test.each([
  ['a value', '{ visitsWhere(filter: { during: { from: "yesterday" } }) }', 'BAD_DATE', 'filter.during.from'],
  ['a value of a list', '{ visitsWhere(filter: { days: ["2021-02-30"] }) }', 'BAD_DATE', 'filter.days'],
  ['a name', '{ visitsWhere(filter: { sort: [UP] }) }', 'GRAPHQL_VALIDATION_FAILED', 'filter.sort'],
  ['a term', '{ visitsWhere(filter: { until: 1 }) }', 'GRAPHQL_VALIDATION_FAILED', 'filter.until'],
  ['a default', 'query ($d: Date = "now") @view(asOf: $d) { visitsWhere }', 'BAD_DATE', '$d'],
  ['an argument', '{ visitsWhere(where: 1) }', 'GRAPHQL_VALIDATION_FAILED', 'where'],
])('%s of a filter that is not right is named by its path', async (_name, query, code, argument) => {
  const filters = createFixture(
    'filters',
    `
    enum Sort { DAY }
    input Span { from: Date }
    input VisitFilter { during: Span days: [Date!] sort: [Sort!] }
    type Query { visitsWhere(filter: VisitFilter): String }
    `,
    {},
  );
  const { ask, close } = await openTestGateway([filters]);
  expect(await ask(query)).toMatchObject({
    status: 400,
    answer: { errors: [{ extensions: { code, argument } }] },
  });
  expect(filters.asked).toEqual([]);
  await close();
});

test.each([
  [
    'long',
    'QUERY_TOO_LONG',
    `{ ${'echo '.repeat(10_000)}}`,
    'The document has more than 10000 tokens (names, values and marks). Ask for fewer fields, put values into variables, or send several operations.',
  ],
  ['deep', 'GRAPHQL_PARSE_FAILED', '{ a'.repeat(4_000), 'The document is nested too deeply to be read.'],
])('a document that is too %s is refused', async (_name, code, query, message) => {
  expect(await opened.ask(query)).toMatchObject({
    status: 400,
    answer: {
      errors: [{ message, extensions: { code } }],
    },
  });
});

test('a document with several operations needs the name of one', async () => {
  expect(await opened.ask('query A { echo } query B { echo }')).toEqual({
    status: 400,
    answer: {
      errors: [
        {
          message: 'The request does not say which to run; send one of these as operationName: A, B.',
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
        },
      ],
    },
  });
});

test.each(['mutation', 'subscription'])('a %s is refused: the graph can only be read', async (kind) => {
  expect(await opened.ask(`${kind} { x }`)).toEqual(
    refusal(`The graph has no ${kind}: it can only be read. Send a query.`, 1, {
      code: 'OPERATION_NOT_SUPPORTED',
    }),
  );
});

test('a variable that is null where a value must be is refused, one that is left out is not', async () => {
  const lists = createFixture(
    'lists',
    `
    enum Direction { ASC DESC }
    input Order { direction: Direction! = ASC }
    type Query { list(first: Int! = 20, orderBy: [Order!]): String }
    `,
    { Query: { list: () => 'listed' } },
  );
  const { ask, close } = await openTestGateway([lists]);
  const ordered = 'query ($d: Direction) { list(orderBy: [{ direction: $d }]) }';
  expect(await ask(ordered, { d: null })).toEqual(
    refusal(
      'Variable "$d" is null, and stands where a value of type "Direction!" must be; give one, or leave the variable out.',
      53,
      { code: 'BAD_USER_INPUT', argument: 'orderBy.direction' },
    ),
  );
  expect(await ask('query ($n: Int) { list(first: $n) }', { n: null })).toMatchObject({
    status: 400,
    answer: { errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }] },
  });
  expect(lists.asked).toEqual([]);
  expect(await ask(ordered)).toMatchObject({ status: 200, answer: { data: { list: 'listed' } } });
  await close();
});

test('introspection is refused where it is switched off', async () => {
  const closed = await openTestGateway([createPlaces()], { introspection: false });
  expect(await closed.ask('{ __schema { description } }')).toEqual(
    refusal(
      'GraphQL introspection has been disabled, but the requested query contained the field "__schema".',
      3,
      { code: 'GRAPHQL_VALIDATION_FAILED' },
    ),
  );
  await closed.close();
});
