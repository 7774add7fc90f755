import { openWorld, type World } from '../../support/world';
import { answer, entities, money } from './rows';

const TOTALS =
  'totals { groups { kindOfAmount nature basis standing financialYear sum { amount currency qualifier } count } leftOut { reason count } }';

describe('money', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(money, ['finance']);
  });
  afterAll(() => world.close());

  const fosteringIds = async (args: string, view = ''): Promise<unknown> => {
    const { data, errors } = await entities(
      world,
      'Service',
      ['ealing-fostering'],
      `money${args} { totalCount pendingCount nodes { id } }`,
      view,
    );
    expect(errors).toBeUndefined();
    return data?.['_entities'];
  };
  const list = (ids: readonly string[], pendingCount = 0) => [
    { money: { totalCount: ids.length, pendingCount, nodes: ids.map((id) => ({ id })) } },
  ];

  it('of a service lists every type in one list, by year and label, with standing and citations', async () => {
    expect(
      await entities(
        world,
        'Service',
        ['ealing-fostering'],
        `money(first: 3) {
          totalCount absence pageInfo { hasNextPage }
          edges { cursor node {
            __typename id summary label kindOfAmount standing financialYear financialYearAbsence basis
            subject { __typename ... on Service { id } } subjectAbsence
            amount { amount upTo currency qualifier asStated absence }
            citations { place { id } } confirmation { status }
            ... on Budget { name holder { __typename id } nature costCentre }
          } }
        }`,
      ),
    ).toEqual({
      data: {
        _entities: [
          {
            money: {
              totalCount: 10,
              absence: null,
              pageInfo: { hasNextPage: true },
              edges: [
                ['fostering-2019-20', '2019/20', '1000.00', 'EXACT', 'para-1'],
                ['fostering-2020-21', '2020/21', '1100.50', 'EXACT', 'table-1'],
              ]
                .map(([id, financialYear, amount, qualifier, place]) => ({
                  cursor: expect.any(String),
                  node: {
                    __typename: 'Budget',
                    id,
                    summary: `Budget ${String(id)}`,
                    label: 'Fostering budget',
                    kindOfAmount: 'BUDGET',
                    standing: 'IN_FORCE',
                    financialYear,
                    financialYearAbsence: null,
                    basis: 'BUDGET',
                    subject: { __typename: 'Service', id: 'ealing-fostering' },
                    subjectAbsence: null,
                    amount: { amount, upTo: null, currency: 'GBP', qualifier, asStated: null, absence: null },
                    citations: [{ place: { id: `ealing-cabinet-2021-01-04/${String(place)}` } }],
                    confirmation: { status: 'ON_RECORD' },
                    name: 'Fostering budget',
                    holder: { __typename: 'Council', id: 'ealing' },
                    nature: 'NET',
                    costCentre: 'A100',
                  },
                }))
                .concat({
                  cursor: expect.any(String),
                  node: {
                    __typename: 'Budget',
                    id: 'harrow-fostering-2020-21',
                    summary: 'Budget harrow-fostering-2020-21',
                    label: 'Harrow fostering',
                    kindOfAmount: 'BUDGET',
                    standing: 'IN_FORCE',
                    financialYear: '2020/21',
                    financialYearAbsence: null,
                    basis: 'BUDGET',
                    subject: { __typename: 'Service', id: 'ealing-fostering' },
                    subjectAbsence: null,
                    amount: {
                      amount: '2000.00',
                      upTo: null,
                      currency: 'GBP',
                      qualifier: 'ABOUT',
                      asStated: null,
                      absence: null,
                    },
                    citations: [{ place: { id: 'ealing-cabinet-2021-01-04/para-1' } }],
                    confirmation: { status: 'ON_RECORD' },
                    name: 'Harrow fostering',
                    holder: { __typename: 'Council', id: 'harrow' },
                    nature: 'NET',
                    costCentre: 'a100',
                  },
                }),
            },
          },
        ],
      },
    });
  });

  it('is added only where it is alike, and says what was left out', async () => {
    expect(await entities(world, 'Service', ['ealing-fostering'], `money(first: 1) { ${TOTALS} }`)).toEqual({
      data: {
        _entities: [
          {
            money: {
              totals: {
                groups: [
                  {
                    kindOfAmount: 'BUDGET',
                    nature: 'NET',
                    basis: 'BUDGET',
                    standing: 'IN_FORCE',
                    financialYear: '2019/20',
                    sum: { amount: '1000.00', currency: 'GBP', qualifier: 'EXACT' },
                    count: 1,
                  },
                  {
                    kindOfAmount: 'BUDGET',
                    nature: 'NET',
                    basis: 'BUDGET',
                    standing: 'IN_FORCE',
                    financialYear: '2020/21',
                    sum: { amount: '3100.50', currency: 'GBP', qualifier: 'ABOUT' },
                    count: 2,
                  },
                  {
                    kindOfAmount: 'OVERSPEND',
                    nature: null,
                    basis: 'FORECAST',
                    standing: 'EXPECTED',
                    financialYear: '2020/21',
                    sum: { amount: '66.00', currency: 'GBP', qualifier: 'EXACT' },
                    count: 1,
                  },
                ],
                leftOut: [
                  { reason: 'UNIT_COST', count: 1 },
                  { reason: 'NO_AMOUNT', count: 1 },
                  { reason: 'PART_OF_ANOTHER', count: 3 },
                  { reason: 'RANGE', count: 1 },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it('that is a part is added where its whole is not in the list, however far above', async () => {
    const totals = async (filter: string): Promise<unknown> => {
      const selection = `money(filter: ${filter}) { totals { groups { kindOfAmount sum { amount } } leftOut { reason count } } }`;
      return (await entities(world, 'Service', ['ealing-fostering'], selection)).data?.['_entities'];
    };
    expect(await totals('{ kind: [CONTRIBUTION] }')).toEqual([
      {
        money: {
          totals: { groups: [{ kindOfAmount: 'CONTRIBUTION', sum: { amount: '300.00' } }], leftOut: [] },
        },
      },
    ]);
    // The budget contains the income, and so the contribution, although the income itself is filtered out.
    expect(
      await totals(
        '{ kind: [CONTRIBUTION, BUDGET], nature: null, text: "o", standing: [IN_FORCE], financialYear: "2020-21" }',
      ),
    ).toEqual([
      {
        money: {
          totals: {
            groups: [{ kindOfAmount: 'BUDGET', sum: { amount: '3100.50' } }],
            leftOut: [{ reason: 'PART_OF_ANOTHER', count: 2 }],
          },
        },
      },
    ]);
  });

  it('without a year is in no sum', async () => {
    expect(
      await entities(world, 'SafeguardingPartnership', ['ealing-partnership'], `money { ${TOTALS} }`),
    ).toEqual({
      data: {
        _entities: [
          {
            money: {
              totals: {
                groups: [],
                leftOut: [
                  { reason: 'NO_AMOUNT', count: 1 },
                  { reason: 'NO_YEAR', count: 1 },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it('holds on a day in its year; what is pending then is counted, and listed by standing', async () => {
    expect(await fosteringIds('', '@view(asOf: "2019-12-31")')).toEqual(list(['fostering-2019-20']));
    const applied = [
      'fostering-2020-21',
      'harrow-fostering-2020-21',
      'fostering-income',
      'fostering-week',
      'fostering-placements-2020-21',
      'harrow-pays',
    ];
    expect(await fosteringIds('', '@view(asOf: "2021-03-31")')).toEqual([
      {
        money: {
          totalCount: 6,
          pendingCount: 2,
          nodes: expect.arrayContaining(applied.map((id) => ({ id }))),
        },
      },
    ]);
    expect(await fosteringIds('', '@view(asOf: "2021-04-01")')).toEqual(list(['fostering-2021-22'], 2));
    expect(
      await fosteringIds('(filter: { standing: [PROPOSED, EXPECTED] })', '@view(asOf: "2021-04-01")'),
    ).toEqual(list(['fostering-overspend', 'fostering-saving']));
    expect(
      await fosteringIds('(filter: { standing: [PROPOSED, EXPECTED] })', '@view(asOf: "2021-01-03")'),
    ).toEqual(list([]));
  });

  it('that was made known later is left out by knownAt', async () => {
    expect(
      await fosteringIds('(filter: { financialYear: "2021/22" })', '@view(knownAt: "2022-06-05")'),
    ).toEqual(list(['fostering-saving']));
    expect(
      await fosteringIds('(filter: { financialYear: "2021/22" })', '@view(knownAt: "2022-06-06")'),
    ).toEqual(list(['fostering-saving', 'fostering-2021-22']));
  });

  it('says that nothing is stated where the list is empty, whatever the page', async () => {
    const { data } = await entities(
      world,
      'Service',
      ['ealing-adoption', 'ealing-fostering', 'unheard-of'],
      'money(first: 1) { totalCount absence nodes { id } totals { groups { count } leftOut { count } } }',
    );
    expect(data?.['_entities']).toEqual([
      { money: { totalCount: 0, absence: 'NOT_STATED', nodes: [], totals: { groups: [], leftOut: [] } } },
      {
        money: {
          totalCount: 10,
          absence: null,
          nodes: [{ id: 'fostering-2019-20' }],
          totals: { groups: expect.any(Array), leftOut: expect.any(Array) },
        },
      },
      { money: { totalCount: 0, absence: 'NOT_STATED', nodes: [], totals: { groups: [], leftOut: [] } } },
    ]);
  });

  it('of a partnership is that of the service which is the same thing', async () => {
    const selection =
      'money { nodes { id } } contributions { totalCount absence nodes { id contributor { id } contributorAbsence } }';
    const expected = {
      money: { nodes: [{ id: 'others-pay' }, { id: 'health-pays' }] },
      contributions: {
        totalCount: 2,
        absence: null,
        nodes: [
          { id: 'others-pay', contributor: null, contributorAbsence: 'NOT_STATED' },
          { id: 'health-pays', contributor: { id: 'west-health' }, contributorAbsence: null },
        ],
      },
    };
    expect(await entities(world, 'SafeguardingPartnership', ['ealing-partnership'], selection)).toEqual({
      data: { _entities: [expected] },
    });
    expect(await entities(world, 'Service', ['ealing-board-support'], selection)).toEqual({
      data: { _entities: [expected] },
    });
  });

  it('of an organisation is what it holds, pays and receives, once each, by role where asked', async () => {
    const ids = async (type: string, id: string, filter: string): Promise<unknown> => {
      const { data } = await entities(world, type, [id], `money(filter: ${filter}) { nodes { id } }`);
      return data?.['_entities'];
    };
    const nodes = (...of: string[]) => [{ money: { nodes: of.map((id) => ({ id })) } }];
    expect(await ids('Council', 'harrow', '{}')).toEqual(nodes('harrow-fostering-2020-21', 'harrow-pays'));
    expect(await ids('Council', 'harrow', '{ role: [HOLDER] }')).toEqual(nodes('harrow-fostering-2020-21'));
    expect(await ids('Council', 'harrow', '{ role: [PAYER] }')).toEqual(nodes('harrow-pays'));
    expect(await ids('Council', 'ealing', '{ role: [RECIPIENT] }')).toEqual(
      nodes('fostering-income', 'harrow-pays', 'others-pay'),
    );
    expect(await ids('Council', 'harrow', '{ organisationId: "ealing" }')).toEqual(nodes('harrow-pays'));
    expect(await ids('Agency', 'west-health', '{}')).toEqual(nodes('health-pays'));
    expect(await ids('Service', 'ealing-fostering', '{ role: [HOLDER] }')).toEqual(nodes());
  });

  it('is read in one statement for a page of parents, and one for each type of amount', async () => {
    const statements = async (selection: string): Promise<unknown> => {
      const { extensions } = await world.ask(
        'finance',
        `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Service { ${selection} } } }`,
        {
          representations: ['ealing-fostering', 'ealing-adoption', 'ealing-board-support'].map((id) => ({
            __typename: 'Service',
            id,
          })),
        },
      );
      return extensions?.['statements'];
    };
    // The page; then budgets, contributions, funding, forecasts, savings and unit costs. The total of what is all on
    // one page needs no statement.
    expect(await statements('money { nodes { id } }')).toBe(7);
    expect(await statements('money { nodes { id } totalCount }')).toBe(7);
    expect(await statements('money { nodes { id } totalCount totals { leftOut { count } } }')).toBe(8);
  });

  it('is found from the root by every filter', async () => {
    const found = async (filter: string): Promise<unknown> => {
      const { data, errors } = await answer(
        world,
        `{ money(filter: ${filter}, first: 100) { totalCount nodes { id } } }`,
      );
      expect(errors).toBeUndefined();
      return data?.['money'];
    };
    const these = (...ids: string[]) => ({ totalCount: ids.length, nodes: ids.map((id) => ({ id })) });
    expect(await found('{ text: "AGENCY carers" }')).toEqual(these('fostering-saving'));
    expect(await found('{ subjectId: "ealing-board-support" }')).toEqual(these('others-pay', 'health-pays'));
    expect(await found('{ organisationId: "west-health" }')).toEqual(these('health-pays'));
    expect(await found('{ organisationId: "ealing", role: [RECIPIENT] }')).toEqual(
      these('fostering-income', 'harrow-pays', 'others-pay'),
    );
    expect(await found('{ role: [PAYER] }')).toEqual(these('harrow-pays', 'health-pays'));
    expect(await found('{ financialYear: "201920" }')).toEqual(these('fostering-2019-20'));
    expect(await found('{ kind: [UNIT_COST, OVERSPEND] }')).toEqual(
      these('fostering-week', 'fostering-overspend'),
    );
    expect(await found('{ nature: [REVENUE] }')).toEqual(these('fostering-income'));
    expect(await found('{ basis: [REVISED_BUDGET] }')).toEqual(these('fostering-2021-22'));
    expect(await found('{ standing: [PROPOSED] }')).toEqual(these('fostering-saving'));
  });

  it('is ordered as asked, what has none last', async () => {
    const ordered = async (orderBy: string): Promise<unknown> => {
      const { data } = await answer(
        world,
        `{ money(filter: { subjectId: "ealing-partnership" }, orderBy: ${orderBy}) { nodes { id } } }`,
      );
      return data?.['money'];
    };
    const these = (...ids: string[]) => ({ nodes: ids.map((id) => ({ id })) });
    expect(await ordered('[{ field: LABEL }]')).toEqual(these('health-pays', 'others-pay'));
    expect(await ordered('[{ field: LABEL, direction: DESC }]')).toEqual(these('others-pay', 'health-pays'));
    expect(await ordered('[{ field: FINANCIAL_YEAR }]')).toEqual(these('others-pay', 'health-pays'));
    expect(await ordered('[{ field: AMOUNT, direction: DESC }]')).toEqual(these('health-pays', 'others-pay'));
  });

  it('sums the whole root list, whatever the page', async () => {
    const filter = 'filter: { kind: [BUDGET], financialYear: "2020/21" }';
    expect(
      await answer(world, `{ money(first: 1, ${filter}) { totalCount pendingCount absence ${TOTALS} } }`),
    ).toEqual({
      data: {
        money: {
          totalCount: 3,
          pendingCount: 0,
          absence: null,
          totals: {
            groups: [
              {
                kindOfAmount: 'BUDGET',
                nature: 'NET',
                basis: 'BUDGET',
                standing: 'IN_FORCE',
                financialYear: '2020/21',
                sum: { amount: '3100.50', currency: 'GBP', qualifier: 'ABOUT' },
                count: 2,
              },
            ],
            leftOut: [{ reason: 'PART_OF_ANOTHER', count: 1 }],
          },
        },
      },
    });
  });
});
