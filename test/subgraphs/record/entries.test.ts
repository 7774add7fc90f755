import { openWorld, SOURCE, type World } from '../../support/world';

describe('entries and what is loaded', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        services: [
          { id: 'fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'NOT_STATED' },
          {
            id: 'advice',
            name: 'Advice',
            delivery: 'SHARED',
            agreement_id: 'NOT_STATED',
            standing: 'PROPOSED',
          },
        ],
        savings: [
          {
            id: 'saving',
            label: 'Saving',
            subject_type: 'Service',
            subject_id: 'fostering',
            organisation_type: 'Council',
            organisation_id: 'ealing',
            kind: 'SAVING',
            financial_year: '2019/20',
            amount: '10',
            basis: 'ESTIMATE',
            place_id: 'table-1',
            also_at: 'para-2',
          },
        ],
      },
      ['record'],
    );
  });
  afterAll(() => world.close());

  const found = async (args: string): Promise<unknown> => {
    const { data, errors } = await world.ask('record', `{ entries${args} { nodes { id } } }`);
    if (errors) return errors.map(({ extensions }) => [extensions['code'], extensions['argument']]);
    return (data?.['entries'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
  };

  it('are one for each fact and name, by day', async () => {
    expect(await found('')).toEqual([
      'Saving/saving',
      'Council/ealing',
      'Service/advice',
      'Service/fostering',
    ]);
  });

  it.each([
    ['kind', '(filter: { kind: [NAME] })', ['Council/ealing']],
    ['text', '(filter: { text: "saving S" })', ['Saving/saving']],
    ['standing', '(filter: { standing: [PROPOSED] })', ['Service/advice']],
    ['type', '(filter: { types: ["Saving"] })', ['Saving/saving']],
    ['council', '(filter: { councilId: "ealing" })', ['Saving/saving', 'Council/ealing']],
    ['council and relation', '(filter: { councilId: "ealing", relation: THROUGH })', []],
    ['service', '(filter: { serviceId: "fostering" })', ['Saving/saving', 'Service/fostering']],
    ['two things', '(filter: { serviceId: "fostering", councilId: "ealing" })', ['Saving/saving']],
    ['source', `(filter: { sourceId: "${SOURCE}", types: ["Saving"] })`, ['Saving/saving']],
    ['another source', '(filter: { sourceId: "nowhere" })', []],
    ['agency', '(filter: { agencyId: "nowhere" })', []],
    ['agreement', '(filter: { agreementId: "nowhere" })', []],
    ['partnership', '(filter: { safeguardingPartnershipId: "nowhere" })', []],
    ['plan', '(filter: { improvementPlanId: "nowhere" })', []],
    ['programme', '(filter: { deliveryModelProgrammeId: "nowhere" })', []],
    ['improvement partnership', '(filter: { improvementPartnershipId: "nowhere" })', []],
    ['days', '(filter: { from: "2020-03-31", to: "2020-03-31" })', ['Saving/saving']],
    ['an id that is none', '(filter: { councilId: "Ealing!" })', [['BAD_FILTER', 'filter.councilId']]],
  ])('are filtered by %s', async (_, args, ids) => {
    expect(await found(args)).toEqual(ids);
  });

  it('are looked up by id; null where there is none', async () => {
    expect(
      (
        await world.ask(
          'record',
          '{ known: entry(id: "Saving/saving") { summary day { from lastDay precision } } unknown: entry(id: "Saving/none") { id } }',
        )
      ).data,
    ).toEqual({
      known: {
        summary: 'Saving saving',
        day: { from: '2019-04-01', lastDay: '2020-03-31', precision: 'FINANCIAL_YEAR' },
      },
      unknown: null,
    });
  });

  it('are counted by kind, type, subgraph and standing', async () => {
    expect(
      await world.ask(
        'record',
        '{ dataset { name version digest loadId loadedAt sourceCount placeCount entryCount entriesByKind { of count } entriesByType { of count } entriesBySubgraph { of count } entriesByStanding { of count } } }',
      ),
    ).toEqual({
      data: {
        dataset: {
          name: 'world',
          version: '1.0.0',
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
          loadId: expect.any(String),
          loadedAt: expect.stringMatching(/Z$/),
          sourceCount: 1,
          placeCount: 4,
          entryCount: 4,
          entriesByKind: [
            { of: 'FACT', count: 3 },
            { of: 'NAME', count: 1 },
          ],
          entriesByType: [
            { of: 'Council', count: 1 },
            { of: 'Saving', count: 1 },
            { of: 'Service', count: 2 },
          ],
          entriesBySubgraph: [
            { of: 'agreements', count: 3 },
            { of: 'finance', count: 1 },
          ],
          entriesByStanding: [
            { of: 'IN_FORCE', count: 2 },
            { of: 'PROPOSED', count: 1 },
          ],
        },
      },
      extensions: { loadId: expect.any(String), statements: 2 },
    });
  });

  it('follow another load', async () => {
    await world.reload({});
    expect(await found('')).toEqual(['Council/ealing']);
  });
});
