import { openTestGateway } from '../support/gateway';
import { createMoney, createPlaces } from '../support/town';

test('the view reaches every subgraph that is asked, and the answer states it', async () => {
  const places = createPlaces();
  const money = createMoney();
  const { ask, close } = await openTestGateway([places, money]);
  const query =
    'query Q($day: Date = "2021-01-04") @view(asOf: $day, knownAt: "2022-02-01") { places { name budget } }';

  expect((await ask(query)).answer.extensions).toEqual({
    view: {
      asOf: '2021-01-04',
      knownAt: '2022-02-01',
      meaning: 'what holds on 2021-01-04, as made known by 2022-02-01',
    },
  });
  expect((await ask(query, { day: '2019-05-01' })).answer.extensions).toEqual({
    view: {
      asOf: '2019-05-01',
      knownAt: '2022-02-01',
      meaning: 'what holds on 2019-05-01, as made known by 2022-02-01',
    },
  });
  for (const { asked } of [places, money]) {
    expect(asked).toHaveLength(2);
    const packed = asked[0]?.query.replaceAll(/[\s,]/g, '');
    expect(packed).toContain('$day:Date="2021-01-04"');
    expect(packed).toContain('@view(asOf:$dayknownAt:$v0)');
    expect(asked.map(({ variables }) => variables)).toMatchObject([
      { v0: '2022-02-01' },
      { day: '2019-05-01', v0: '2022-02-01' },
    ]);
  }
  await close();
});

test('each different entity is asked for once, and stands everywhere it was met', async () => {
  const money = createMoney();
  const { ask, close } = await openTestGateway([createPlaces(), money]);
  const { answer } = await ask('{ visits { place { budget } } }');
  const budgets = ['ealing', 'hackney', 'ealing', 'ealing'].map((id) => ({
    place: { budget: `${id}: 1.00` },
  }));
  expect(answer.data).toEqual({ visits: budgets });
  expect(money.asked.map(({ variables }) => variables)).toEqual([
    {
      representations: [
        { __typename: 'Place', id: 'ealing' },
        { __typename: 'Place', id: 'hackney' },
      ],
    },
  ]);
  await close();
});
