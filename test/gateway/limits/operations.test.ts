import { buildSchema } from 'graphql';
import { createCosts } from '../../../gateway/cost/create-costs';
import type { Excess } from '../../../gateway/limits/excess';
import { limitCost } from '../../../gateway/limits/limit-cost';
import { refuseLarge, type OperationLimits } from '../../../gateway/plugins/refuse-large';
import { requirePageSize } from '../../../gateway/plugins/require-page-size';
import { closeOpened, serveGraph } from './support';

afterAll(closeOpened);

const LIMITS: OperationLimits = { mostLevels: 5, mostFields: 20, mostAliases: 3, mostRoots: 4 };

const limited = async (mode: 'enforce' | 'measure' = 'enforce') => {
  const seen: Excess[] = [];
  const observe = (excess: Excess): void => {
    seen.push(excess);
  };
  const served = await serveGraph({ validationRules: [refuseLarge(LIMITS, { mode, observe })] });
  return { ...served, seen };
};

const refusal = (code: string, limit: number, value: number, message: unknown = expect.any(String)) => ({
  status: 400,
  answer: {
    errors: [{ message, locations: [{ line: 1, column: 1 }], extensions: { code, limit, value } }],
  },
});

test.each([
  ['deep', '{ thing { thing { thing { thing { thing { id } } } } } }', 'QUERY_TOO_DEEP', 5, 6],
  [
    'wide',
    'query { thing { ...F ...F ... { ...F } } } fragment F on Thing { thing { a: id id } id x: thing { id thing { id } } }',
    'QUERY_TOO_WIDE',
    20,
    25,
  ],
  ['full of aliases', '{ a: echo b: thing { c: id d: id } }', 'TOO_MANY_ALIASES', 3, 4],
  [
    'full of aliases of fragments',
    'query { thing { ...F thing { ...F } } } fragment F on Thing { a: id b: id }',
    'TOO_MANY_ALIASES',
    3,
    4,
  ],
  ['many at once', '{ a: echo b: echo echo c: echo ... { thing { id } } }', 'TOO_MANY_ROOT_FIELDS', 4, 5],
])(
  'an operation that is too %s is refused with the limit and the value',
  async (_name, query, code, limit, value) => {
    const { post } = await limited();
    const { status, answer } = await post({ query });
    expect({
      status,
      answer: { errors: answer.errors?.filter((each) => each.extensions?.['code'] === code) },
    }).toEqual(refusal(code, limit, value));
  },
);

test('in the measuring mode all is answered, and told with the name of its operation', async () => {
  const { post, seen } = await limited('measure');
  expect(
    (await post({ query: 'query Deep { thing { thing { thing { thing { thing { id } } } } } }' })).answer,
  ).toEqual({
    data: { thing: null },
  });
  expect((await post({ query: 'query Named { a: echo b: echo c: echo d: echo echo }' })).status).toBe(200);
  expect(seen).toEqual([
    { code: 'QUERY_TOO_DEEP', limit: 5, value: 6, operationName: 'Deep' },
    { code: 'TOO_MANY_ALIASES', limit: 3, value: 4, operationName: 'Named' },
    { code: 'TOO_MANY_ROOT_FIELDS', limit: 4, value: 5, operationName: 'Named' },
  ]);
});

test('what can not be planned is refused in the measuring mode too', async () => {
  const { post } = await limited('measure');
  const fragments = Array.from(
    { length: 60 },
    (_, at) => `fragment F${String(at)} on Thing { ...F${String(at + 1)} ... { ...F${String(at + 1)} } }`,
  );
  const query = `{ thing { ...F0 } } ${fragments.join(' ')} fragment F60 on Thing { id }`;
  expect(await post({ query })).toMatchObject(refusal('QUERY_TOO_WIDE', 20, Number.MAX_SAFE_INTEGER));
});

test('the schema can be read once, not again and again', async () => {
  const { post } = await limited();
  const types = 'types { name fields { name args { name } } }';
  expect((await post({ query: `{ __schema { ${types} } }` })).status).toBe(200);
  expect(
    (
      await post({
        query: `{ a: __schema { ${types} } b: __schema { ${types} } c: __schema { ${types} } d: __schema { ${types} } }`,
      })
    ).answer,
  ).toMatchObject({
    errors: [{ extensions: { code: 'TOO_MANY_ALIASES', limit: 3, value: 4 } }],
  });
  expect(
    (await post({ query: `{ __schema { types { ${'fields { name } '.repeat(250)} } } }` })).answer,
  ).toMatchObject({
    errors: [{ extensions: { code: 'QUERY_TOO_WIDE', limit: 500, value: 502 } }],
  });
});

test('100,000 aliases are read no further than the limit of tokens', async () => {
  const { post } = await limited();
  const query = `{ ${Array.from({ length: 100_000 }, (_, at) => `_${at.toString(36)}:a`).join(' ')} }`;
  expect(await post({ query })).toMatchObject({
    status: 400,
    answer: {
      errors: [
        {
          message:
            'The document has more than 10000 tokens (names, values and marks). Ask for fewer fields, put values into variables, or send several operations.',
          extensions: { code: 'QUERY_TOO_LONG', limit: 10_000 },
        },
      ],
    },
  });
});

test.each([
  [
    '10,000 levels',
    `${'{ thing '.repeat(10_000)}{ id }${' }'.repeat(10_000)}`,
    /^(?:QUERY_TOO_LONG|GRAPHQL_PARSE_FAILED)$/,
  ],
  [
    'fragments that go round',
    '{ thing { ...A } } fragment A on Thing { thing { ...B } } fragment B on Thing { thing { ...A } }',
    /^GRAPHQL_VALIDATION_FAILED$/,
  ],
  ['one field again and again', `{ ${'echo '.repeat(9_000)}}`, /^QUERY_TOO_LONG$/],
])('%s are refused, and the next request is answered', async (_name, query, code) => {
  const { post } = await limited();
  const { status, answer } = await post({ query });
  expect([status, answer.data]).toEqual([400, undefined]);
  expect(answer.errors?.map((error) => error.extensions?.['code'])).toContainEqual(
    expect.stringMatching(code),
  );
  expect(JSON.stringify(answer)).not.toMatch(/\bat \w+ \(|node_modules/);
  expect((await post({ query: '{ echo }' })).answer).toEqual({ data: { echo: 'said' } });
});

const LISTS = `
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    things(first: Int, last: Int): [Thing] @listSize(slicingArguments: ["first", "last"])
    some(first: Int = 5): [Thing] @listSize(slicingArguments: ["first"])
  }
  type Thing { id: ID some(first: Int = 5): [Thing] @listSize(slicingArguments: ["first"]) }
`;
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@listSize"])';

const costly = async (mode: 'enforce' | 'measure', mayExplain = true) => {
  const seen: Excess[] = [];
  const charged: number[] = [];
  const costs = createCosts({ schema: buildSchema(LISTS), supergraphSdl: LINK + LISTS, listSize: 10 });
  const observe = (excess: Excess): void => {
    seen.push(excess);
  };
  const served = await serveGraph({
    sdl: LISTS,
    validationRules: [requirePageSize(costs.directives, { mode, observe })],
    plugins: [
      limitCost({
        costsOf: () => costs,
        mostCost: 100,
        mayExplain,
        mode,
        observe,
        charge: ({ request }, cost) => {
          if (request.method === 'POST') charged.push(cost);
        },
      }),
    ],
  });
  return { ...served, seen, charged };
};

const SOME = 'query Some($n: Int!) { some(first: $n) { some { id } } }';

test('an operation that costs too much for its variables is refused with its cost', async () => {
  const { post, seen, charged } = await costly('enforce');
  expect((await post({ query: SOME, variables: { n: 16 } })).answer).toEqual({ data: { some: null } });
  expect(await post({ query: SOME, variables: { n: 17 } })).toMatchObject({
    status: 400,
    answer: {
      errors: [
        {
          message:
            'The operation costs 102; at most 100 is answered. Ask for shorter pages with first, for fewer lists within lists, or in several operations. Every object costs 1, times the length of each list that it stands in.',
          extensions: { code: 'QUERY_TOO_COSTLY', limit: 100, value: 102 },
        },
      ],
    },
  });
  expect(seen).toEqual([{ code: 'QUERY_TOO_COSTLY', limit: 100, value: 102, operationName: 'Some' }]);
  expect(charged).toEqual([96, 102]);
});

test('the cost stands in the answer where it is asked for, and may be', async () => {
  const { post } = await costly('measure');
  const body = { query: SOME, variables: { n: 17 } };
  const asking = { 'x-council-graph-explain': 'plan, Cost' };
  expect((await post(body, asking)).answer).toEqual({
    data: { some: null },
    extensions: { cost: { value: 102, limit: 100 } },
  });
  expect((await post(body)).answer).toEqual({ data: { some: null } });
  const closed = await costly('enforce', false);
  expect((await closed.post({ query: '{ some { id } }' }, asking)).answer).toEqual({ data: { some: null } });
});

test('a list that wants to know how many are asked for is refused without, and with two answers', async () => {
  const { post } = await costly('enforce');
  const refused = (value: number) => ({
    status: 400,
    answer: {
      errors: [
        {
          message: `The field "things" of Query has ${String(value)} of the arguments that say how many are asked for; give exactly one of first, last.`,
          extensions: { code: 'PAGE_SIZE_REQUIRED', limit: 1, value },
        },
      ],
    },
  });
  expect(await post({ query: '{ things { id } }' })).toMatchObject(refused(0));
  expect(await post({ query: '{ things(first: 1, last: 1) { id } }' })).toMatchObject(refused(2));
  expect((await post({ query: '{ things(last: 2) { some { id } } }' })).status).toBe(200);
  const measured = await costly('measure');
  expect((await measured.post({ query: '{ things { id } }' })).status).toBe(200);
  expect(measured.seen).toMatchObject([{ code: 'PAGE_SIZE_REQUIRED', value: 0 }]);
});
