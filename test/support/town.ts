import { createFixture } from './fixture-subgraph';

const places = [
  { __typename: 'Place', id: 'ealing', name: 'Ealing', code: 'E09000009' },
  { __typename: 'Agency', id: 'police', name: 'Police' },
  { __typename: 'Place', id: 'hackney', name: 'Hackney', code: 'E09000012' },
];

const byId = (id: string) => places.find((place) => place.id === id) ?? null;

/** The home of places and agencies; visits name places again and again. */
export const createPlaces = () =>
  createFixture(
    'places',
    `
    interface Body { id: ID! }
    type Place implements Body @key(fields: "id") { id: ID! name: String code: String }
    type Agency implements Body @key(fields: "id") { id: ID! name: String }
    type Visit { day: Date place: Place }
    type Query { place(id: ID!): Place bodies: [Body!]! places: [Place!]! visits: [Visit!]! echo(day: Date): String }
    `,
    {
      Query: {
        place: (_, { id }) => byId(id),
        bodies: () => places,
        places: () => places.filter(({ __typename }) => __typename === 'Place'),
        visits: () =>
          ['ealing', 'hackney', 'ealing', 'ealing'].map((id) => ({ day: '2021-01-04', place: byId(id) })),
        echo: () => 'said',
      },
      Place: { __resolveReference: ({ id }) => byId(id) },
      Agency: { __resolveReference: ({ id }) => byId(id) },
    },
  );

/** What a test makes the money subgraph do with a budget. */
export type BudgetOf = (id: string) => unknown;

/** Adds money to places, and has a root of its own that leads back to them. */
export const createMoney = (budgetOf: BudgetOf = (id) => `${id}: 1.00`) =>
  createFixture(
    'money',
    `
    type Place @key(fields: "id") { id: ID! budget: String grants: [Grant!] }
    type Grant { from: String place: Place }
    type Query { grants: [Grant!]! largest: Grant }
    `,
    {
      Query: { grants: () => [{ from: 'a fund', place: { id: 'hackney' } }], largest: () => null },
      Place: {
        __resolveReference: ({ id }) => ({ id }),
        budget: ({ id }) => budgetOf(id),
        grants: ({ id }) => [{ from: `a fund for ${id}`, place: { id: 'ealing' } }],
      },
    },
  );
