import { buildSchema, Kind, parse, validate } from 'graphql';
import { amountWith, COUNTLESS } from '../../../gateway/cost/amount';
import { createCosts } from '../../../gateway/cost/create-costs';
import { readCostDirectives } from '../../../gateway/cost/directives';
import { composeSupergraph } from '../../../gateway/supergraph/compose';

const link = (imports: string): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", ${imports}])`;

const libraryWith = (cost: string, listSize: string): string => `
  type Query {
    book(id: ID!): Book
    books(first: Int = 20, after: String): BookConnection
      ${listSize}(slicingArguments: ["first"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
    latest(first: Int, last: Int): [Book!] ${listSize}(slicingArguments: ["first", "last"], assumedSize: 7)
    things: [Thing!]
    found(filter: Filter, words: [String!] ${cost}(weight: 3)): Int ${cost}(weight: 40)
  }
  input Filter { title: String author: String ${cost}(weight: 5) any: [Filter!] }
  interface Thing { id: ID! related: [Thing!] ${listSize}(assumedSize: 2) }
  type BookConnection { nodes: [Book!]! edges: [BookEdge!]! totalCount: Int! }
  type BookEdge { node: Book! }
  type Book implements Thing @key(fields: "id") { id: ID! title: String related: [Thing!] author: Author authors: [Author!] }
  type Author implements Thing { id: ID! name: String ${cost}(weight: 2) related: [Thing!] books(first: Int): [Book!] ${listSize}(slicingArguments: ["first"], assumedSize: 3) }
  type Map implements Thing ${cost}(weight: 30) { id: ID! scale: Int related: [Thing!] grid: [[Author!]!] }
`;

const compose = (imports: string, cost = '@cost', listSize = '@listSize') => {
  const typeDefs = parse(`${link(imports)} ${libraryWith(cost, listSize)}`);
  return composeSupergraph([{ name: 'library', url: 'http://library.test/', typeDefs }]);
};

const supergraphSdl = compose('"@cost", "@listSize"');
const schema = buildSchema(
  libraryWith('@cost', '@listSize').replaceAll(/@(?:cost|listSize)\([^)]*\)|@key\([^)]*\)/g, ''),
);

const costOf = (query: string, variables: Record<string, unknown> = {}, sdl = supergraphSdl): number => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The operation comes first.');
  return createCosts({ schema, supergraphSdl: sdl, listSize: 10 }).costOf(document, operation)(variables);
};

test.each([
  ['an object costs 1, a scalar nothing', '{ book(id: "a") { id title } }', 1],
  ['a list is as long as is taken for granted', '{ book(id: "a") { authors { id } } }', 1 + 10],
  ['lists within lists multiply', '{ things { related { id } } }', 10 * (30 + 2 * 30)],
  ['a page is as long as it says', '{ books(first: 5) { nodes { title } totalCount } }', 1 + 5],
  ['a page has a default', '{ books { nodes { title } } }', 1 + 20],
  ['nodes and edges both count', '{ books(first: 5) { nodes { id } edges { node { id } } } }', 1 + 5 + 5 * 2],
  ['the greater of two sizes counts', '{ latest(first: 3, last: 4) { id } }', 4],
  ['an assumed size counts where none is given', '{ latest { id } }', 7],
  ['a size below nothing is nothing', '{ latest(first: -4) { id } }', 0],
  ['a weight of a field takes the place of its type', '{ book(id: "a") { author { name } } }', 1 + 1 + 2],
  [
    'of an interface, the dearest type counts',
    '{ things { id ... on Author { books(first: 100) { id } } } }',
    10 * 101,
  ],
  [
    'types of an interface do not add up',
    '{ things { ... on Book { author { id } } ... on Author { name } } }',
    10 * 30,
  ],
  ['a list of lists is as long twice', '{ things { ... on Map { grid { id } } } }', 10 * (30 + 100)],
  [
    'arguments have weights',
    '{ found(filter: { title: "a", author: "b" }, words: ["c", "d"]) }',
    40 + 1 + 5 + 6,
  ],
  [
    'so have filters in filters',
    '{ found(filter: { any: [{ author: "b" }, { author: "c" }] }) }',
    40 + 1 + 2 * 6,
  ],
  [
    'the same field twice costs once',
    '{ book(id: "a") { author { id } author { name } ...F } } fragment F on Book { author { id } }',
    1 + 1 + 2,
  ],
  ['an alias costs again', '{ a: book(id: "a") { id } b: book(id: "b") { id } }', 2],
  [
    'what is always skipped costs nothing',
    '{ book(id: "a") @skip(if: true) { id } books @include(if: false) { totalCount } __typename }',
    0,
  ],
])('%s', (_name, query, cost) => {
  expect(costOf(query)).toBe(cost);
});

test('sizes, conditions and filters are read from the variables of each request', () => {
  const query = `
    query ($n: Int = 3, $with: Boolean = false, $filter: Filter) {
      books(first: $n) { nodes { id author @include(if: $with) { id } author @skip(if: $with) { name } } }
      found(filter: $filter) @include(if: $with)
    }`;
  expect(costOf(query)).toBe(1 + 3 * (1 + 1 + 2));
  expect(costOf(query, { n: 50 })).toBe(1 + 50 * (1 + 1 + 2));
  expect(costOf(query, { n: 50, with: true })).toBe(1 + 50 * (1 + 1) + 40);
  expect(costOf(query, { n: null, with: true, filter: { any: [{ author: 'a' }] } })).toBe(
    1 + 20 * (1 + 1) + 40 + 1 + 6,
  );
});

test('values that are wrong or nested without end are counted without failing', () => {
  const query =
    'query ($n: Int, $filter: Filter) { books(first: $n) { nodes { id } } found(filter: $filter) }';
  expect(costOf(query, { n: 'many', filter: [] })).toBe(1 + 20 + 40 + 1);
  let filter: unknown = {};
  for (let depth = 0; depth < 5_000; depth += 1) filter = { any: [filter] };
  expect(costOf(query, { filter })).toBe(COUNTLESS);
});

test('a cost beyond all numbers is the greatest there is', () => {
  const nested = (levels: number): string =>
    levels === 0 ? 'id' : `books(first: 1000) { id author { ${nested(levels - 1)} } }`;
  expect(costOf(`{ book(id: "a") { author { ${nested(12)} } } }`)).toBe(COUNTLESS);
  expect(amountWith(Number.POSITIVE_INFINITY, {})).toBe(COUNTLESS);
});

test('interfaces within interfaces cost little to count, however many types they have', () => {
  const nested = (levels: number): string =>
    levels === 0
      ? 'id'
      : `related { ... on Book { title } ... on Author { books(first: $n) { id } } ${nested(levels - 1)} }`;
  const query = `query ($n: Int) { things { ${nested(40)} } }`;
  expect(costOf(query, { n: 1 })).toBeGreaterThan(2 ** 40);
});

test('the directives are found by whatever name the supergraph has for them', () => {
  const query = '{ latest { author { name } } things { id } }';
  const renamed = compose(
    '{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@long" }',
    '@price',
    '@long',
  );
  expect(renamed).toContain('@price(weight:');
  expect(costOf(query, {}, renamed)).toBe(costOf(query));
  const unnamed = compose('"@external"', '@federation__cost', '@federation__listSize');
  expect(costOf(query, {}, unnamed)).toBe(costOf(query));
  expect(readCostDirectives('type Query { a: Int }')).toEqual({ weights: new Map(), listSizes: new Map() });
});
