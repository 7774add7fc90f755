import { to, type World } from '../world';

const MONEY = `
  enum Currency { GBP EUR }
  type Money @shareable { amount: Int! currency: Currency! }
`;

const vehicles = `
  type Area @shareable { code: String! name: String }
  type Vehicle @key(fields: "id") @key(fields: "plate") {
    id: ID! plate: String! weight: Int maker: Maker wheels: Int! depot: Depot label: String @shareable pair: [Vehicle]
    load(kilos: [Int!] = [1, 2], at: Corner): String
  }
  input Corner { x: Int! y: Int = 4 inner: Corner }
  type Maker @key(fields: "name") { name: String! country: String @shareable }
  type Depot @key(fields: "area { code } number") { area: Area! number: Int! yard: [[Vehicle!]] }
  type Query { vehicle(id: ID!): Vehicle vehicles(first: Int = 3): [Vehicle!] makers: [Maker] }
`;

const depots = `
  type Area @shareable { code: String! name: String }
  type Size { width: Int length: Int! }
  type Depot @key(fields: "area { code } number") @key(fields: "id") {
    id: ID! area: Area! number: Int! capacity: Int size: Size manager: String!
    parked(first: Int): [Vehicle] twin: Depot
  }
  type Vehicle @key(fields: "plate", resolvable: false) { plate: String! }
  type Query { depot(id: ID!): Depot depots: [Depot] firstDepot: Depot! }
`;

const costs = `
  ${MONEY}
  type Vehicle @key(fields: "plate") {
    plate: String! weight: Int @external tax: Int @requires(fields: "weight") price(currency: Currency = GBP): Money
    prices(currencies: [Currency!]! = [GBP, EUR]): [Money!]!
  }
  type Size @external { width: Int length: Int! }
  type Depot @key(fields: "id") {
    id: ID! rent: Money size: Size @external perMetre: Float @requires(fields: "size { width length }")
    bills: [Bill!]
  }
  type Bill @key(fields: "id") { id: ID! total: Money! about: Billed due: Date }
  union Billed = Vehicle | Depot
  type Query { bills: [Bill!]! cheapest: Vehicle billed: [Billed] }
`;

const insurance = `
  ${MONEY}
  interface Insured { premium: Money cover: String }
  type Maker @key(fields: "name") { name: String! country: String @external recalls: Int }
  type Vehicle implements Insured @key(fields: "id") {
    id: ID! tax: Int @external weight: Int @external label: String @shareable
    premium: Money @requires(fields: "tax weight") cover: String
    maker: Maker @external riskOfMaker: String @requires(fields: "maker { name country }")
  }
  type Bill implements Insured @key(fields: "id") { id: ID! premium: Money cover: String claims: [Claim!] }
  type Claim { number: Int! vehicle: Vehicle! maker: Maker @federation__provides(fields: "country") against: [Insured!] }
  type Query { claims: [Claim] insured: [Insured!] claim(number: Int!): Claim }
`;

const rows = [
  {
    __typename: 'Vehicle',
    id: 'v1',
    plate: 'AB12',
    weight: 1200,
    maker: to('ford'),
    wheels: 4,
    depot: to('d1'),
    label: 'Van',
    pair: [to('v2'), null],
    cover: 'full',
  },
  {
    __typename: 'Vehicle',
    id: 'v2',
    plate: 'CD34',
    weight: null,
    maker: null,
    wheels: 3,
    depot: null,
    label: null,
    pair: null,
    cover: null,
  },
  {
    __typename: 'Vehicle',
    id: 'v3',
    plate: 'EF56',
    weight: 9000,
    maker: to('dennis'),
    wheels: 6,
    depot: to('d2'),
    label: 'Refuse lorry',
    pair: [to('v1'), to('v3')],
    cover: 'fire',
  },
  { __typename: 'Maker', id: 'ford', name: 'Ford', country: 'US', recalls: 3 },
  { __typename: 'Maker', id: 'dennis', name: 'Dennis', country: null, recalls: null },
  {
    __typename: 'Depot',
    id: 'd1',
    area: { code: 'N', name: 'North' },
    number: 1,
    yard: [[to('v1'), to('v3')], null],
    capacity: 10,
    size: { width: 20, length: 30 },
    manager: 'Ada',
    parked: [to('v3'), null, to('v1')],
    twin: to('d2'),
    rent: { amount: 900, currency: 'GBP' },
    bills: [to('b1')],
  },
  {
    __typename: 'Depot',
    id: 'd2',
    area: { code: 'N', name: 'North' },
    number: 2,
    yard: null,
    capacity: null,
    size: null,
    manager: 'Bo',
    parked: [],
    twin: null,
    rent: null,
    bills: null,
  },
  {
    __typename: 'Depot',
    id: 'd3',
    area: { code: 'S', name: null },
    number: 1,
    yard: [[]],
    capacity: 1,
    size: { width: null, length: 5 },
    manager: 'Cy',
    parked: [to('v2')],
    twin: to('d1'),
    rent: { amount: 1, currency: 'EUR' },
    bills: [to('b2'), to('b1')],
  },
  {
    __typename: 'Bill',
    id: 'b1',
    total: { amount: 5, currency: 'GBP' },
    about: to('v1'),
    due: '2026-04-01',
    premium: { amount: 2, currency: 'EUR' },
    cover: 'theft',
    claims: [],
  },
  {
    __typename: 'Bill',
    id: 'b2',
    total: { amount: 0, currency: 'EUR' },
    about: to('d3'),
    due: null,
    premium: null,
    cover: null,
    claims: [{ number: 3, vehicle: to('v2'), maker: null, against: [to('b1'), to('v3')] }],
  },
];

const claims = [
  { number: 1, vehicle: to('v1'), maker: to('ford'), against: [to('v1'), to('b1')] },
  null,
  { number: 2, vehicle: to('v3'), maker: to('dennis'), against: null },
];

const money = (amount: number, currency: unknown) => ({ amount, currency });

const taxOf = ({ weight }: { readonly weight?: unknown }) =>
  typeof weight === 'number' ? weight / 100 : null;

interface Premises {
  readonly size?: { readonly width: number | null; readonly length: number } | null;
}

/** Vehicles: several and nested keys, keys that must be joined through a third subgraph, chains of `@requires`, `@provides`. */
export const fleet: World = {
  name: 'fleet',
  subgraphs: { vehicles, depots, costs, insurance },
  sparse: { costs: ['Depot'] },
  through: {
    'Vehicle.tax': ['vehicles'],
    'Vehicle.price': ['vehicles'],
    'Vehicle.prices': ['vehicles'],
    'Vehicle.label': ['vehicles'],
    'Vehicle.wheels': ['vehicles'],
    'Vehicle.premium': ['vehicles', 'costs'],
    'Vehicle.riskOfMaker': ['vehicles'],
    'Vehicle.cover': ['vehicles'],
    'Vehicle.id': ['vehicles'],
    'Vehicle.plate': ['vehicles'],
    'Depot.rent': ['depots'],
    'Depot.bills': ['depots'],
    'Depot.perMetre': ['depots'],
    'Depot.area': ['depots', 'vehicles'],
    'Depot.number': ['depots', 'vehicles'],
    'Depot.yard': ['depots'],
    'Depot.id': ['depots'],
    'Maker.country': ['vehicles'],
    'Area.name': ['depots', 'vehicles'],
  },
  values: { 'Query.vehicle.id': ['v1', 'v2', 'v3', 'none'], 'Query.depot.id': ['d1', 'd2', 'd3', 'none'] },
  open: () => ({
    rows,
    resolvers: {
      'Query.vehicle': (_, { id }) => to(String(id)),
      'Query.vehicles': (_, { first }) =>
        first === null ? null : [to('v3'), to('v1'), to('v2')].slice(0, Math.max(0, Number(first))),
      'Query.makers': () => [to('dennis'), null, to('ford')],
      'Query.depot': (_, { id }) => to(String(id)),
      'Query.depots': () => [to('d3'), to('d1'), null, to('d2')],
      'Query.firstDepot': () => to('d1'),
      'Query.bills': () => [to('b2'), to('b1')],
      'Query.cheapest': () => to('v2'),
      'Query.billed': () => [to('d1'), to('v3'), null, to('v1')],
      'Query.claims': () => claims,
      'Query.insured': () => [to('v1'), to('b1'), to('v2'), to('b2')],
      'Query.claim': (_, { number }) => claims.find((each) => each?.number === number) ?? null,
      'Vehicle.tax': (_row, _args, given) => taxOf(given),
      'Vehicle.price': ({ plate }, { currency }) =>
        currency === null ? null : money(String(plate) === 'AB12' ? 7 : 8, currency),
      'Vehicle.prices': (_, { currencies }) =>
        (currencies as readonly string[]).map((each, index) => money(index, each)),
      'Vehicle.premium': (row, _args, given) => {
        const { weight } = given;
        const tax = given === row ? taxOf(row) : (given['tax'] as number | null);
        return tax === null || typeof weight !== 'number' ? null : money(tax + weight, 'GBP');
      },
      'Vehicle.riskOfMaker': (row, _args, given) => {
        const maker = (given === row ? makerOf(row) : given['maker']) as {
          readonly name: string;
          readonly country: string | null;
        } | null;
        return maker === null ? null : `${maker.name} of ${String(maker.country)}`;
      },
      'Depot.perMetre': (_row, _args, given) => {
        const { size } = given as Premises;
        return size?.width == null ? null : (size.width * size.length) / 8;
      },
      'Depot.parked': ({ parked }, { first }) =>
        typeof first === 'number' ? (parked as unknown[]).slice(0, Math.max(0, first)) : parked,
    },
  }),
};

const makerOf = ({ maker }: Readonly<Record<string, unknown>>) => {
  const id = (maker as { readonly id: string } | null)?.id;
  const found = rows.find((each) => each.id === id);
  return found && 'country' in found ? found : null;
};
