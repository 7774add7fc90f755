import { createFixture, type FixtureSubgraph } from '../support/fixture-subgraph';
import { ON_RECORD, openTestGateway, type TestGateway } from '../support/gateway';

const valueOf = (object: object, name: string): unknown =>
  (object as Readonly<Record<string, unknown>>)[name];

/** Whether the subgraph got a field in the representation at all, so that a missing one is no null. */
const given = (object: object, name: string): string =>
  name in object ? JSON.stringify(valueOf(object, name)) : 'nothing';

const RATES: Readonly<Record<string, number>> = { GBP: 100, EUR: 115, USD: 125 };
const priced = (_: object, args: object): unknown => RATES[String(valueOf(args, 'currency'))];

const SERVICE = { __typename: 'Service', id: 'adoption' };

/** Knows what services cost, in any currency. */
const agreements = (): FixtureSubgraph =>
  createFixture(
    'agreements',
    `type Query { services: [Service!]! }
     type Service @key(fields: "id") { id: ID! price(currency: String!): Int staff(grade: Int): Int host: Council }
     type Council @key(fields: "id") { id: ID! budget(year: Int!): Int }`,
    {
      Query: { services: () => [SERVICE] },
      Service: {
        __resolveReference: (reference) => reference,
        price: priced,
        staff: (_, args) => Number(valueOf(args, 'grade') ?? 0) + 1,
        host: () => ({ id: 'ealing' }),
      },
      Council: { budget: (_, args) => Number(valueOf(args, 'year')) * 2 },
    },
  );

/** Derives texts from what services cost, each from a price of its own. */
const finance = (): FixtureSubgraph =>
  createFixture(
    'finance',
    `type Query { dearest: Service }
     type Service @key(fields: "id") {
       id: ID!
       price(currency: String!): Int @external
       staff(grade: Int): Int @external
       host: Council @external
       inEuros: String @requires(fields: "price(currency: \\"EUR\\") staff")
       inDollars: String @requires(fields: "price(currency: \\"USD\\")")
       later: String @requires(fields: "host { budget(year: 2022) }")
       sooner: String @requires(fields: "host { budget(year: 2021) }")
       note: String
     }
     type Council @key(fields: "id") { id: ID! budget(year: Int!): Int @external }`,
    {
      Query: { dearest: () => SERVICE },
      Service: {
        __resolveReference: (reference) => reference,
        inEuros: (service) => `${given(service, 'price')} euros, ${given(service, 'staff')} staff`,
        inDollars: (service) => `${given(service, 'price')} dollars`,
        later: (service) => `later ${given(service, 'host')}`,
        sooner: (service) => `sooner ${given(service, 'host')}`,
        note: () => 'a note',
      },
    },
  );

/** Requires what finance derives from what it requires. */
const record = (): FixtureSubgraph =>
  createFixture(
    'record',
    `type Service @key(fields: "id") {
       id: ID!
       inEuros: String @external
       entry: String @requires(fields: "inEuros")
     }`,
    {
      Service: {
        __resolveReference: (reference) => reference,
        entry: (service) => `entry: ${given(service, 'inEuros')}`,
      },
    },
  );

let fixtures: FixtureSubgraph[];
let graph: TestGateway;

beforeEach(async () => {
  fixtures = [agreements(), finance(), record()];
  graph = await openTestGateway(fixtures);
});

afterEach(() => graph.close());

const answered = (data: unknown): unknown => ({ status: 200, answer: { data, extensions: ON_RECORD } });

test('A field is required with its arguments, under its own name', async () => {
  expect(await graph.ask('{ services { inDollars } }')).toEqual(
    answered({ services: [{ inDollars: '125 dollars' }] }),
  );
});

test('A client asks for a required field with arguments of its own', async () => {
  expect(
    await graph.ask('{ services { price(currency: "GBP") inDollars staff(grade: 4) inEuros } }'),
  ).toEqual(
    answered({
      services: [{ price: 100, inDollars: '125 dollars', staff: 5, inEuros: '115 euros, 1 staff' }],
    }),
  );
});

test('Fields that require the same field with different arguments each get theirs', async () => {
  const all = '{ services { note inEuros inDollars later sooner } }';
  expect(await graph.ask(all)).toEqual(
    answered({
      services: [
        {
          note: 'a note',
          inEuros: '115 euros, 1 staff',
          inDollars: '125 dollars',
          later: 'later {"budget":4044}',
          sooner: 'sooner {"budget":4042}',
        },
      ],
    }),
  );
});

test('What a required field itself requires is fetched first, even where its subgraph has the object already', async () => {
  expect(await graph.ask('{ dearest { entry } services { entry inEuros } }')).toEqual(
    answered({
      dearest: { entry: 'entry: "115 euros, 1 staff"' },
      services: [{ entry: 'entry: "115 euros, 1 staff"', inEuros: '115 euros, 1 staff' }],
    }),
  );
});

test('No subgraph is asked for a name that its schema does not have', async () => {
  await graph.ask('{ dearest { entry inDollars later sooner } }');
  const asked = fixtures.flatMap((each) => each.asked);
  expect(asked.map(({ query }) => query).filter((query) => /virtual\w*\s*[({]/.test(query))).toEqual([]);
  expect(JSON.stringify(asked.map(({ variables }) => variables))).not.toContain('virtual');
});

test('A client can not ask for what is made for planning only', async () => {
  const { status, answer } = await graph.ask('{ services { virtual_0_price } }');
  expect(status).toBe(400);
  expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});
