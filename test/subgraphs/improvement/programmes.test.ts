import { openWorld, type World } from '../../support/world';
import { answer, base } from './rows';

const PROGRAMME = 'ealing-programme';

const statement = (kind: string, order: string, standing: string) => ({
  id: `ealing-${kind.toLowerCase()}-${order}`,
  kind,
  subject_type: 'DeliveryModelProgramme',
  subject_id: PROGRAMME,
  order,
  standing,
});

describe('delivery-model programmes', () => {
  let world: World;
  const ask = (query: string, variables?: Record<string, unknown>) =>
    world.ask('improvement', query, variables);

  beforeAll(async () => {
    world = await openWorld(
      {
        ...base,
        directions: [
          {
            id: 'ealing-direction',
            council_id: 'ealing',
            kind: 'STATUTORY_DIRECTION',
            issuer_type: 'Agency',
            issuer_id: 'minister',
            starts_on: '2019-05-01',
            issued_on: '2019-05-01',
          },
        ],
        programmes: [
          {
            id: PROGRAMME,
            council_id: 'ealing',
            name: 'Delivery Model',
            governance: 'A board',
            direction_id: 'ealing-direction',
            starts_on: '2021-02',
            standing: 'PROPOSED',
          },
          {
            id: 'brent-programme',
            council_id: 'brent',
            name: 'delivery model',
            starts_on: '2018',
            ends_on: '2019',
            standing: 'ENDED',
          },
          { id: 'brent-trust', council_id: 'brent', name: 'Children’s Trust', starts_on: '2020' },
        ],
        programme_phases: [
          {
            id: 'ealing-business-case',
            programme_id: PROGRAMME,
            number: '2',
            name: 'Business case',
            starts_on: '2021-04',
            standing: 'PROPOSED',
          },
          {
            id: 'ealing-options',
            programme_id: PROGRAMME,
            number: '1',
            name: 'Options',
            starts_on: '2021-02',
            ends_on: '2021-04',
            standing: 'PROPOSED',
          },
        ],
        decision_points: [
          {
            id: 'ealing-cabinet',
            programme_id: PROGRAMME,
            phase_id: 'ealing-options',
            body: 'Cabinet',
            due_on: '2021-04-14',
            standing: 'PROPOSED',
          },
          {
            id: 'ealing-minister',
            programme_id: PROGRAMME,
            body: 'The minister',
            due_on: '2021-03',
            standing: 'EXPECTED',
          },
        ],
        improvement_statements: [
          statement('PRINCIPLE', '2', 'RECOMMENDED'),
          statement('PRINCIPLE', '1', 'RECOMMENDED'),
          statement('OPTION', '1', 'PROPOSED'),
          statement('RISK', '1', 'CLAIMED'),
          {
            id: 'ealing-phase-scope',
            kind: 'SCOPE',
            subject_type: 'ProgrammePhase',
            subject_id: 'ealing-options',
          },
        ],
      },
      ['improvement'],
    );
  });
  afterAll(() => world.close());

  const WHOLE = `
    name governance standing council { id } direction { id kind } startsOn { from }
    principles { id order standing } options { id } statements { id }
    phases { id number name startsOn { from } endsOn { lastDay } programme { id } decisionPoints { id } statements { id } }
    decisionPoints { id body dueOn { from lastDay } phase { id } programme { id } }`;

  const WHOLE_ANSWER = {
    name: 'Delivery Model',
    governance: 'A board',
    standing: 'PROPOSED',
    council: { id: 'ealing' },
    direction: { id: 'ealing-direction', kind: 'STATUTORY_DIRECTION' },
    startsOn: { from: '2021-02-01' },
    principles: [
      { id: 'ealing-principle-1', order: 1, standing: 'RECOMMENDED' },
      { id: 'ealing-principle-2', order: 2, standing: 'RECOMMENDED' },
    ],
    options: [{ id: 'ealing-option-1' }],
    statements: ['ealing-option-1', 'ealing-principle-1', 'ealing-principle-2', 'ealing-risk-1'].map(
      (id) => ({ id }),
    ),
    phases: [
      {
        id: 'ealing-options',
        number: 1,
        name: 'Options',
        startsOn: { from: '2021-02-01' },
        endsOn: { lastDay: '2021-04-30' },
        programme: { id: PROGRAMME },
        decisionPoints: [{ id: 'ealing-cabinet' }],
        statements: [{ id: 'ealing-phase-scope' }],
      },
      {
        id: 'ealing-business-case',
        number: 2,
        name: 'Business case',
        startsOn: { from: '2021-04-01' },
        endsOn: null,
        programme: { id: PROGRAMME },
        decisionPoints: [],
        statements: [],
      },
    ],
    decisionPoints: [
      {
        id: 'ealing-minister',
        body: 'The minister',
        dueOn: { from: '2021-03-01', lastDay: '2021-03-31' },
        phase: null,
        programme: { id: PROGRAMME },
      },
      {
        id: 'ealing-cabinet',
        body: 'Cabinet',
        dueOn: { from: '2021-04-14', lastDay: '2021-04-14' },
        phase: { id: 'ealing-options' },
        programme: { id: PROGRAMME },
      },
    ],
  };

  it('have principles, options, phases and decision points in their order, on record and on a day', async () => {
    const query = `query ($asOf: Date) @view(asOf: $asOf) { deliveryModelProgramme(id: "${PROGRAMME}") { ${WHOLE} } }`;
    expect(await ask(query)).toEqual(answer({ deliveryModelProgramme: WHOLE_ANSWER }, 8));
    expect(await ask(query, { asOf: '2021-03-15' })).toEqual(
      answer({ deliveryModelProgramme: WHOLE_ANSWER }),
    );
  });

  it('had no phases or principles before a source spoke of them', async () => {
    expect(
      await ask(
        `query @view(asOf: "2020-12-31") { deliveryModelProgramme(id: "${PROGRAMME}") { name phases { id } principles { id } decisionPoints { id } } }`,
      ),
    ).toEqual(
      answer({
        deliveryModelProgramme: { name: 'Delivery Model', phases: [], principles: [], decisionPoints: [] },
      }),
    );
    expect(
      await ask(`query @view(knownAt: "2020-12-31") { deliveryModelProgramme(id: "${PROGRAMME}") { name } }`),
    ).toEqual(answer({ deliveryModelProgramme: null }));
  });

  it('are found by a name, whole and whatever its case, all that share it', async () => {
    const query =
      'query ($name: String!) @view(asOf: "2021-06-01") { deliveryModelProgrammesByName(name: $name) { id } }';
    expect(await ask(query, { name: 'DELIVERY MODEL' })).toEqual(
      answer({ deliveryModelProgrammesByName: [{ id: 'brent-programme' }, { id: PROGRAMME }] }),
    );
    expect(await ask(query, { name: 'Delivery' })).toEqual(answer({ deliveryModelProgrammesByName: [] }));
  });

  it('that are proposed are pending on any day, and listed on it only by their standing', async () => {
    expect(
      await ask(
        `query ($these: [_Any!]!) @view(asOf: "2021-06-01") {
          _entities(representations: $these) { ... on Council { deliveryModelProgrammes { id } pendingDeliveryModelProgrammes { id } } }
          deliveryModelProgrammes { totalCount nodes { id } }
          proposed: deliveryModelProgrammes(filter: { standing: [PROPOSED] }) { nodes { id confirmation { status } } }
        }`,
        { these: ['ealing', 'brent'].map((id) => ({ __typename: 'Council', id })) },
      ),
    ).toEqual(
      answer(
        {
          _entities: [
            { deliveryModelProgrammes: [], pendingDeliveryModelProgrammes: [{ id: PROGRAMME }] },
            { deliveryModelProgrammes: [{ id: 'brent-trust' }], pendingDeliveryModelProgrammes: [] },
          ],
          deliveryModelProgrammes: { totalCount: 1, nodes: [{ id: 'brent-trust' }] },
          proposed: { nodes: [{ id: PROGRAMME, confirmation: { status: 'NOT_APPLIED' } }] },
        },
        4,
      ),
    );
  });

  it.each([
    ['filter: { councilId: "brent" }', ['brent-trust', 'brent-programme']],
    ['filter: { text: "trust" }', ['brent-trust']],
    ['orderBy: [{ field: STARTS_ON }]', ['brent-programme', 'brent-trust', PROGRAMME]],
    ['orderBy: [{ field: COUNCIL, direction: DESC }]', [PROGRAMME, 'brent-programme', 'brent-trust']],
    ['orderBy: [{ field: NAME, direction: DESC }]', ['brent-programme', PROGRAMME, 'brent-trust']],
    ['first: 2', ['brent-trust', PROGRAMME]],
  ])('are listed by %s', async (args, ids) => {
    expect(await ask(`{ deliveryModelProgrammes(${args}) { nodes { id } } }`)).toEqual(
      answer({ deliveryModelProgrammes: { nodes: ids.map((id) => ({ id })) } }),
    );
  });
});
