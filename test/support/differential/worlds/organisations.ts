import { to, type World } from '../world';

const register = `
  interface Organisation { id: ID! name: String parent: Organisation members(first: Int): [Organisation!] }
  interface Named { name: String }
  enum Tier { COUNTY DISTRICT UNITARY }
  type Council implements Organisation & Named @key(fields: "id") @key(fields: "gssCode") {
    id: ID! gssCode: String! name: String parent: Organisation members(first: Int): [Organisation!] tier: Tier
    neighbours: [[Council]] leader: Person
  }
  type Agency implements Organisation & Named @key(fields: "id") {
    id: ID! name: String parent: Organisation members(first: Int): [Organisation!] remit: [String!]
  }
  type Trust implements Organisation & Named @key(fields: "id") {
    id: ID! name: String parent: Organisation members(first: Int): [Organisation!] founded: Int! ward: String
  }
  type Person implements Named @shareable { name: String since: Date }
  union Party = Council | Agency | Person
  type Query {
    organisation(id: ID!): Organisation organisations(first: Int = 5): [Organisation!]! named: [Named] parties: [Party!]
    council(gssCode: String!): Council
  }
`;

const funds = `
  interface Organisation { id: ID! }
  interface Funded { grants(least: Int): [Grant!] }
  type Council implements Organisation & Funded @key(fields: "id") { id: ID! grants(least: Int): [Grant!] budget: Int }
  type Agency implements Organisation @key(fields: "id") { id: ID! budget: Int! ward: Int }
  type Trust implements Organisation & Funded @key(fields: "id") { id: ID! grants(least: Int): [Grant!] budget: Int }
  type Grant @key(fields: "id") { id: ID! amount: Int! payer: Organisation payees: [Organisation!]! terms: Terms }
  type Terms { text: String! by: Organisation witnesses: [Funded] }
  type Query { grants: [Grant] grant(id: ID!): Grant funded: [Funded!]! donor: Organisation! }
`;

const ratings = `
  interface Rated { rating: Rating }
  interface Organisation { id: ID! }
  type Council implements Organisation & Rated @key(fields: "gssCode") @key(fields: "id") {
    id: ID! gssCode: String! rating: Rating history(years: [Int!]! = [2019, 2020]): [Rating!]
  }
  type Trust implements Organisation & Rated @key(fields: "id") { id: ID! rating: Rating inspector: Organisation! }
  type Agency implements Organisation @key(fields: "id", resolvable: false) { id: ID! }
  type Grant implements Rated @key(fields: "id") { id: ID! rating: Rating audited: Boolean! }
  type Rating { grade: Grade! reasons: [String] by: Organisation compared: [Rated!] }
  enum Grade { GOOD POOR }
  type Query { rated: [Rated] best: Rated }
`;

const notices = `
  interface Organisation { id: ID! }
  type Council implements Organisation @key(fields: "gssCode") { id: ID! @external gssCode: String! notices: [Notice!]! }
  type Agency implements Organisation @key(fields: "id") { id: ID! notices: [Notice] }
  type Person @shareable { name: String since: Date }
  union Subject = Agency | Grant | Notice
  union Signatory = Person | Agency
  type Grant @key(fields: "id") { id: ID! notice: Notice }
  type Notice @key(fields: "id") {
    id: ID! title: String issuer: Agency about: [Subject!] replaces: Notice signed: [[Signatory]]
  }
  type Query { notices: [Notice!] subjects: [Subject] notice(id: ID!): Notice }
`;

const rows = [
  {
    __typename: 'Council',
    id: 'ealing',
    gssCode: 'E1',
    name: 'Ealing',
    parent: to('london'),
    members: [to('parks'), to('brent')],
    tier: 'DISTRICT',
    neighbours: [[to('brent'), null], null, []],
    leader: { __typename: 'Person', name: 'Ada', since: '2020-05-01' },
    grants: [to('g1'), to('g2')],
    budget: 100,
    rating: { grade: 'GOOD', reasons: ['quick', null], by: to('ofsted'), compared: [to('parks'), to('g1')] },
    notices: [to('n1')],
  },
  {
    __typename: 'Council',
    id: 'brent',
    gssCode: 'E2',
    name: null,
    parent: null,
    members: null,
    tier: null,
    neighbours: null,
    leader: null,
    grants: null,
    budget: null,
    rating: null,
    notices: [],
  },
  {
    __typename: 'Council',
    id: 'london',
    gssCode: 'E3',
    name: 'London',
    parent: null,
    members: [to('ealing'), to('ofsted'), to('parks')],
    tier: 'COUNTY',
    neighbours: [[to('ealing'), to('ealing')]],
    leader: { __typename: 'Person', name: null, since: null },
    grants: [],
    budget: 0,
    rating: { grade: 'POOR', reasons: null, by: null, compared: null },
    notices: [to('n2'), to('n1')],
  },
  {
    __typename: 'Agency',
    id: 'ofsted',
    name: 'Ofsted',
    parent: null,
    members: [],
    remit: ['schools', 'care'],
    budget: 7,
    ward: 3,
    notices: [to('n2'), null],
  },
  {
    __typename: 'Agency',
    id: 'police',
    name: null,
    parent: to('london'),
    members: null,
    remit: null,
    budget: 9,
    ward: null,
    notices: null,
  },
  {
    __typename: 'Trust',
    id: 'parks',
    name: 'Parks Trust',
    parent: to('ealing'),
    members: [to('police')],
    founded: 1990,
    ward: 'North',
    grants: [to('g2')],
    budget: 3,
    rating: { grade: 'GOOD', reasons: [], by: to('london'), compared: [to('ealing')] },
    inspector: to('ofsted'),
  },
  {
    __typename: 'Grant',
    id: 'g1',
    amount: 10,
    payer: to('london'),
    payees: [to('ealing'), to('parks'), to('ofsted')],
    terms: { text: 'Spend it', by: to('parks'), witnesses: [to('ealing'), null, to('parks')] },
    rating: { grade: 'POOR', reasons: ['late'], by: to('police'), compared: [] },
    audited: true,
    notice: to('n1'),
  },
  {
    __typename: 'Grant',
    id: 'g2',
    amount: 0,
    payer: null,
    payees: [],
    terms: null,
    rating: null,
    audited: false,
    notice: null,
  },
  {
    __typename: 'Notice',
    id: 'n1',
    title: 'First',
    issuer: to('ofsted'),
    about: [to('g1'), to('police'), to('n2')],
    replaces: null,
    signed: [[{ __typename: 'Person', name: 'Bo', since: '2001-01-01' }, to('ofsted')], null, [null]],
  },
  {
    __typename: 'Notice',
    id: 'n2',
    title: null,
    issuer: null,
    about: null,
    replaces: to('n1'),
    signed: null,
  },
];

const links = (...ids: string[]) => ids.map(to);

/** Organisations: an interface with `id` alone outside its home, and what four subgraphs add to the types that implement it. */
export const organisations: World = {
  name: 'organisations',
  subgraphs: { register, funds, ratings, notices },
  sparse: { funds: ['Trust', 'Agency'], notices: ['Agency', 'Grant'] },
  through: {
    'Council.rating': ['register'],
    'Council.history': ['register'],
    'Council.notices': ['register', 'ratings'],
    'Council.gssCode': ['register', 'ratings'],
    'Council.id': ['register', 'ratings'],
  },
  values: {
    'Query.organisation.id': ['ealing', 'brent', 'london', 'ofsted', 'parks', 'none'],
    'Query.council.gssCode': ['E1', 'E2', 'E3', 'E4'],
    'Query.grant.id': ['g1', 'g2'],
    'Query.notice.id': ['n1', 'n2', 'n3'],
  },
  open: () => ({
    rows,
    resolvers: {
      'Query.organisation': (_, { id }) => to(String(id)),
      'Query.organisations': (_, { first }) =>
        links('london', 'parks', 'ofsted', 'ealing', 'police').slice(0, Math.max(0, Number(first ?? 5))),
      'Query.named': () => [
        to('ealing'),
        null,
        { __typename: 'Person', name: 'Cy', since: null },
        to('police'),
      ],
      'Query.parties': () => [
        to('brent'),
        { __typename: 'Person', name: 'Di', since: '2010-10-10' },
        to('ofsted'),
      ],
      'Query.council': (_, { gssCode }) => to(rows.find((each) => each.gssCode === gssCode)?.id ?? 'none'),
      'Query.grants': () => [to('g2'), null, to('g1')],
      'Query.grant': (_, { id }) => to(String(id)),
      'Query.funded': () => links('parks', 'ealing', 'brent'),
      'Query.donor': () => to('police'),
      'Query.rated': () => [to('ealing'), to('g1'), null, to('parks')],
      'Query.best': () => to('parks'),
      'Query.notices': () => links('n2', 'n1'),
      'Query.subjects': () => [to('g2'), to('ofsted'), null, to('n1')],
      'Query.notice': (_, { id }) => to(String(id)),
      'Council.history': ({ rating }, { years }) =>
        (years as readonly number[]).length > 2 ? null : rating === null ? [] : [rating, rating],
    },
  }),
};
