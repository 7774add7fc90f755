import { openWorld, type World } from '../../support/world';
import { base, entities } from './rows';

const contribution = (id: string, more: Record<string, string>) => ({
  id,
  label: id,
  subject_type: 'Service',
  subject_id: 'ealing-fostering',
  amount: '100',
  basis: 'ACTUAL',
  contributor_type: 'Council',
  contributor_id: 'harrow',
  ...more,
});

describe('money on a day', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        ...base,
        contributions: [
          contribution('ended', { standing: 'ENDED', financial_year: 'NOT_STATED' }),
          contribution('ended-in-its-year', { standing: 'ENDED', financial_year: '2019/20' }),
          contribution('goes-on', { financial_year: 'NOT_STATED', amount: '1', amount_to: '2.50' }),
          contribution('turned-down', { standing: 'REJECTED', financial_year: '2019/20' }),
          contribution('planned', { standing: 'PLANNED', financial_year: '2022/23', amount: '' }),
        ],
      },
      ['finance'],
    );
  });
  afterAll(() => world.close());

  const on = async (view: string, filter = '{}'): Promise<unknown> => {
    const { data, errors } = await entities(
      world,
      'Service',
      ['ealing-fostering'],
      `contributions(filter: ${filter}) { nodes { id confirmation { status lastStatedOn } } }`,
      view,
    );
    expect(errors).toBeUndefined();
    return data?.['_entities'];
  };
  const list = (...rows: readonly (readonly [string, string])[]) => [
    {
      contributions: {
        nodes: rows.map(([id, status]) => ({ id, confirmation: { status, lastStatedOn: '2021-01-04' } })),
      },
    },
  ];

  it('is all on record where no day is asked for', async () => {
    expect(await on('')).toEqual(
      list(
        ['ended-in-its-year', 'ON_RECORD'],
        ['turned-down', 'ON_RECORD'],
        ['planned', 'ON_RECORD'],
        ['ended', 'ON_RECORD'],
        ['goes-on', 'ON_RECORD'],
      ),
    );
  });

  it('is what its year covers, and what no source says to be over', async () => {
    expect(await on('@view(asOf: "2019-06-01")')).toEqual(
      list(
        ['ended-in-its-year', 'CONFIRMED'],
        ['ended', 'START_NOT_STATED'],
        ['goes-on', 'START_NOT_STATED'],
      ),
    );
    expect(await on('@view(asOf: "2021-01-04")')).toEqual(list(['goes-on', 'CONFIRMED']));
    expect(await on('@view(asOf: "2030-01-01")')).toEqual(list(['goes-on', 'NOT_CONFIRMED_SINCE']));
  });

  it('is listed by standing in the place of that rule, once it has been put forward', async () => {
    const filter = '{ standing: [PLANNED, REJECTED, ENDED] }';
    expect(await on('@view(asOf: "2021-01-04")', filter)).toEqual(
      list(['turned-down', 'NOT_APPLIED'], ['planned', 'NOT_APPLIED']),
    );
    expect(await on('@view(asOf: "2021-01-03")', filter)).toEqual(list(['ended', 'START_NOT_STATED']));
  });

  it('says what is missing, and the end of a range', async () => {
    const { data } = await entities(
      world,
      'Service',
      ['ealing-fostering'],
      'contributions(filter: { text: "o" }, orderBy: [{ field: LABEL }]) { nodes { id financialYear financialYearAbsence amount { amount upTo absence } recipientAbsence } }',
    );
    expect(data?.['_entities']).toEqual([
      {
        contributions: {
          nodes: [
            ['ended', null, 'NOT_STATED', '100.00', null, null],
            ['ended-in-its-year', '2019/20', null, '100.00', null, null],
            ['goes-on', null, 'NOT_STATED', '1.00', '2.50', null],
            ['planned', '2022/23', null, null, null, 'NOT_STATED'],
            ['turned-down', '2019/20', null, '100.00', null, null],
          ].map(([id, financialYear, financialYearAbsence, amount, upTo, absence]) => ({
            id,
            financialYear,
            financialYearAbsence,
            amount: { amount, upTo, absence },
            recipientAbsence: 'NOT_STATED',
          })),
        },
      },
    ]);
  });
});
