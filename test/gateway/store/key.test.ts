import { buildSchema, isScalarType } from 'graphql';
import { createDocuments } from '../../../gateway/store/documents';
import { createKeyOf, type Circumstances } from '../../../gateway/store/key';

const schema = buildSchema(`
  scalar Any
  scalar Odd
  input Filter { year: Int = 2020, name: String }
  enum Order { NAME, YEAR }
  type Query { a(id: ID, year: Int, filter: Filter, order: Order, any: Any, odd: Odd, ids: [ID!]): String }
  type Mutation { b: String }
  type Subscription { c: String }
`);
const odd = schema.getType('Odd');
if (isScalarType(odd)) odd.parseValue = (value) => new Map([['value', value]]);

const keyOf = createKeyOf(createDocuments({ mostTokens: 200, mostBytes: 1_000_000 }), 'build-1');
const JSON_TYPE = 'application/json; charset=utf-8';
const now: Circumstances = { served: { id: 'schema-1', schema }, type: JSON_TYPE, day: '2026-01-31' };

const key = (
  query: string,
  variables: Record<string, unknown> = {},
  operationName: string | null = null,
  circumstances: Circumstances = now,
) => keyOf({ query, operationName, variables }, circumstances);

const TAKES =
  'query ($id: ID, $year: Int, $filter: Filter, $any: Any) { a(id: $id, year: $year, filter: $filter, any: $any) }';

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['a number for an id', { id: '1' }, { id: 1 }],
  ['a default of an input', { filter: {} }, { filter: { year: 2020 } }],
  ['another order of fields', { filter: { year: 1, name: 'x' } }, { filter: { name: 'x', year: 1 } }],
  ['a variable that is not declared', { id: '1' }, { id: '1', other: 2 }],
])('%s makes no other key', (_name, one, other) => {
  expect(key(TAKES, one)).toBeDefined();
  expect(key(TAKES, one)).toBe(key(TAKES, other));
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['a null', {}, { id: null }],
  ['a value', { id: '1' }, { id: '2' }],
  ['the same value elsewhere', { filter: { name: 'x' } }, { any: { name: 'x' } }],
  ['a value inside', { any: [[1], 2] }, { any: [[1, 2]] }],
  ['a text like a number', { any: 1 }, { any: '1' }],
  ['an object whose field is called __proto__', { any: {} }, { any: JSON.parse('{"__proto__":{"x":1}}') }],
])('%s makes another key', (_name, one, other) => {
  const keys = [key(TAKES, one), key(TAKES, other)];
  expect(keys.every((each) => each !== undefined)).toBe(true);
  expect(keys[0]).not.toBe(keys[1]);
});

test('document, operation, schema, build, type and day each make another key; a name that says nothing new makes none', () => {
  const several = 'query A { a } query B { a }';
  const keys = [
    key('{ a }'),
    key('{ a  }'),
    key(several, {}, 'A'),
    key(several, {}, 'B'),
    key('{ a }', {}, null, { ...now, served: { id: 'schema-2', schema } }),
    key('{ a }', {}, null, { ...now, type: 'application/graphql-response+json; charset=utf-8' }),
    key('{ a }', {}, null, { ...now, day: '2026-02-01' }),
    createKeyOf(createDocuments({ mostTokens: 200, mostBytes: 1_000_000 }), 'build-2')(
      { query: '{ a }', operationName: null, variables: {} },
      now,
    ),
  ];
  expect(keys.includes(undefined)).toBe(false);
  expect(new Set(keys).size).toBe(keys.length);
  expect(key('query A { a }', {}, 'A')).toBe(key('query A { a }'));
});

test.each<[string, string, Record<string, unknown>, string?]>([
  ['a mutation', 'mutation { b }', {}],
  ['a subscription', 'subscription { c }', {}],
  ['no GraphQL', '{ a', {}],
  ['too many tokens', `{ ${'a '.repeat(300)} }`, {}],
  ['several operations and no name', 'query A { a } query B { a }', {}],
  ['an unknown operation', 'query A { a }', {}, 'B'],
  ['no operation', 'fragment F on Query { a }', {}],
  ['a variable of another type', TAKES, { year: 'x' }],
  ['a variable of no type', 'query ($x: Nothing) { a }', { x: 1 }],
  ['a missing variable', 'query ($id: ID!) { a(id: $id) }', {}],
  [
    'a variable called __proto__',
    'query ($__proto__: Any) { a(any: $__proto__) }',
    JSON.parse('{"__proto__":{}}'),
  ],
  ['a scalar that is no JSON', 'query ($odd: Odd) { a(odd: $odd) }', { odd: 1 }],
  ['a negative zero', TAKES, { any: -0 }],
])('%s makes no key', (...[, query, variables, operationName = null]) => {
  expect(key(query, variables, operationName)).toBeUndefined();
});

test('what is nested too deeply for the stack makes no key', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  expect(key(TAKES, { any: deep })).toBeUndefined();
  const unbounded = createKeyOf(createDocuments({ mostTokens: 1_000_000, mostBytes: 1_000_000 }), 'build-1');
  const query = '{ a '.repeat(20_000);
  expect(unbounded({ query, operationName: null, variables: {} }, now)).toBeUndefined();
});

test('what asks is known again, but not in other circumstances', () => {
  const asked = { query: '{ a }', operationName: null, variables: {} };
  const others: Circumstances[] = [
    now,
    { ...now, day: '2026-02-01' },
    { ...now, type: 'application/graphql-response+json; charset=utf-8' },
    { ...now, served: { id: 'schema-2', schema } },
    now,
  ];
  const keys = others.map((circumstances) => keyOf(asked, circumstances));
  expect(keys).toEqual(others.map((circumstances) => key('{ a }', {}, null, circumstances)));
  expect(new Set(keys).size).toBe(4);
});
