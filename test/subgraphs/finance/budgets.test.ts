import { openWorld, type World, type WorldRows } from '../../support/world';
import { answer, entities, money } from './rows';

type Cells = Readonly<Record<string, string>>;

const line = (budget: string, order: string, label: string, section: string, level: string) => {
  const [, from, to] = /-(\d{4})-(\d{2})$/.exec(budget) ?? [];
  return (id: string, basis: string, measure: string, amount: string, more: Cells = {}): Cells => ({
    id: `${label.toLowerCase()}-${id}`,
    budget_id: budget,
    label,
    section,
    level,
    financial_year: `${String(from)}/${String(to)}`,
    basis,
    measure,
    amount,
    order,
    ...more,
  });
};
const staff = line('fostering-2019-20', '1', 'Staff', 'EXPENDITURE', 'LINE');
const staffNext = line('fostering-2020-21', '1', 'Staff', 'EXPENDITURE', 'LINE');
const income = line('fostering-2019-20', '2', 'Income', 'INCOME', 'LINE');
const incomeNext = line('fostering-2020-21', '2', 'Income', 'INCOME', 'LINE');

/** The table of cost centre A100, its figures not in the order in which they are printed. */
const rows: WorldRows = {
  ...money,
  budget_lines: [
    incomeNext('budget-2020', 'BUDGET', 'AMOUNT', 'NOT_APPLICABLE'),
    income('actual-2019', 'ACTUAL', 'AMOUNT', '-250.50'),
    income('budget-2019', 'BUDGET', 'AMOUNT', '-250'),
    staffNext('projected-2020', 'PROJECTED', 'AMOUNT', '1400', { standing: 'EXPECTED' }),
    staffNext('budget-2020', 'BUDGET', 'AMOUNT', '1350'),
    staff('variance-2019', 'ACTUAL', 'VARIANCE', '10', { amount_as_stated: '+10' }),
    staff('actual-2019', 'ACTUAL', 'AMOUNT', '1260'),
    staff('budget-2019', 'REVISED_BUDGET', 'AMOUNT', '1250'),
  ],
  finance_statements: [
    {
      id: 'fostering-basis',
      kind: 'BASIS_OF_COST',
      subject_type: 'Budget',
      subject_id: 'fostering-2019-20',
      order: '1',
    },
  ],
};

describe('budgets', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['finance']);
  });
  afterAll(() => world.close());

  const ids = (...of: string[]) => of.map((id) => ({ id }));

  it('are looked up by id, whatever the day; an unknown one is null', async () => {
    const query = (id: string, view = '') =>
      answer(world, `query ${view} { budget(id: "${id}") { id name confirmation { status } } }`);
    expect(await query('fostering-2019-20', '@view(asOf: "2021-01-01")')).toEqual({
      data: {
        budget: {
          id: 'fostering-2019-20',
          name: 'Fostering budget',
          confirmation: { status: 'OUTSIDE_PERIOD' },
        },
      },
    });
    expect(await query('fostering-2021-22', '@view(knownAt: "2021-01-04")')).toEqual({
      data: { budget: null },
    });
    expect(await query('unheard-of')).toEqual({ data: { budget: null } });
  });

  it('are looked up by name: all that share it', async () => {
    expect(
      await answer(
        world,
        'query @view(asOf: "2019-05-01") { budgetsByName(name: " FOSTERING budget ") { id } }',
      ),
    ).toEqual({
      data: { budgetsByName: ids('fostering-2019-20', 'fostering-2020-21', 'fostering-2021-22') },
    });
    expect(await answer(world, '{ budgetsByName(name: "fostering") { id } }')).toEqual({
      data: { budgetsByName: [] },
    });
  });

  it('have parts, wholes and the gaps said', async () => {
    expect(
      await answer(
        world,
        `{ whole: budget(id: "fostering-2020-21") { parts { __typename id ... on Funding { parts { id } partOf { id } } } partOf { id } }
           part: budget(id: "fostering-placements-2020-21") { parts { id } partOf { id name } }
           gap: budget(id: "fostering-2021-22") { partOf { id } partOfLabel nature amount { amount absence } costCentre } }`,
      ),
    ).toEqual({
      data: {
        whole: {
          parts: [
            {
              __typename: 'Funding',
              id: 'fostering-income',
              parts: ids('harrow-pays'),
              partOf: { id: 'fostering-2020-21' },
            },
            { __typename: 'Budget', id: 'fostering-placements-2020-21' },
          ],
          partOf: null,
        },
        part: { parts: [], partOf: { id: 'fostering-2020-21', name: 'Fostering budget' } },
        gap: {
          partOf: null,
          partOfLabel: 'The budget of children and families',
          nature: 'NOT_STATED',
          amount: { amount: null, absence: 'NOT_STATED' },
          costCentre: null,
        },
      },
    });
  });

  it('have their table line by line as printed, in all its columns', async () => {
    expect(
      await answer(
        world,
        `{ budget(id: "fostering-2019-20") { lines { id label section level order financialYear basis measure
            amount { amount asStated absence } budget { id } } } }`,
      ),
    ).toEqual({
      data: {
        budget: {
          lines: [
            ['staff-budget-2019', 'Staff', 'EXPENDITURE', 1, 'REVISED_BUDGET', 'AMOUNT', '1250.00', null],
            ['staff-actual-2019', 'Staff', 'EXPENDITURE', 1, 'ACTUAL', 'AMOUNT', '1260.00', null],
            ['staff-variance-2019', 'Staff', 'EXPENDITURE', 1, 'ACTUAL', 'VARIANCE', '10.00', '+10'],
            ['income-budget-2019', 'Income', 'INCOME', 2, 'BUDGET', 'AMOUNT', '-250.00', null],
            ['income-actual-2019', 'Income', 'INCOME', 2, 'ACTUAL', 'AMOUNT', '-250.50', null],
          ].map(([id, label, section, order, basis, measure, amount, asStated]) => ({
            id,
            label,
            section,
            level: 'LINE',
            order,
            financialYear: '2019/20',
            basis,
            measure,
            amount: { amount, asStated, absence: null },
            budget: { id: 'fostering-2019-20' },
          })),
        },
      },
    });
  });

  it('of a cost centre make one table over the years, one centre for each holder and code', async () => {
    const figures = (...of: string[]) => of.map((id) => ({ id }));
    expect(
      await answer(
        world,
        '{ costCentres(code: "A100") { code holder { id } budgets { id } rows { label section level order figures { id } } } }',
      ),
    ).toEqual({
      data: {
        costCentres: [
          {
            code: 'A100',
            holder: { id: 'ealing' },
            budgets: ids('fostering-2019-20', 'fostering-2020-21'),
            rows: [
              {
                label: 'Staff',
                section: 'EXPENDITURE',
                level: 'LINE',
                order: 1,
                figures: figures(
                  'staff-budget-2019',
                  'staff-actual-2019',
                  'staff-variance-2019',
                  'staff-budget-2020',
                  'staff-projected-2020',
                ),
              },
              {
                label: 'Income',
                section: 'INCOME',
                level: 'LINE',
                order: 2,
                figures: figures('income-budget-2019', 'income-actual-2019', 'income-budget-2020'),
              },
            ],
          },
          { code: 'a100', holder: { id: 'harrow' }, budgets: ids('harrow-fostering-2020-21'), rows: [] },
        ],
      },
    });
  });

  it('show on a day what holds then, and projections beside it', async () => {
    expect(
      await answer(
        world,
        `query @view(asOf: "2020-06-01") { costCentres(code: "A100") { holder { id } budgets { id } pendingBudgets { id }
           rows { label figures { id } } pendingRows { label figures { id } } }
           budget(id: "fostering-2020-21") { lines { id } pendingLines { id } pendingParts { id } } }`,
      ),
    ).toEqual({
      data: {
        costCentres: [
          {
            holder: { id: 'ealing' },
            budgets: ids('fostering-2020-21'),
            pendingBudgets: [],
            rows: [
              { label: 'Staff', figures: ids('staff-budget-2020') },
              { label: 'Income', figures: ids('income-budget-2020') },
            ],
            pendingRows: [],
          },
          {
            holder: { id: 'harrow' },
            budgets: ids('harrow-fostering-2020-21'),
            pendingBudgets: [],
            rows: [],
            pendingRows: [],
          },
        ],
        // The projection was not known before the source's day, 4 January 2021.
        budget: { lines: ids('staff-budget-2020', 'income-budget-2020'), pendingLines: [], pendingParts: [] },
      },
    });
    expect(
      await answer(
        world,
        `query @view(asOf: "2021-02-01") { costCentres(code: "A100") { pendingRows { label figures { id } } }
           budget(id: "fostering-2020-21") { pendingLines { id } } }`,
      ),
    ).toEqual({
      data: {
        costCentres: [
          { pendingRows: [{ label: 'Staff', figures: ids('staff-projected-2020') }] },
          { pendingRows: [] },
        ],
        budget: { pendingLines: ids('staff-projected-2020') },
      },
    });
  });

  it('are read by references, in one statement for each field of a page', async () => {
    expect(
      await world.ask(
        'finance',
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Budget { id lines { id } financeStatements { totalCount nodes { id summary } } } } }',
        {
          r: ['fostering-2019-20', 'fostering-2021-22', 'unheard-of'].map((id) => ({
            __typename: 'Budget',
            id,
          })),
        },
      ),
    ).toEqual({
      data: {
        _entities: [
          {
            id: 'fostering-2019-20',
            lines: ids(
              'staff-budget-2019',
              'staff-actual-2019',
              'staff-variance-2019',
              'income-budget-2019',
              'income-actual-2019',
            ),
            financeStatements: {
              totalCount: 1,
              nodes: [{ id: 'fostering-basis', summary: 'Statement fostering-basis' }],
            },
          },
          { id: 'fostering-2021-22', lines: [], financeStatements: { totalCount: 0, nodes: [] } },
          null,
        ],
      },
      extensions: { loadId: expect.any(String), statements: 3 },
    });
  });

  it('are listed by every filter and order', async () => {
    const found = async (args: string): Promise<unknown> =>
      (await answer(world, `{ budgets${args} { totalCount nodes { id } } }`)).data?.['budgets'];
    const these = (...of: string[]) => ({ totalCount: of.length, nodes: ids(...of) });
    expect(await found('(filter: { text: "placem" })')).toEqual(these('fostering-placements-2020-21'));
    expect(await found('(filter: { costCentre: "A100" })')).toEqual(
      these('fostering-2019-20', 'fostering-2020-21', 'harrow-fostering-2020-21'),
    );
    expect(await found('(filter: { holderId: "harrow" })')).toEqual(these('harrow-fostering-2020-21'));
    expect(await found('(filter: { subjectId: "ealing-adoption" })')).toEqual(these());
    expect(await found('(filter: { financialYear: "2019/20" })')).toEqual(these('fostering-2019-20'));
    expect(await found('(filter: { nature: [NOT_STATED] })')).toEqual(these('fostering-2021-22'));
    expect(await found('(filter: { basis: [REVISED_BUDGET] })')).toEqual(these('fostering-2021-22'));
    expect(await found('(filter: { standing: [PROPOSED] })')).toEqual(these());
    expect(
      await found('(filter: { holderId: "ealing" }, orderBy: [{ field: AMOUNT, direction: DESC }])'),
    ).toEqual(
      these('fostering-2020-21', 'fostering-2019-20', 'fostering-placements-2020-21', 'fostering-2021-22'),
    );
    expect(await found('(orderBy: [{ field: LABEL }, { field: FINANCIAL_YEAR, direction: DESC }])')).toEqual(
      these(
        'fostering-2021-22',
        'fostering-2020-21',
        'fostering-2019-20',
        'harrow-fostering-2020-21',
        'fostering-placements-2020-21',
      ),
    );
  });

  it('are amounts that are found by id among all types', async () => {
    expect(
      await answer(
        world,
        `query @view(asOf: "2030-01-01") { amountsById(id: "fostering-2019-20") { __typename id }
           none: amountsById(id: "unheard-of") { id } budgetLine(id: "staff-actual-2019") { id } gone: budgetLine(id: "x") { id } }`,
      ),
    ).toEqual({
      data: {
        amountsById: [{ __typename: 'Budget', id: 'fostering-2019-20' }],
        none: [],
        budgetLine: { id: 'staff-actual-2019' },
        gone: null,
      },
    });
  });

  it('belong to what they are for under the council too', async () => {
    expect(
      await entities(
        world,
        'Council',
        ['ealing'],
        'financeStatements { nodes { id subject { __typename ... on Budget { id name } } } }',
      ),
    ).toEqual({
      data: {
        _entities: [
          {
            financeStatements: {
              nodes: [
                {
                  id: 'fostering-basis',
                  subject: { __typename: 'Budget', id: 'fostering-2019-20', name: 'Fostering budget' },
                },
              ],
            },
          },
        ],
      },
    });
  });
});
