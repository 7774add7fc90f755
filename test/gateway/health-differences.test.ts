import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { differences } from '../../gateway/readiness/differences';
import { promisedShapes } from '../../gateway/readiness/promised-shapes';
import { runningShape } from '../../gateway/readiness/running-shape';
import { composeSupergraph } from '../../gateway/supergraph/compose';
import { subgraphs, typeDefsOf } from '../../subgraphs';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"])';

const PLACES = `${LINK}
  schema { query: Root }
  interface Body @key(fields: "id") { id: ID! }
  type Place implements Body @key(fields: "id") @key(fields: "area { code } name") {
    id: ID! name: String! area: Area! @shareable kind: Kind notes(of: ID, most: Int = 5): [Note!]
    secret: String @inaccessible
  }
  type Area @shareable { code: ID! label: String }
  enum Kind { BOROUGH COUNTY }
  union Note = Remark | Warning
  type Remark { text: String }
  type Warning { text: String }
  input Search { name: String! kind: Kind }
  type Root { places(by: Search!): [Place!]! root: Root }
`;

const MONEY = `${LINK}
  extend type Place @key(fields: "id") { id: ID! @external name: String! @external budget: String @requires(fields: "name secret") secret: String @external }
  type Area @shareable { code: ID! label: String }
  type Query { areas: [Area] }
`;

const SPENDING = `${LINK}
  type Body @interfaceObject @key(fields: "id") { id: ID! spent: Int }
`;

const supergraph = composeSupergraph(
  Object.entries({ places: PLACES, money: MONEY, spending: SPENDING }).map(([name, sdl]) => ({
    name,
    url: `http://${name}.test/`,
    typeDefs: parse(sdl),
  })),
);

const found = (name: string, sdl: string): string[] => [
  ...differences(promisedShapes(supergraph).get(name) ?? new Map(), runningShape(sdl)),
];

test('what it was composed of differs in nothing', () => {
  expect(found('places', PLACES)).toEqual([]);
  expect(found('money', MONEY)).toEqual([]);
  expect(found('spending', SPENDING)).toEqual([]);
});

test.each([
  ['a field less', 'name: String! area', 'area', ['Place.name is missing.']],
  [
    'a field of another type',
    'kind: Kind notes',
    'kind: Int notes',
    ['Place.kind is Int; in the supergraph it is Kind.'],
  ],
  [
    'a field that can be null',
    'name: String! area',
    'name: String area',
    ['Place.name is String; in the supergraph it is String!.'],
  ],
  [
    'an argument less',
    '(of: ID, most: Int = 5)',
    '(most: Int = 5)',
    ['The argument of of Place.notes is missing.'],
  ],
  [
    'an argument of another type',
    'of: ID,',
    'of: [ID],',
    ['The argument of of Place.notes is [ID]; in the supergraph it is ID.'],
  ],
  [
    'an argument that must be given now',
    'of: ID,',
    'of: ID!,',
    ['The argument of of Place.notes is ID!; in the supergraph it is ID.'],
  ],
  [
    'an argument more that must be given',
    'of: ID,',
    'of: ID, day: Int!,',
    ['The argument day of Place.notes must be given; the supergraph does not know it.'],
  ],
  ['an input field less', ' kind: Kind }', ' }', ['Search.kind is missing.']],
  [
    'an input field more that must be given',
    'input Search {',
    'input Search { day: Int!',
    ['Search.day must be given; the supergraph does not know it.'],
  ],
  ['an enum value less', 'BOROUGH COUNTY', 'BOROUGH', ['Kind has no value COUNTY.']],
  ['a member less', '= Remark | Warning', '= Remark', ['Note has no member Warning.']],
  [
    'an interface less',
    'Place implements Body @key(fields: "id")',
    'Place @key(fields: "id")',
    ['Place does not implement Body.'],
  ],
  ['a key less', '@key(fields: "area { code } name") {', '{', ['Place has no key "area{code} name".']],
  [
    'a key that nobody may ask by',
    'fields: "area { code } name"',
    'fields: "area { code } name", resolvable: false',
    ['Place has no key "area{code} name".'],
  ],
  ['a type less', 'type Warning { text: String }', '', ['The type Warning is missing.']],
  [
    'another kind of type',
    'type Area @shareable {',
    'interface Area {',
    ['Area is of the kind interface; in the supergraph it is of the kind object type.'],
  ],
  ['a hidden field less', 'secret: String @inaccessible', '', ['Place.secret is missing.']],
  ['a root field of another name', 'places(by', 'towns(by', ['Query.places is missing.']],
])('%s is named', (_what, from, to, expected) => {
  expect(PLACES).toContain(from);
  expect(found('places', PLACES.replace(from, to))).toEqual(expected);
});

test.each([
  ['a field and a type more', 'type Remark {', 'type Other { a: Int } type Remark { other: Other'],
  ['a field that is never null now', 'kind: Kind notes', 'kind: Kind! notes'],
  ['an argument more that may be left out', 'of: ID,', 'of: ID, day: Int, hour: Int! = 1,'],
  ['an enum value more', 'BOROUGH COUNTY', 'BOROUGH CITY COUNTY'],
  ['an input field that may be left out', 'name: String! kind', 'name: String kind'],
  ['a key in another order', 'area { code } name', 'name, area{code}'],
  ['root types of another name', PLACES, PLACES.replaceAll('Root', 'Top')],
  ['an extension in place of a definition', 'type Remark', 'extend type Remark'],
  ['a description', 'type Remark', '"A remark." type Remark'],
])('%s makes no difference', (_what, from, to) => {
  expect(PLACES).toContain(from);
  expect(found('places', PLACES.replace(from, to))).toEqual([]);
});

test('what is never asked of a subgraph makes no difference: external fields', () => {
  const without = MONEY.replace('secret: String @external', '').replace('name: String! @external', '');
  expect(found('money', without)).toEqual([]);
  expect(found('money', MONEY.replace('budget: String @requires(fields: "name secret")', ''))).toEqual([
    'Place.budget is missing.',
  ]);
  expect(found('spending', SPENDING.replace('spent: Int', ''))).toEqual(['Body.spent is missing.']);
});

test('nothing is known of subgraphs by a composed schema of Federation 1', () => {
  expect(promisedShapes(supergraph.replace('/join/v0.5', '/join/v0.1')).size).toBe(0);
});

test('our own subgraphs are those that the committed supergraph was composed of', () => {
  const own = promisedShapes(readFileSync(join(__dirname, '../../schema/supergraph.graphql'), 'utf8'));
  const all = subgraphs.map(({ name }) => [
    name,
    own.get(name)?.has('Query'),
    [...differences(own.get(name) ?? new Map(), runningShape(print(typeDefsOf(name))))],
  ]);
  expect(all).toEqual(subgraphs.map(({ name }) => [name, true, []]));
});
