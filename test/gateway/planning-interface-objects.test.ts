import { createFixture } from '../support/fixture-subgraph';
import { ON_RECORD, openTestGateway, type TestGateway } from '../support/gateway';

const reference = (given: object): object => given;

/** Knows what bodies there are; the two others know them as bodies only. */
const bodies = createFixture(
  'bodies',
  `type Query { body: Body }
   interface Body @key(fields: "id") { id: ID! name(short: Boolean): String }
   type Council implements Body @key(fields: "id") { id: ID! name(short: Boolean): String wards: Int }
   type Agency implements Body @key(fields: "id") { id: ID! name(short: Boolean): String }`,
  {
    Query: { body: () => ({ __typename: 'Council', id: 'ealing' }) },
    Body: { __resolveReference: ({ id }) => ({ __typename: id === 'ealing' ? 'Council' : 'Agency', id }) },
    Council: { name: () => 'Ealing', wards: () => 24 },
    Agency: { name: () => 'Ofsted' },
  },
);

const OBJECT = 'type Body @key(fields: "id") @federation__interfaceObject';

const inspections = createFixture(
  'inspections',
  `${OBJECT} {
     id: ID!
     name(short: Boolean): String @external
     heading: String @requires(fields: "name")
     caption: String @requires(fields: "name(short: true)")
     grade: Int
   }`,
  {
    Body: {
      __resolveReference: reference,
      heading: (body) => `On ${'name' in body ? String(body.name) : 'nothing'}`,
      caption: (body) => `${'name' in body ? String(body.name) : 'nothing'}, in short`,
      grade: () => 3,
    },
  },
);

const minutes = createFixture(
  'minutes',
  `type Query { mentioned: [Body!]! }
   ${OBJECT} { id: ID! mentions: Int }`,
  {
    Query: { mentioned: () => [{ id: 'ealing' }, { id: 'ofsted' }] },
    Body: { __resolveReference: reference, mentions: () => 2 },
  },
);

let graph: TestGateway;

beforeAll(async () => {
  graph = await openTestGateway([bodies, inspections, minutes]);
});

afterAll(() => graph.close());

test.each([
  [
    '{ mentioned { ... on Council { heading wards } } }',
    { mentioned: [{ heading: 'On Ealing', wards: 24 }, {}] },
  ],
  [
    '{ mentioned { __typename heading caption mentions ... on Agency { grade } } }',
    {
      mentioned: [
        { __typename: 'Council', heading: 'On Ealing', caption: 'Ealing, in short', mentions: 2 },
        { __typename: 'Agency', heading: 'On Ofsted', caption: 'Ofsted, in short', mentions: 2, grade: 3 },
      ],
    },
  ],
  [
    '{ body { grade ... on Council { caption name(short: false) mentions } ... on Agency { heading } } }',
    { body: { grade: 3, caption: 'Ealing, in short', name: 'Ealing', mentions: 2 } },
  ],
])('Fields of bodies that are known as bodies only: %s', async (query, data) => {
  expect((await graph.ask(query)).answer).toEqual({ data, extensions: ON_RECORD });
});
