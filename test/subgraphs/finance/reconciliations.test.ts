import { openWorld, type World, type WorldRows } from '../../support/world';
import { answer, entities, later, money } from './rows';

const check = (id: string, kind: string, type: string, stated: string, cause: string, more = {}) => ({
  id,
  subject_type: 'Service',
  subject_id: 'ealing-fostering',
  kind,
  stated_type: type,
  stated_id: stated,
  cause,
  ...more,
});
const part = (of: string, order: string, type: string, id: string, more = {}) => ({
  id: `${of}-${order}`,
  reconciliation_id: of,
  part_type: type,
  part_id: id,
  operation: 'ADD',
  order,
  ...more,
});

/** A sum that disagrees, one with a part that has no amount, a misprinted product, a share, and two figures stated twice. */
const rows: WorldRows = {
  ...money,
  savings: [
    ...(money['savings'] ?? []),
    {
      id: 'cost-avoided',
      label: 'Cost avoided',
      subject_type: 'Service',
      subject_id: 'ealing-fostering',
      financial_year: 'NOT_STATED',
      amount: '11000',
      amount_qualifier: 'MISPRINT',
      amount_as_stated: '£11,00',
      basis: 'ESTIMATE',
      kind: 'COST_AVOIDANCE',
      organisation_type: 'Council',
      organisation_id: 'ealing',
    },
  ],
  forecasts: (money['forecasts'] ?? []).flatMap((row) => [
    { ...row, amount_qualifier: 'ROUNDED' },
    { ...row, id: 'fostering-overspend-exact', amount: '65.60' },
  ]),
  reconciliations: [
    check('twice', 'SAME_FIGURE', 'Forecast', 'fostering-overspend', 'ROUNDING'),
    check('sum', 'SUM', 'Forecast', 'fostering-overspend', 'DISAGREES', { explanation: 'Nobody says why.' }),
    check('gap', 'SUM', 'Funding', 'fostering-income', 'INCOMPLETE_PARTS'),
    check('product', 'PRODUCT', 'Saving', 'cost-avoided', 'MISPRINT', later),
    check('share', 'SHARE', 'Contribution', 'harrow-pays', 'AGREES'),
    check('same', 'SAME_FIGURE', 'Contribution', 'harrow-pays', 'AGREES'),
  ],
  reconciliation_parts: [
    part('twice', '1', 'Forecast', 'fostering-overspend-exact'),
    part('sum', '2', 'Budget', 'fostering-2019-20', { operation: 'SUBTRACT' }),
    part('sum', '1', 'Budget', 'fostering-2020-21'),
    part('gap', '1', 'Contribution', 'harrow-pays'),
    part('gap', '2', 'Contribution', 'others-pay'),
    part('product', '1', 'UnitCost', 'fostering-week', {
      factor: '23',
      factor_unit: 'CHILDREN',
      factor_label: 'Children kept out of care',
      place_id: 'para-2',
    }),
    part('share', '1', 'Budget', 'fostering-2019-20', { factor: '30', factor_unit: 'PERCENT' }),
    part('same', '1', 'Funding', 'fostering-income'),
  ],
};

describe('reconciliations', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['finance']);
  });
  afterAll(() => world.close());

  const figure = (amount: string | null) =>
    amount === null
      ? { amount: null, qualifier: null, absence: 'NOT_STATED' }
      : { amount, qualifier: 'EXACT', absence: null };

  it('show what is stated, what the parts come to, and why they differ', async () => {
    expect(
      await answer(
        world,
        `{ sum: reconciliation(id: "sum") { id summary standing kind subject { __typename } cause explanation agrees
             stated { __typename id label amount { amount } } computed { amount qualifier absence } difference { amount qualifier absence }
             parts { id order operation factor { value } factorLabel figure { __typename id amount { amount } } } citations { place { label } } }
           product: reconciliation(id: "product") { agrees computed { amount qualifier absence } difference { amount qualifier absence }
             parts { factor { value unit } factorLabel citations { place { label } } } }
           none: reconciliation(id: "unheard-of") { id } }`,
      ),
    ).toEqual({
      data: {
        sum: {
          id: 'sum',
          summary: 'Reconciliation sum',
          standing: 'IN_FORCE',
          kind: 'SUM',
          subject: { __typename: 'Service' },
          cause: 'DISAGREES',
          explanation: 'Nobody says why.',
          agrees: false,
          stated: {
            __typename: 'Forecast',
            id: 'fostering-overspend',
            label: 'Overspend on fostering',
            amount: { amount: '66.00' },
          },
          computed: figure('100.50'),
          difference: figure('-34.50'),
          parts: [
            {
              id: 'sum-1',
              order: 1,
              operation: 'ADD',
              factor: null,
              factorLabel: null,
              figure: { __typename: 'Budget', id: 'fostering-2020-21', amount: { amount: '1100.50' } },
            },
            {
              id: 'sum-2',
              order: 2,
              operation: 'SUBTRACT',
              factor: null,
              factorLabel: null,
              figure: { __typename: 'Budget', id: 'fostering-2019-20', amount: { amount: '1000.00' } },
            },
          ],
          citations: [{ place: { label: 'para 1' } }],
        },
        product: {
          agrees: false,
          computed: figure('10971.00'),
          difference: figure('29.00'),
          parts: [
            {
              factor: { value: '23', unit: 'CHILDREN' },
              factorLabel: 'Children kept out of care',
              citations: [{ place: { label: 'para 2' } }],
            },
          ],
        },
        none: null,
      },
    });
  });

  it.each([
    ['', ['gap', 'same', 'share', 'sum', 'twice', 'product']],
    ['filter: { agrees: true }', ['same', 'share']],
    ['filter: { agrees: false }', ['sum', 'twice', 'product']],
    ['filter: { cause: [ROUNDING, INCOMPLETE_PARTS] }', ['gap', 'twice']],
    ['filter: { kind: [SUM] }', ['gap', 'sum']],
    ['filter: { subjectId: "ealing-fostering", text: "nobody" }', ['sum']],
    // Harrow pays the contribution that two of them reconcile.
    ['filter: { organisationId: "harrow" }', ['same', 'share']],
    ['filter: { organisationId: "west-health" }', []],
    ['filter: { standing: [PROPOSED] }', []],
    ['orderBy: [{ field: OFF_BY, direction: DESC }]', ['sum', 'product', 'twice', 'same', 'share', 'gap']],
    [
      'orderBy: [{ field: MADE_KNOWN_ON, direction: DESC }]',
      ['product', 'gap', 'same', 'share', 'sum', 'twice'],
    ],
  ])('are listed: %s', async (args, expected) => {
    expect(
      await answer(world, `{ reconciliations${args === '' ? '' : `(${args})`} { totalCount nodes { id } } }`),
    ).toEqual({
      data: { reconciliations: { totalCount: expected.length, nodes: expected.map((id) => ({ id })) } },
    });
  });

  it('are known from their source on', async () => {
    const listed = async (view: string): Promise<unknown> =>
      (await answer(world, `query ${view} { reconciliations(filter: { kind: [PRODUCT] }) { nodes { id } } }`))
        .data?.['reconciliations'];
    expect(await listed('@view(asOf: "2022-06-05")')).toEqual({ nodes: [] });
    expect(await listed('@view(asOf: "2022-06-06")')).toEqual({ nodes: [{ id: 'product' }] });
    expect(await listed('@view(knownAt: "2022-06-05")')).toEqual({ nodes: [] });
  });

  it('stand with the figure that they are about', async () => {
    expect(
      await answer(
        world,
        '{ amountsById(id: "harrow-pays") { reconciliations { id } } budget(id: "fostering-2019-20") { reconciliations { id } } }',
      ),
    ).toEqual({
      data: {
        amountsById: [{ reconciliations: [{ id: 'same' }, { id: 'share' }] }],
        budget: { reconciliations: [] },
      },
    });
  });

  it('keep the coarser of two statements of a figure, and a misprint, out of totals', async () => {
    const totals = async (kinds: string): Promise<unknown> => {
      const { data } = await entities(
        world,
        'Service',
        ['ealing-fostering'],
        `money(filter: { kind: [${kinds}] }) { totals { groups { kindOfAmount sum { amount qualifier } } leftOut { reason count } } }`,
      );
      return data?.['_entities'];
    };
    expect(await totals('OVERSPEND, COST_AVOIDANCE')).toEqual([
      {
        money: {
          totals: {
            groups: [{ kindOfAmount: 'OVERSPEND', sum: { amount: '65.60', qualifier: 'EXACT' } }],
            leftOut: [
              { reason: 'REPEATED', count: 1 },
              { reason: 'MISPRINT', count: 1 },
            ],
          },
        },
      },
    ]);
    // The contribution repeats the income too, but that it is a part of it is said first.
    expect(await totals('CONTRIBUTION, INCOME')).toEqual([
      {
        money: {
          totals: {
            groups: [{ kindOfAmount: 'INCOME', sum: { amount: '300.00', qualifier: 'EXACT' } }],
            leftOut: [{ reason: 'PART_OF_ANOTHER', count: 1 }],
          },
        },
      },
    ]);
  });
});
