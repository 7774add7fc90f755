import { describeProblem } from '../../../subgraphs/common/dataset/problem';
import { DatasetError } from '../../../subgraphs/common/dataset/problem';
import { openWorld, type World, type WorldRows } from '../../support/world';
import { money } from './rows';

const check = (kind: string, cause: string, parts: readonly Record<string, string>[]): WorldRows => ({
  ...money,
  reconciliations: [
    {
      id: 'check',
      subject_type: 'Service',
      subject_id: 'ealing-fostering',
      kind,
      stated_type: 'Forecast',
      stated_id: 'fostering-overspend',
      cause,
    },
  ],
  reconciliation_parts: parts.map((part, index) => ({
    id: `check-${String(index + 1)}`,
    reconciliation_id: 'check',
    part_type: 'Budget',
    part_id: 'fostering-2019-20',
    operation: 'ADD',
    order: String(index + 1),
    ...part,
  })),
});

const gap = { part_id: 'fostering-2021-22' };
const count = { factor: '0.066', factor_unit: 'COUNT' };
const percent = { factor: '6.6', factor_unit: 'PERCENT' };

describe('the import of finance', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(money, ['agreements', 'finance']);
  });
  afterAll(() => world.close());

  const problems = async (rows: WorldRows): Promise<string[]> => {
    try {
      await world.reload(rows);
      return [];
    } catch (error) {
      if (error instanceof DatasetError) return error.problems.map(describeProblem);
      throw error;
    }
  };
  const at = (column: string, value: string, reason: string) => [
    `reconciliations.csv, line 2, column ${column}: "${value}" — ${reason}`,
  ];

  it.each([
    [
      'SUM',
      'AGREES',
      [{}],
      'cause',
      'wants why it differs: the parts come to 1000.00, the stated figure is off by -934.00',
    ],
    [
      'SUM',
      'AGREES',
      [gap],
      'cause',
      'can not be known: a figure has no single amount; wants INCOMPLETE_PARTS',
    ],
    ['PRODUCT', 'ROUNDING', [count], 'cause', 'wants AGREES: the parts come to 66.00, as stated'],
    ['SHARE', 'DISAGREES', [percent], 'cause', 'wants AGREES: the parts come to 66.00, as stated'],
    ['SUM', 'DISAGREES', [], 'kind', 'has no row in reconciliation_parts.csv to be computed from'],
    ['SUM', 'DISAGREES', [percent], 'kind', 'wants parts with no factor'],
    ['PRODUCT', 'DISAGREES', [percent], 'kind', 'wants a count as the factor of each of its parts'],
    ['SHARE', 'DISAGREES', [count], 'kind', 'wants a percentage as the factor of each of its parts'],
    ['SAME_FIGURE', 'DISAGREES', [{}, {}], 'kind', 'wants one part, with no factor'],
  ])('refuses a %s that is said to be %s with parts %j', async (kind, cause, parts, column, reason) => {
    expect(await problems(check(kind, cause, parts))).toEqual(
      at(column, column === 'kind' ? kind : cause, reason),
    );
  });

  it('takes what fits', async () => {
    expect(await problems(check('PRODUCT', 'AGREES', [count]))).toEqual([]);
    expect(await problems(check('SHARE', 'AGREES', [percent]))).toEqual([]);
    expect(await problems(check('SAME_FIGURE', 'MISPRINT', [{}]))).toEqual([]);
    expect(await problems(check('SUM', 'INCOMPLETE_PARTS', [{}, gap]))).toEqual([]);
  });

  it('refuses a sum that is a part of itself, each row of the circle', async () => {
    const [first, ...others] = money['budgets'] ?? [];
    const circle = {
      ...money,
      budgets: [
        { ...first, id: 'one', part_of_id: 'two' },
        { ...first, id: 'two', part_of_id: 'one' },
        ...others,
      ],
    };
    const reason = 'leads round in a circle; a sum is no part of itself';
    expect(await problems(circle)).toEqual([
      `budgets.csv, line 2, column part_of_id: "two" — ${reason}`,
      `budgets.csv, line 3, column part_of_id: "one" — ${reason}`,
    ]);
  });

  it('stores nothing anywhere where it refuses', async () => {
    await world.reload(money);
    const services = [{ id: 'ealing-other', name: 'Other', delivery: 'SHARED', agreement_id: 'NOT_STATED' }];
    const { services: known = [], ...wrong } = check('SUM', 'AGREES', [{}]);
    expect(await problems({ ...wrong, services: [...known, ...services] })).toHaveLength(1);
    expect((await world.ask('agreements', '{ service(id: "ealing-other") { id } }')).data).toEqual({
      service: null,
    });
  });
});
