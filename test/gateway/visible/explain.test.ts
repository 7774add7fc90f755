import { ON_RECORD } from '../../support/gateway';
import { closeTowns, openTown } from './support';

afterEach(closeTowns);

const QUERY = '{ visits { place { name budget } } }';
const MS: unknown = expect.any(Number);
const NOT_ASKED = 'not asked, since the request is to be explained';

const explained = async (words: string, explain = true): Promise<Record<string, unknown>> => {
  const { post } = await openTown({ isLogged: false, explain });
  const headers = { 'x-council-graph-explain': words };
  return (await (await post({ query: QUERY }, headers)).json()) as Record<string, unknown>;
};

test('on request an answer says how it came to be, with the same data', async () => {
  const { post } = await openTown({ isLogged: false });
  const { data } = (await (await post({ query: QUERY })).json()) as { data: unknown };
  expect(await explained('cost, plan, time, statements')).toEqual({
    data,
    extensions: {
      ...ON_RECORD,
      cost: { value: 10, limit: 10_000_000 },
      explain: {
        store: NOT_ASKED,
        fetches: [
          {
            fetch: 1,
            subgraph: 'places',
            waitsFor: [],
            at: '',
            operation: '{\n  visits {\n    place {\n      __typename\n      id\n      name\n    }\n  }\n}',
            outcome: 'answered',
            beganMs: MS,
            ms: MS,
            statements: 2,
          },
          {
            fetch: 2,
            subgraph: 'money',
            waitsFor: [1],
            at: 'visits.@.place',
            operation:
              'query ($representations: [_Any!]!) {\n  _entities(representations: $representations) {\n    ... on Place {\n      budget\n    }\n  }\n}',
            entities: 2,
            outcome: 'answered',
            beganMs: MS,
            ms: MS,
            attempts: 1,
            statements: 2,
          },
        ],
      },
    },
  });
});

test('each word asks for its own part', async () => {
  expect((await explained('Statements'))['extensions']).toEqual({
    ...ON_RECORD,
    explain: {
      store: NOT_ASKED,
      fetches: [
        { fetch: 1, subgraph: 'places', statements: 2 },
        { fetch: 2, subgraph: 'money', entities: 2, statements: 2 },
      ],
    },
  });
  expect((await explained('cost'))['extensions']).toEqual({
    ...ON_RECORD,
    cost: { value: 10, limit: 10_000_000 },
  });
  expect((await explained('all'))['extensions']).toEqual(ON_RECORD);
});

test('where a setting forbids it, nothing is explained', async () => {
  expect((await explained('cost,plan,time,statements', false))['extensions']).toEqual(ON_RECORD);
});

test('an explained answer neither comes from the store nor is kept', async () => {
  const { post, money } = await openTown({ isLogged: false });
  const ask = async (headers = {}): Promise<number> => {
    await (await post({ query: '{ grants { from } }' }, headers)).text();
    return money.asked.filter(({ query }) => query.includes('from')).length;
  };
  const plan = { 'x-council-graph-explain': 'plan' };
  expect([await ask(plan), await ask(plan), await ask(), await ask(), await ask(), await ask(plan)]).toEqual([
    1, 2, 3, 4, 4, 5,
  ]);
});
