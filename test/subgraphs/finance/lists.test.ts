import { openWorld, type World, type WorldRows } from '../../support/world';
import { answer, entities, money } from './rows';

const ealing = (link: string) => ({ [`${link}_type`]: 'Council', [`${link}_id`]: 'ealing' });
const about = (subject_type: string, subject_id: string) => ({ subject_type, subject_id });

const rows: WorldRows = {
  ...money,
  funding: [
    ...(money['funding'] ?? []),
    {
      id: 'plan-grant',
      label: 'Grant for the plan',
      ...about('ImprovementPlan', 'ealing-plan'),
      financial_year: '2021/22',
      amount: '5000',
      basis: 'ACTUAL',
      kind: 'GRANT',
      nature: 'CAPITAL',
      funder_type: 'Agency',
      funder_id: 'west-health',
      recipient_id: 'NOT_APPLICABLE',
      purpose: 'Systems',
      recurrence: 'ONE_OFF',
      standing: 'AGREED',
    },
  ],
  cost_shares: [
    {
      id: 'posts-ealing',
      label: 'Share of posts',
      ...about('Service', 'ealing-fostering'),
      ...ealing('payer'),
      financial_year: '2020/21',
      percentage: '33',
      percentage_unit: 'PERCENT',
      of: '6',
      of_unit: 'POSTS',
      of_label: 'Posts of the team',
      basis: 'BUDGET',
      budget_type: 'Budget',
      budget_id: 'fostering-2020-21',
    },
    {
      id: 'posts-harrow',
      label: 'Share by activity',
      ...about('Service', 'ealing-fostering'),
      payer_type: 'Council',
      payer_id: 'harrow',
      financial_year: 'NOT_STATED',
      percentage: '49.5',
      percentage_unit: 'PERCENT',
      basis: 'FORECAST',
      standing: 'EXPECTED',
    },
  ],
  finance_statements: [
    { id: 'none', kind: 'NO_FINANCIAL_IMPLICATIONS', ...about('Agreement', 'ealing-agreement') },
    { id: 'basis-2', kind: 'BASIS_OF_COST', ...about('Service', 'ealing-fostering'), order: '2' },
    { id: 'basis-1', kind: 'BASIS_OF_COST', ...about('Forecast', 'fostering-overspend'), order: '1' },
    {
      id: 'use',
      kind: 'USE_OF_FUNDS',
      ...about('Saving', 'fostering-saving'),
      standing: 'PROPOSED',
      summary: 'Other pressures come first.',
    },
  ],
};

describe('lists of one type', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['finance']);
  });
  afterAll(() => world.close());

  const ids = (of: readonly string[]) => of.map((id) => ({ id }));

  it.each([
    ['contributions', '', ['harrow-pays', 'others-pay', 'health-pays']],
    ['contributions', 'filter: { text: "of HARROW" }', ['harrow-pays']],
    ['contributions', 'filter: { subjectId: "ealing-board-support" }', ['others-pay', 'health-pays']],
    ['contributions', 'filter: { contributorId: "west-health" }', ['health-pays']],
    ['contributions', 'filter: { recipientId: "ealing" }', ['harrow-pays', 'others-pay']],
    ['contributions', 'filter: { financialYear: "2020/21" }', ['harrow-pays', 'others-pay']],
    ['contributions', 'filter: { basis: [BUDGET] }', ['harrow-pays']],
    ['contributions', 'filter: { standing: [ENDED] }', []],
    ['contributions', 'orderBy: [{ field: AMOUNT }]', ['health-pays', 'harrow-pays', 'others-pay']],
    ['funding', '', ['fostering-income', 'plan-grant']],
    ['funding', 'filter: { text: "grant" }', ['plan-grant']],
    ['funding', 'filter: { subjectId: "ealing-plan" }', ['plan-grant']],
    ['funding', 'filter: { funderId: "west-health" }', ['plan-grant']],
    ['funding', 'filter: { recipientId: "ealing" }', ['fostering-income']],
    ['funding', 'filter: { kind: [INCOME] }', ['fostering-income']],
    ['funding', 'filter: { nature: [CAPITAL] }', ['plan-grant']],
    ['funding', 'filter: { financialYear: "2021/22", basis: [ACTUAL], standing: [AGREED] }', ['plan-grant']],
    ['funding', 'orderBy: [{ field: AMOUNT, direction: DESC }]', ['plan-grant', 'fostering-income']],
    ['forecasts', '', ['fostering-overspend']],
    ['forecasts', 'filter: { kind: [OVERSPEND], organisationId: "ealing" }', ['fostering-overspend']],
    ['forecasts', 'filter: { kind: [PRESSURE] }', []],
    ['forecasts', 'filter: { organisationId: "harrow" }', []],
    [
      'forecasts',
      'filter: { text: "over", basis: [FORECAST], standing: [EXPECTED] }',
      ['fostering-overspend'],
    ],
    ['savings', 'filter: { kind: [SAVING], subjectId: "ealing-fostering" }', ['fostering-saving']],
    ['savings', 'filter: { kind: [GROWTH_BID] }', []],
    ['savings', 'filter: { financialYear: "2020/21" }', []],
    ['unitCosts', 'filter: { text: "week", organisationId: "ealing" }', ['fostering-week']],
    ['unitCosts', 'filter: { basis: [ACTUAL] }', []],
    ['costShares', '', ['posts-ealing', 'posts-harrow']],
    ['costShares', 'filter: { text: "of the TEAM" }', ['posts-ealing']],
    ['costShares', 'filter: { payerId: "harrow" }', ['posts-harrow']],
    ['costShares', 'filter: { subjectId: "ealing-fostering", financialYear: "2020/21" }', ['posts-ealing']],
    ['costShares', 'filter: { basis: [FORECAST], standing: [EXPECTED] }', ['posts-harrow']],
    ['costShares', 'orderBy: [{ field: PERCENTAGE, direction: DESC }]', ['posts-harrow', 'posts-ealing']],
    ['costShares', 'orderBy: [{ field: LABEL }]', ['posts-harrow', 'posts-ealing']],
    ['financeStatements', '', ['basis-1', 'basis-2', 'none', 'use']],
    ['financeStatements', 'filter: { text: "PRESSURES" }', ['use']],
    ['financeStatements', 'filter: { kind: [NO_FINANCIAL_IMPLICATIONS] }', ['none']],
    ['financeStatements', 'filter: { subjectId: "ealing-fostering" }', ['basis-1', 'basis-2', 'use']],
    ['financeStatements', 'filter: { organisationId: "ealing" }', ['basis-1', 'use']],
    ['financeStatements', 'filter: { standing: [PROPOSED] }', ['use']],
    [
      'financeStatements',
      'orderBy: [{ field: KIND, direction: DESC }]',
      ['use', 'none', 'basis-2', 'basis-1'],
    ],
    ['financeStatements', 'orderBy: [{ field: MADE_KNOWN_ON }]', ['basis-1', 'basis-2', 'none', 'use']],
  ])('%s(%s)', async (field, args, expected) => {
    expect(
      await answer(
        world,
        `{ ${field}${args === '' ? '' : `(${args})`} { totalCount absence nodes { id } edges { node { id } } } }`,
      ),
    ).toEqual({
      data: {
        [field]: {
          totalCount: expected.length,
          absence: expected.length === 0 ? 'NOT_STATED' : null,
          nodes: ids(expected),
          edges: ids(expected).map((node) => ({ node })),
        },
      },
    });
  });

  it('show each type with all that it has', async () => {
    const common = 'id kindOfAmount label subject { __typename } standing';
    expect(
      await answer(
        world,
        `{ contributions(first: 1) { nodes { ${common} contributor { __typename id } contributorAbsence recipient { id } recipientAbsence recurrence partOf { __typename id } } }
           funding(filter: { kind: [GRANT] }) { nodes { ${common} kind nature funder { __typename id } funderAbsence recipient { id } recipientAbsence purpose recurrence partOf { id } parts { id } pendingParts { id } financeStatements { totalCount } } }
           forecasts { nodes { ${common} kind organisation { id } organisationAbsence assumption financeStatements { nodes { id } } } }
           savings { nodes { ${common} kind amount { amount qualifier } organisation { id } use financeStatements { nodes { id } } } }
           unitCosts { nodes { ${common} unit length { value unit } organisation { id } } }
           costShares(first: 1) { nodes { id label subject { __typename } payer { id } payerAbsence financialYear financialYearAbsence percentage { value unit } of { value unit } ofLabel basis resultingAmount { __typename id } } }
           costShare(id: "posts-harrow") { financialYear financialYearAbsence percentage { value } of { value } ofLabel resultingAmount { id } confirmation { status } citations { place { label } } }
           none: costShare(id: "unheard-of") { id } }`,
      ),
    ).toEqual({
      data: {
        contributions: {
          nodes: [
            {
              id: 'harrow-pays',
              kindOfAmount: 'CONTRIBUTION',
              label: 'Share of Harrow',
              subject: { __typename: 'Service' },
              standing: 'IN_FORCE',
              contributor: { __typename: 'Council', id: 'harrow' },
              contributorAbsence: null,
              recipient: { id: 'ealing' },
              recipientAbsence: null,
              recurrence: 'ANNUAL',
              partOf: { __typename: 'Funding', id: 'fostering-income' },
            },
          ],
        },
        funding: {
          nodes: [
            {
              id: 'plan-grant',
              kindOfAmount: 'GRANT',
              label: 'Grant for the plan',
              subject: { __typename: 'ImprovementPlan' },
              standing: 'AGREED',
              kind: 'GRANT',
              nature: 'CAPITAL',
              funder: { __typename: 'Agency', id: 'west-health' },
              funderAbsence: null,
              recipient: null,
              recipientAbsence: 'NOT_APPLICABLE',
              purpose: 'Systems',
              recurrence: 'ONE_OFF',
              partOf: null,
              parts: [],
              pendingParts: [],
              financeStatements: { totalCount: 0 },
            },
          ],
        },
        forecasts: {
          nodes: [
            {
              id: 'fostering-overspend',
              kindOfAmount: 'OVERSPEND',
              label: 'Overspend on fostering',
              subject: { __typename: 'Service' },
              standing: 'EXPECTED',
              kind: 'OVERSPEND',
              organisation: { id: 'ealing' },
              organisationAbsence: null,
              assumption: 'Twelve more placements',
              financeStatements: { nodes: [{ id: 'basis-1' }] },
            },
          ],
        },
        savings: {
          nodes: [
            {
              id: 'fostering-saving',
              kindOfAmount: 'SAVING',
              label: 'Fewer agency carers',
              subject: { __typename: 'Service' },
              standing: 'PROPOSED',
              kind: 'SAVING',
              amount: { amount: '75.00', qualifier: 'UP_TO' },
              organisation: { id: 'ealing' },
              use: 'Other pressures',
              financeStatements: { nodes: [{ id: 'use' }] },
            },
          ],
        },
        unitCosts: {
          nodes: [
            {
              id: 'fostering-week',
              kindOfAmount: 'UNIT_COST',
              label: 'One week of fostering',
              subject: { __typename: 'Service' },
              standing: 'IN_FORCE',
              unit: 'One child in foster care for a week',
              length: { value: '1', unit: 'WEEKS' },
              organisation: { id: 'ealing' },
            },
          ],
        },
        costShares: {
          nodes: [
            {
              id: 'posts-ealing',
              label: 'Share of posts',
              subject: { __typename: 'Service' },
              payer: { id: 'ealing' },
              payerAbsence: null,
              financialYear: '2020/21',
              financialYearAbsence: null,
              percentage: { value: '33', unit: 'PERCENT' },
              of: { value: '6', unit: 'POSTS' },
              ofLabel: 'Posts of the team',
              basis: 'BUDGET',
              resultingAmount: { __typename: 'Budget', id: 'fostering-2020-21' },
            },
          ],
        },
        costShare: {
          financialYear: null,
          financialYearAbsence: 'NOT_STATED',
          percentage: { value: '49.5' },
          of: null,
          ofLabel: null,
          resultingAmount: null,
          confirmation: { status: 'ON_RECORD' },
          citations: [{ place: { label: 'para 1' } }],
        },
        none: null,
      },
    });
  });

  it('stand under the organisations that pay and receive, and under what they are for', async () => {
    const selection = (fields: readonly string[]) =>
      fields.map((field) => `${field} { totalCount absence nodes { id } }`).join(' ');
    const list = (...of: string[]) => ({
      totalCount: of.length,
      absence: of.length === 0 ? 'NOT_STATED' : null,
      nodes: ids(of),
    });
    expect(
      await entities(
        world,
        'Council',
        ['ealing', 'harrow'],
        selection(['contributionsMade', 'contributionsReceived', 'costShares']),
      ),
    ).toEqual({
      data: {
        _entities: [
          {
            contributionsMade: list(),
            contributionsReceived: list('harrow-pays', 'others-pay'),
            costShares: list('posts-ealing'),
          },
          {
            contributionsMade: list('harrow-pays'),
            contributionsReceived: list(),
            costShares: list('posts-harrow'),
          },
        ],
      },
    });
    expect(
      await entities(world, 'Service', ['ealing-fostering'], selection(['contributions', 'costShares'])),
    ).toEqual({
      data: {
        _entities: [{ contributions: list('harrow-pays'), costShares: list('posts-ealing', 'posts-harrow') }],
      },
    });
  });
});
