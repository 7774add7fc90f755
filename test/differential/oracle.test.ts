import { GraphQLError, parse, print, validate } from 'graphql';
import { compare } from '../support/differential/compare';
import { createFaults } from '../support/differential/faults';
import { generate } from '../support/differential/generate/operation';
import { openPair, questionOf, type Pair } from '../support/differential/open-pair';
import { createRandom } from '../support/differential/random';
import { healthy } from '../support/differential/session';
import { shrink } from '../support/differential/shrink';
import { lending } from '../support/differential/worlds/lending';

let pair: Pair;
beforeAll(async () => {
  pair = await openPair(lending);
});
afterAll(() => pair.close());

const TRICKS = { aliases: true, variables: true };

test('the same seed writes the same operation, and each is valid', () => {
  const { schema } = pair.oracle;
  const write = (seed: number) =>
    generate(schema, createRandom(seed), { tricks: TRICKS, values: lending.values ?? {} });
  const seeds = Array.from({ length: 30 }, (_, index) => index);
  const texts = seeds.map((seed) => JSON.stringify(write(seed)));
  expect(seeds.map((seed) => JSON.stringify(write(seed)))).toEqual(texts);
  const documents = seeds.flatMap((seed) => write(seed)?.document ?? []);
  expect(documents.flatMap((document) => validate(schema, document))).toEqual([]);
  expect(documents.length).toBeGreaterThan(20);
});

test('what is written has in it all that a gateway can trip over', () => {
  const all = Array.from({ length: 100 }, (_, seed) => {
    const written = generate(pair.oracle.schema, createRandom(seed), {
      tricks: TRICKS,
      values: lending.values ?? {},
    });
    return written ? `${print(written.document)} ${JSON.stringify(written.variables)}` : '';
  }).join('\n');
  const wanted = [
    /\bid: name\b/,
    /\bname: id\b/,
    /__typename: \w/,
    /: __typename/,
    /__proto__: /,
    /\$representations: /,
    /@skip\(if: \$/,
    /@include\(if: true\)/,
    /\.\.\.F\d+ @/,
    /\.\.\. @/,
    /\.\.\. on (Place|Found|Subject) /,
    /\.\.\. on (Item|Lent|Reviewed) /,
    /blob: \{[^}]*\$/,
    /\[[^\]]*\$\w+[^\]]*\]/,
    /"""/,
    /= \{/,
    /: null\b/,
    /__schema/,
  ];
  expect(wanted.filter((each) => !each.test(all))).toEqual([]);
});

test('the oracle gives values, nulls and errors as GraphQL does, with all errors that there may be', async () => {
  const faults = {
    at: (place: string) =>
      place.startsWith('Branch.name') || place.startsWith('Branch.kind ') ? () => null : undefined,
  };
  const { right, answer, wrong } = await pair.compare(
    questionOf(
      '{ branch(id: "acton") { name kind council { chief { name } } } places { ... on Council { name } } }',
    ),
    { ...healthy, faults },
  );
  expect(right.data).toEqual({
    branch: null,
    places: [{ name: null }, {}, null, {}],
  });
  expect(right.possible.map(({ path }) => path)).toEqual([
    ['branch', 'name'],
    ['branch', 'council', 'chief', 'name'],
  ]);
  expect(answer.data).toEqual(right.data);
  expect(wrong).toEqual([]);
});

test('what a dead subgraph costs is lost in the oracle too', async () => {
  const { right } = await pair.compare(
    questionOf('{ item(id: "emma") { id title ... on Book { rating onLoan } } reviews { id } }'),
    { ...healthy, dead: 'reviews' },
  );
  expect(right.data).toEqual(null);
  expect(right.errors.map(({ path }) => path)).toEqual([['item', 'rating'], ['reviews']]);
});

test('each way of being wrong is said', () => {
  const { right } = {
    right: {
      data: { a: null, b: 1 },
      errors: parseErrors([['a']]),
      possible: parseErrors([['a']]),
    },
  };
  const error = { message: 'It is so.', path: ['a'], extensions: { code: 'FAULT_1' } };
  expect(compare({ data: { a: null, b: 1 }, errors: [error] }, right)).toEqual([]);
  const kinds = [
    compare({ data: { b: 1, a: null }, errors: [error] }, right),
    compare({ data: { a: null, b: 2 }, errors: [error] }, right),
    compare({ data: { a: null, b: 1 } }, right),
    compare({ data: { a: null, b: 1 }, errors: [error, error] }, right),
    compare({ data: { a: null, b: 1 }, errors: [error, { ...error, path: ['b'] }] }, right),
    compare({ data: { a: null, b: 1 }, errors: [error, { message: 'It is lost.' }] }, right),
    compare({ data: { a: null, b: 1 }, errors: [{ ...error, extensions: { code: 'FAULT_2' } }] }, right),
  ].map((wrong) => wrong.map((each) => each.split(' ', 4).join(' ')));
  expect(kinds).toEqual([
    ['The order of fields'],
    ['The data differ: {"a":null,"b":2}'],
    ['No error for the'],
    ['An error is there'],
    ['An error that is'],
    ['An error has no'],
    ['An error that is'],
  ]);
});

const parseErrors = (paths: readonly string[][]) =>
  paths.map((path) => new GraphQLError('It is so.', { path, extensions: { code: 'FAULT_1' } }));

test('faults are at the same places for the same seed, and never where entities are joined', () => {
  const type = pair.oracle.schema.getQueryType()?.getFields()['version']?.type;
  if (!type) throw new Error('There is no version.');
  const faults = createFaults(7, 0.5, new Set(['id']));
  const places = Array.from({ length: 40 }, (_, index) => `Query.version ${String(index)}`);
  const found = places.map((place) => faults.at(place, 'version', type) !== undefined);
  expect(places.map((place) => faults.at(place, 'version', type) !== undefined)).toEqual(found);
  expect(new Set(found).size).toBe(2);
  expect(places.flatMap((place) => faults.at(place, 'id', type) ?? [])).toEqual([]);
});

test('a document that fails is made smaller for as long as it fails', async () => {
  const document = parse(
    `query Q($n: Int!, $no: Boolean!) { councils { name ...F b: branches(first: $n) { id @skip(if: $no) kind } } version }
     fragment F on Council { id places { ... on Branch { name strict } } }`,
  );
  const small = await shrink(pair.oracle.schema, document, (smaller) =>
    Promise.resolve(print(smaller).includes('strict')),
  );
  expect(print(small)).toBe(print(parse('query Q { councils { places { ... on Branch { strict } } } }')));
});
