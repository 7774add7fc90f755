import { openWorld, type World } from '../support/world';

const role = (id: string, days: Record<string, string>) => ({
  id,
  service_id: 'ealing-fostering',
  holder_type: 'Council',
  holder_id: 'ealing',
  role: 'SERVED',
  ...days,
});

describe('the confirmation of a row on a day', () => {
  let world: World;
  beforeAll(async () => {
    // The source that states all this is of 4 January 2021.
    world = await openWorld(
      {
        services: [
          { id: 'ealing-fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'NOT_STATED' },
        ],
        service_roles: [
          role('from-a-day', { starts_on: '2019-05-01' }),
          role('from-a-month', { starts_on: '2019-05' }),
          role('not-before', { starts_on: '2019-05-01', starts_on_qualifier: 'NOT_BEFORE' }),
          role('start-not-stated', { starts_on: 'NOT_STATED' }),
          role('until-a-day', { starts_on: '2019-05-01', ends_on: '2019-12-31' }),
        ],
      },
      ['agreements'],
    );
  });
  afterAll(() => world.close());

  const on = async (day: string): Promise<unknown> => {
    const { data } = await world.ask(
      'agreements',
      'query ($d: Date!) @view(asOf: $d) { service(id: "ealing-fostering") { servedCouncils { id confirmation { status } } } }',
      { d: day },
    );
    const { servedCouncils } = data?.['service'] as {
      servedCouncils: readonly { id: string; confirmation: { status: string } }[];
    };
    return Object.fromEntries(servedCouncils.map(({ id, confirmation }) => [id, confirmation.status]));
  };

  it('is open while the day lies before the first statement, and the start leaves it open', async () => {
    expect(await on('2019-04-30')).toEqual({ 'start-not-stated': 'START_NOT_STATED' });
    expect(await on('2019-05-01')).toEqual({
      'from-a-day': 'CONFIRMED',
      'from-a-month': 'START_NOT_STATED',
      'not-before': 'START_NOT_STATED',
      'start-not-stated': 'START_NOT_STATED',
      'until-a-day': 'CONFIRMED',
    });
    expect(await on('2019-05-31')).toMatchObject({
      'from-a-month': 'CONFIRMED',
      'not-before': 'START_NOT_STATED',
    });
  });

  it('holds on the day of the source, and not for certain after it where no end is stated', async () => {
    const open = ['from-a-day', 'from-a-month', 'not-before', 'start-not-stated'];
    expect(await on('2021-01-04')).toEqual(Object.fromEntries(open.map((id) => [id, 'CONFIRMED'])));
    expect(await on('2021-01-05')).toEqual(Object.fromEntries(open.map((id) => [id, 'NOT_CONFIRMED_SINCE'])));
  });
});

describe('the citations of a row', () => {
  it('leave out sources that were not known by the day of the view', async () => {
    const later = {
      id: 'ealing-cabinet-2022-01-10',
      title: 'A later report',
      publisher_type: 'Council',
      publisher_id: 'ealing',
      kind: 'COMMITTEE_REPORT',
      presented_to: 'Cabinet',
      date: '2022-01-10',
      date_kind: 'MEETING',
      reference: 'NOT_STATED',
      address: 'NOT_STATED',
      licence: 'NOT_STATED',
    };
    const world = await openWorld(
      {
        sources: [later],
        coverage: [
          {
            source_id: later.id,
            place_id: 'para-9',
            kind: 'PARAGRAPH',
            section: 'S',
            label: 'paragraph 9',
            order: '1',
            reason: 'A test.',
          },
        ],
        services: [
          {
            id: 'ealing-fostering',
            name: 'Fostering',
            delivery: 'SHARED',
            agreement_id: 'NOT_STATED',
            also_at: `${later.id}/para-9`,
          },
        ],
      },
      ['agreements'],
    );
    try {
      const cited = async (view: string): Promise<unknown> => {
        const { data } = await world.ask(
          'agreements',
          `query Q ${view} { service(id: "ealing-fostering") { citations { place { label } } } }`,
        );
        return data?.['service'];
      };
      expect(await cited('')).toEqual({
        citations: [{ place: { label: 'para 1' } }, { place: { label: 'paragraph 9' } }],
      });
      expect(await cited('@view(knownAt: "2022-01-09")')).toEqual({
        citations: [{ place: { label: 'para 1' } }],
      });
    } finally {
      await world.close();
    }
  });
});
