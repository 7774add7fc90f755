import { to, type World } from '../world';

const INPUTS = `
  scalar Blob
  enum Kind { TOWN VILLAGE MOBILE }
  input Window { from: Int = 0 to: Int kinds: [Kind!] = [TOWN] note: String = "none" }
  input Filter {
    must: ID! text: String window: Window = { from: 1 } any: [[Int]] blob: Blob next: Filter
    flag: Boolean = true ratio: Float windows: [Window!]
  }
`;

const ECHO = `(filter: Filter ids: [ID!] = ["a"] n: Int! = 3 blob: Blob day: Date kind: Kind = TOWN ratio: Float
  grid: [[Int!]] text: String = "a \\"text\\"" blobs: [Blob]): String`;

const places = `
  ${INPUTS}
  type Address @shareable { line: String postcode: String! }
  type Branch @key(fields: "id") {
    id: ID! name: String! kind: Kind kinds: [Kind] address: Address addresses: [Address!]! grid: [[Int]]
    strict: [[Int!]!]! open: Boolean blob: Blob day: Date nearest: [Branch!] council: Council echo${ECHO}
  }
  type Council @key(fields: "id") { id: ID! name: String branches(first: Int = 2): [Branch]! places: [Place!] chief: Branch! }
  union Place = Branch | Council
  type Query {
    branch(id: ID!): Branch branches(kind: Kind): [Branch] council(id: ID!): Council councils: [Council!]!
    places: [Place] echo${ECHO} version: String @shareable
  }
`;

const catalogue = `
  interface Item { id: ID! title: String by: Author }
  type Book implements Item @key(fields: "id") { id: ID! title: String by: Author pages: Int! parts: [[Book]] weight: Float }
  type Film implements Item @key(fields: "id") { id: ID! title: String by: Author minutes: Int! sequel: Film }
  type Author @key(fields: "id") { id: ID! name: String! born: Int works: [Item!] }
  union Found = Book | Film | Author
  type Query {
    items(first: Int = 4): [Item] item(id: ID!): Item found(text: String): [Found!] authors: [Author!]
    version: String @shareable oldest: Item!
  }
`;

const loans = `
  ${INPUTS}
  interface Item { id: ID! }
  interface Lent { copies: [Copy!]! onLoan: Int }
  type Address @shareable { line: String postcode: String! }
  type Book implements Item & Lent @key(fields: "id") { id: ID! copies: [Copy!]! onLoan: Int due: Date lend${ECHO} }
  type Film implements Item & Lent @key(fields: "id") { id: ID! copies: [Copy!]! onLoan: Int certificate: String }
  type Copy { number: Int! shelf: String branch: Branch! }
  type Branch @key(fields: "id") { id: ID! stock: [Item] returned: [[Item!]] favourite: Item lent: [Lent!] }
  type Loan @key(fields: "id") { id: ID! item: Item! branch: Branch sentTo: Address days: [Int!] }
  type Query { loans(first: Int): [Loan] latest: Loan loan(id: ID!): Loan lent: [Lent] }
`;

const reviews = `
  interface Reviewed { reviews(least: Int = 0): [Review!] }
  type Book implements Reviewed @key(fields: "id") { id: ID! reviews(least: Int = 0): [Review!] rating: Float score: Int! }
  type Author implements Reviewed @key(fields: "id") { id: ID! reviews(least: Int = 0): [Review!] fans: Int }
  type Branch implements Reviewed @key(fields: "id") { id: ID! reviews(least: Int = 0): [Review!] rating: String }
  type Council @key(fields: "id") { id: ID! wrote: [Review] }
  type Loan @key(fields: "id") { id: ID! complaint: Review complaints: Int! }
  union Subject = Book | Branch | Author
  type Review @key(fields: "id") { id: ID! stars: Int! text: String subject: Subject by: Council }
  type Query { reviews(least: Int): [Review!]! reviewed: [Reviewed!] review(id: ID!): Review }
`;

const rows = [
  {
    __typename: 'Branch',
    id: 'acton',
    name: 'Acton',
    kind: 'TOWN',
    kinds: ['TOWN', null, 'MOBILE'],
    address: { line: 'High Street', postcode: 'W3' },
    addresses: [
      { line: null, postcode: 'W3 6' },
      { line: 'Mill Hill', postcode: 'W3 8' },
    ],
    grid: [[1, null], null, [], [2, 3]],
    strict: [[1], [2, 3]],
    open: true,
    blob: { a: [1, { b: null }] },
    day: '2020-02-29',
    nearest: [to('hanwell'), to('mobile')],
    council: to('ealing'),
    stock: [to('emma'), null, to('alien')],
    returned: [[to('emma')], null, [to('alien'), to('persuasion')]],
    favourite: to('emma'),
    lent: [to('alien'), to('emma')],
    reviews: [to('r3')],
    rating: 'good',
  },
  {
    __typename: 'Branch',
    id: 'hanwell',
    name: 'Hanwell',
    kind: null,
    kinds: null,
    address: null,
    addresses: [],
    grid: null,
    strict: [],
    open: false,
    blob: 'text',
    day: null,
    nearest: null,
    council: to('ealing'),
    stock: [],
    returned: null,
    favourite: null,
    lent: null,
    reviews: null,
    rating: null,
  },
  {
    __typename: 'Branch',
    id: 'mobile',
    name: 'Library van',
    kind: 'MOBILE',
    kinds: [],
    address: { line: '', postcode: '' },
    addresses: [{ line: 'A 40', postcode: 'UB6' }],
    grid: [[0]],
    strict: [[]],
    open: null,
    blob: null,
    day: '1999-12-31',
    nearest: [to('acton')],
    council: null,
    stock: [to('stalker'), to('stalker'), to('persuasion')],
    returned: [[to('stalker'), to('emma')]],
    favourite: to('alien'),
    lent: [to('stalker')],
    reviews: [to('r4'), to('r3')],
    rating: 'fair',
  },
  {
    __typename: 'Council',
    id: 'ealing',
    name: 'Ealing',
    branches: [to('acton'), to('hanwell')],
    places: [to('ealing'), to('acton'), to('brent')],
    chief: to('acton'),
    wrote: [to('r1'), null, to('r3')],
  },
  {
    __typename: 'Council',
    id: 'brent',
    name: null,
    branches: [null, to('mobile')],
    places: null,
    chief: to('mobile'),
    wrote: null,
  },
  {
    __typename: 'Book',
    id: 'emma',
    title: 'Emma',
    by: to('austen'),
    pages: 474,
    parts: [[to('persuasion'), null], null],
    weight: 0.5,
    copies: [
      { number: 1, shelf: 'A', branch: to('acton') },
      { number: 2, shelf: null, branch: to('mobile') },
    ],
    onLoan: 1,
    due: '2026-01-01',
    reviews: [to('r1'), to('r2')],
    rating: 4.5,
    score: 9,
  },
  {
    __typename: 'Book',
    id: 'persuasion',
    title: null,
    by: to('austen'),
    pages: 249,
    parts: null,
    weight: 3,
    copies: [],
    onLoan: null,
    due: null,
    reviews: [],
    rating: null,
    score: 0,
  },
  {
    __typename: 'Film',
    id: 'alien',
    title: 'Alien',
    by: null,
    minutes: 117,
    sequel: to('stalker'),
    copies: [{ number: 7, shelf: 'Z', branch: to('acton') }],
    onLoan: 0,
    certificate: '18',
  },
  {
    __typename: 'Film',
    id: 'stalker',
    title: 'Stalker',
    by: to('tarkovsky'),
    minutes: 162,
    sequel: null,
    copies: [{ number: 8, shelf: 'Y', branch: to('hanwell') }],
    onLoan: null,
    certificate: null,
  },
  {
    __typename: 'Author',
    id: 'austen',
    name: 'Austen',
    born: 1775,
    works: [to('emma'), to('persuasion')],
    reviews: [to('r5')],
    fans: 12,
  },
  {
    __typename: 'Author',
    id: 'tarkovsky',
    name: 'Tarkovsky',
    born: null,
    works: [to('stalker')],
    reviews: null,
    fans: null,
  },
  {
    __typename: 'Loan',
    id: 'l1',
    item: to('emma'),
    branch: to('acton'),
    sentTo: { line: 'Low Street', postcode: 'W5' },
    days: [1, 2],
    complaint: to('r2'),
    complaints: 1,
  },
  {
    __typename: 'Loan',
    id: 'l2',
    item: to('stalker'),
    branch: null,
    sentTo: null,
    days: null,
    complaint: null,
    complaints: 0,
  },
  { __typename: 'Review', id: 'r1', stars: 5, text: 'Good', subject: to('emma'), by: to('ealing') },
  { __typename: 'Review', id: 'r2', stars: 1, text: null, subject: to('emma'), by: null },
  { __typename: 'Review', id: 'r3', stars: 3, text: 'Warm', subject: to('acton'), by: to('ealing') },
  { __typename: 'Review', id: 'r4', stars: 2, text: 'Late', subject: null, by: to('brent') },
  { __typename: 'Review', id: 'r5', stars: 4, text: 'Dry', subject: to('austen'), by: to('brent') },
];

const byId = (_row: unknown, { id }: Readonly<Record<string, unknown>>) => to(String(id));
const all = (...ids: string[]) => ids.map(to);

const stars = (id: string): number => {
  const row = rows.find((each) => each.id === id);
  return row && 'stars' in row && typeof row.stars === 'number' ? row.stars : 0;
};

const manyReviews = (ids: readonly string[], least: unknown) =>
  all(...ids.filter((id) => typeof least !== 'number' || stars(id) >= least));

/** Libraries: lists of lists, nulls everywhere, unions and interfaces across subgraphs, arguments of every kind. */
export const lending: World = {
  name: 'lending',
  subgraphs: { places, catalogue, loans, reviews },
  sparse: { loans: ['Film'], reviews: ['Book', 'Author', 'Council', 'Loan'] },
  values: {
    'Query.branch.id': ['acton', 'hanwell', 'mobile', 'none'],
    'Query.council.id': ['ealing', 'brent'],
    'Query.item.id': ['emma', 'persuasion', 'alien', 'stalker', 'none'],
    'Query.loan.id': ['l1', 'l2', 'none'],
    'Query.review.id': ['r1', 'r2', 'r3', 'r4', 'r5'],
  },
  open: () => ({
    rows,
    resolvers: {
      'Query.branch': byId,
      'Query.branches': (_, { kind }) =>
        kind === 'VILLAGE' ? null : kind === 'MOBILE' ? all('mobile') : [to('acton'), null, to('hanwell')],
      'Query.council': byId,
      'Query.councils': () => all('ealing', 'brent'),
      'Query.places': () => [to('brent'), to('acton'), null, to('mobile')],
      'Query.version': () => '1',
      'Query.items': (_, { first }) =>
        all('stalker', 'emma', 'alien', 'persuasion').slice(0, Math.max(0, Number(first ?? 4))),
      'Query.item': byId,
      'Query.found': (_, { text }) => (text === null ? null : all('austen', 'emma', 'alien', 'tarkovsky')),
      'Query.authors': () => all('tarkovsky', 'austen'),
      'Query.oldest': () => to('persuasion'),
      'Query.loans': () => [to('l1'), null, to('l2')],
      'Query.latest': () => to('l2'),
      'Query.loan': byId,
      'Query.lent': () => [to('alien'), to('emma'), null],
      'Query.reviews': (_, { least }) => manyReviews(['r4', 'r1', 'r3'], least),
      'Query.reviewed': () => all('austen', 'acton', 'emma', 'persuasion'),
      'Query.review': byId,
    },
  }),
};
