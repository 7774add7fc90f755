import { GraphQLError } from 'graphql';
import { limited } from '../../gateway/answers/limit';
import { objectsAt, placesOf } from '../../gateway/answers/objects-at';
import { errorsOf } from '../../gateway/answers/record';
import type { Trouble } from '../../gateway/answers/trouble';

const trouble = (rest: Partial<Trouble>): Trouble => ({
  message: 'lost',
  extensions: { code: 'SUBGRAPH_TIMEOUT' },
  isWhole: true,
  paths: [],
  parents: [],
  ...rest,
});

const pathsOf = (data: unknown, ...troubles: Trouble[]) => errorsOf(data, troubles).map(({ path }) => path);

test('of a fetch that failed whole, the fields that became null are named, not those that the planner added', () => {
  const data = { places: [{ budget: null }, { budget: '1.00' }] };
  const paths = [0, 1].flatMap((at) => ['__typename', 'id', 'budget'].map((name) => ['places', at, name]));
  expect(pathsOf(data, trouble({ paths, parents: [['places', 0]] }))).toEqual([['places', 0, 'budget']]);
});

test('where only what the planner added was lost, the objects are named that lack what comes after', () => {
  const data = { places: [{ rank: null }] };
  const parents = [['places', 0]];
  expect(pathsOf(data, trouble({ paths: [['places', 0, 'id']], parents }))).toEqual(parents);
});

test('what lies below a null keeps its own path', () => {
  expect(pathsOf({ places: null }, trouble({ paths: [['places', 0, 'budget']] }))).toEqual([
    ['places', 0, 'budget'],
  ]);
  expect(pathsOf(null, trouble({ paths: [['places']] }))).toEqual([['places']]);
});

test('an error below a field that the client did not ask for is named by the object', () => {
  const error = trouble({ isWhole: false, paths: [['place', 'id', 'part']] });
  expect(pathsOf({ place: { name: 'x' } }, error)).toEqual([['place']]);
});

test('what two fetches lost is named once', () => {
  const error = trouble({ paths: [['place', 'budget']] });
  expect(pathsOf({ place: { budget: null } }, error, error)).toEqual([['place', 'budget']]);
});

test('the places of representations are found among objects of other types, nulls and lists in lists', () => {
  const place = (id: string) => ({ __typename: 'Place', id, extra: 1 });
  const roots = [
    { other: 1 },
    { rows: [[place('a'), { __typename: 'Agency', id: 'a' }], null, [null, place('a'), place('b')]] },
  ];
  const found = objectsAt(roots, ['rows', '@', '@']);
  expect(found.map(({ path }) => path)).toEqual([
    ['rows', 0, 0],
    ['rows', 0, 1],
    ['rows', 2, 1],
    ['rows', 2, 2],
  ]);
  const asked = ['a', 'a', 'b', 'c'].map((id) => ({ __typename: 'Place', id }));
  expect(placesOf(found, asked)).toEqual([['rows', 0, 0], ['rows', 2, 1], ['rows', 2, 2], undefined]);
});

test('of the errors of one subgraph and code, a hundred are kept, and one says how many are left out', () => {
  const errors = (subgraph: string, code: string, count: number) =>
    Array.from(
      { length: count },
      (_, index) => new GraphQLError('lost', { path: ['list', index], extensions: { code, subgraph } }),
    );
  const found = limited([
    ...errors('money', 'SUBGRAPH_TIMEOUT', 250),
    ...errors('money', 'BAD_CURSOR', 1),
    ...errors('places', 'SUBGRAPH_TIMEOUT', 100),
  ]);
  expect(found).toHaveLength(202);
  expect(found[99]?.path).toEqual(['list', 99]);
  expect(found[100]?.toJSON()).toEqual({
    message:
      '150 more errors of the subgraph money with the code SUBGRAPH_TIMEOUT are left out; what they cost is null too.',
    extensions: { code: 'SUBGRAPH_TIMEOUT', subgraph: 'money', leftOut: 150 },
  });
  expect(found[101]?.extensions).toEqual({ code: 'BAD_CURSOR', subgraph: 'money' });
});
