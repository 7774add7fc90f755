import { openPair, questionOf, type Pair } from '../support/differential/open-pair';
import type { Question } from '../support/differential/oracle';
import { healthy, type Conditions } from '../support/differential/session';
import type { World } from '../support/differential/world';
import { fleet } from '../support/differential/worlds/fleet';
import { lending } from '../support/differential/worlds/lending';
import { organisations } from '../support/differential/worlds/organisations';
import { repairs } from '../support/differential/worlds/repairs';

const opened: Pair[] = [];
afterAll(async () => {
  await Promise.all(opened.map((pair) => pair.close()));
});

const pairs = new Map<World, Promise<Pair>>();
const pairOf = (world: World): Promise<Pair> => {
  const pair = pairs.get(world) ?? openPair(world).then((open) => (opened.push(open), open));
  pairs.set(world, pair);
  return pair;
};

/** Asks both, and gives the data that they agree on. */
const agreed = async (
  world: World,
  question: Question,
  conditions: Conditions = healthy,
): Promise<unknown> => {
  const { wrong, right } = await (await pairOf(world)).compare(question, conditions);
  expect(wrong).toEqual([]);
  return right.data;
};

test('an alias may be the name of a key, or the other way round', async () => {
  const query =
    '{ vehicle(id: "v1") { id: plate plate: id depot { number: capacity area: id id: number rent { amount } } tax } }';
  expect(await agreed(fleet, questionOf(query))).toEqual({
    vehicle: {
      id: 'AB12',
      plate: 'v1',
      depot: { number: 10, area: 'd1', id: 1, rent: { amount: 900 } },
      tax: 12,
    },
  });
});

test('an alias may be __typename, or a name that every object has', async () => {
  const query =
    '{ items { __typename: title kind: __typename __proto__: id ... on Book { rating constructor: score } } }';
  const data = (await agreed(lending, questionOf(query))) as { items: Record<string, unknown>[] };
  expect(JSON.stringify(data.items.slice(0, 2))).toBe(
    '[{"__typename":"Stalker","kind":"Film","__proto__":"stalker"},' +
      '{"__typename":"Emma","kind":"Book","__proto__":"emma","rating":4.5,"constructor":9}]',
  );
});

test('one response name may stand for other fields, with other arguments, on other types', async () => {
  const query = `{ lent { ... on Book { x: reviews(least: 2) { id } } ... on Film { y: onLoan } }
    reviewed { ... on Book { x: rating } ... on Branch { y: rating } ... on Author { z: reviews { id } }
      one: reviews(least: 1) { id } four: reviews(least: 4) { id } } }`;
  expect(await agreed(lending, questionOf(query))).toMatchObject({
    lent: [{ y: 0 }, { x: [{ id: 'r1' }, { id: 'r2' }] }, null],
  });
});

test('a variable may be called representations', async () => {
  const query = `query ($representations: [Currency!]!, $_representations: Int)
    { vehicles(first: $_representations) { prices(currencies: $representations) { currency } } }`;
  const variables = { representations: ['EUR'], _representations: 1 };
  expect(await agreed(fleet, questionOf(query, variables))).toEqual({
    vehicles: [{ prices: [{ currency: 'EUR' }] }],
  });
});

test('variables stand inside objects, lists, and literals of a custom scalar, given, missing or null', async () => {
  const query = `query ($a: Int, $b: ID!, $c: [Int], $none: String)
    { echo(filter: { must: $b, text: $none, window: { to: $a }, any: [$c, [1, $a]], blob: { x: [$a, $none], b: $b } }, ids: [$b]) }`;
  const echo = async (variables: Record<string, unknown>) => {
    const data = (await agreed(lending, questionOf(query, variables))) as { echo: string };
    return (JSON.parse(data.echo) as { filter: unknown }).filter;
  };
  const window = { from: 0, kinds: ['TOWN'], note: 'none' };
  expect(await echo({ a: 4, b: 'k', c: null, none: null })).toEqual({
    must: 'k',
    text: null,
    window: { ...window, to: 4 },
    any: [null, [1, 4]],
    blob: { x: [4, null], b: 'k' },
    flag: true,
  });
  expect(await echo({ b: 'k', c: 3 })).toMatchObject({ must: 'k', window, any: [[3], [1, null]] });
});

test('fields that contradicting conditions leave empty are there all the same', async () => {
  const query = `query ($x: Boolean!) { rated @include(if: $x) { ...F @skip(if: $x) } }
    fragment F on Council { __typename }`;
  expect(await agreed(organisations, questionOf(query, { x: true }))).toEqual({ rated: [{}, {}, null, {}] });
  expect(await agreed(organisations, questionOf(query, { x: false }))).toEqual({});
});

test('fields come in the order in which they are first asked for, wherever that is', async () => {
  const query = `{ loans { item { __typename } ...F sentTo { line } item { by { born } id } } }
    fragment F on Loan { item { by { reviews { id } works { id } } } }`;
  const data = await agreed(lending, questionOf(query));
  expect(JSON.stringify(data)).toMatch(
    /"item":\{"__typename":"Book","by":\{"reviews":.*,"works":.*,"born":1775\},"id":/,
  );
});

test('only the named operation runs, with variables that another one alone has', async () => {
  const query = `query A($day: Date) { branch(id: "acton") { ...F } } query B { __typename version }
    fragment F on Branch { echo(day: $day) }`;
  expect(await agreed(lending, questionOf(query, {}, 'B'))).toEqual({ __typename: 'Query', version: '1' });
});

test('a fragment on a union round the type that stands there is looked into', async () => {
  const query = '{ loans { item { by { ... on Found { ... on Author { works { __typename } } } } } } }';
  expect(await agreed(lending, questionOf(query))).toMatchObject({
    loans: [{ item: { by: { works: [{ __typename: 'Book' }, { __typename: 'Book' }] } } }, null, {}],
  });
});

test('a mutation asked for twice under one name is run once, at its first place', async () => {
  const query = `mutation ($yes: Boolean = true)
    { clearNotes @include(if: $yes) addHours(id: "j2") clearNotes note(job: "j1") { id number } }`;
  expect(await agreed(repairs, questionOf(query))).toEqual({
    clearNotes: 1,
    addHours: 1,
    note: { id: 'n1', number: 1 },
  });
});

test('mutations of several subgraphs run in the order in which they stand', async () => {
  const query = `mutation { a: finishJob { done notes { text } } note(job: "j1", text: "a") { number }
    b: changeJob(change: { id: "j1", title: null }) { title history noteCount } hire(crew: "c1", name: "Cy") { name }
    c: note(job: "j1", text: "b") { number on { ... on Job { title done } } } }`;
  expect(await agreed(repairs, questionOf(query))).toEqual({
    a: { done: true, notes: [{ text: 'begun' }] },
    note: { number: 2 },
    b: {
      title: null,
      history: ['finished after 1', 'changed [{"text":"x","times":1,"marks":["LOW"]}]'],
      noteCount: 2,
    },
    hire: { name: 'Cy' },
    c: { number: 3, on: { title: null, done: true } },
  });
});

test('what is joined to a mutation is read before the next one begins', async () => {
  const query = `mutation { finishJob { wage } addHours(id: "j1", hours: 2)
    note(job: "j1") { on { ... on Job { hours history } } } last: addHours(id: "j1") }`;
  expect(await agreed(repairs, questionOf(query))).toEqual({
    finishJob: { wage: 60 },
    addHours: 7,
    note: { on: { hours: 7, history: ['finished after 1'] } },
    last: 8,
  });
});

test('one error a field that is lost, and none for what stands above it', async () => {
  const query = '{ claims { vehicle { premium { amount } a: price(currency: EUR) { amount } } } }';
  expect(await agreed(fleet, questionOf(query), { ...healthy, dead: 'costs' })).toEqual({
    claims: [{ vehicle: { premium: null, a: null } }, null, { vehicle: { premium: null, a: null } }],
  });
});

test('what a subgraph does not know of an entity is null without an error, whatever else fails there', async () => {
  const faults: Conditions['faults'] = {
    at: (_place, field) =>
      field === 'reasons'
        ? () => {
            throw new Error('No reasons.');
          }
        : undefined,
  };
  const query = '{ grants { notice { title } rating { grade reasons } } }';
  for (const absence of Array.from({ length: 12 }, (_, index) => index)) {
    await agreed(organisations, questionOf(query), { ...healthy, absence, faults });
  }
});
