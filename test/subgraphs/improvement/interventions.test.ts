import { openWorld, type World } from '../../support/world';
import { answer, base, EARLIER, refusal } from './rows';

describe('interventions', () => {
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
            replaces_id: 'ealing-direction-earlier',
            helper_type: 'Council',
            helper_id: 'harrow',
          },
          {
            id: 'ealing-direction-earlier',
            council_id: 'ealing',
            kind: 'STATUTORY_DIRECTION',
            issuer_id: 'NOT_STATED',
            starts_on: 'NOT_STATED',
            ends_on: '2019-04-30',
            issued_on: 'NOT_STATED',
            helper_id: 'NOT_STATED',
            standing: 'ENDED',
          },
          {
            id: 'brent-notice',
            council_id: 'brent',
            kind: 'NOTICE_TO_IMPROVE',
            issuer_type: 'Agency',
            issuer_id: 'minister',
            starts_on: '2016',
            ends_on: '2017',
            issued_on: '2016',
            standing: 'ENDED',
            source_id: EARLIER,
          },
          {
            id: 'harrow-direction',
            council_id: 'harrow',
            kind: 'STATUTORY_DIRECTION',
            issuer_type: 'Agency',
            issuer_id: 'minister',
            issued_on: 'NOT_STATED',
            helper_type: 'Council',
            helper_id: 'ealing',
            standing: 'EXPECTED',
          },
        ],
        commissioners: [
          {
            id: 'merton-commissioner',
            council_id: 'merton',
            name: 'A. Person',
            title: 'Commissioner',
            appointed_by_type: 'Agency',
            appointed_by_id: 'minister',
            starts_on: 'NOT_STATED',
          },
          {
            id: 'harrow-commissioner',
            council_id: 'harrow',
            name: 'B. Person',
            title: 'Commissioner',
            appointed_by_id: 'NOT_STATED',
            standing: 'PROPOSED',
          },
        ],
        improvement_partnerships: [
          {
            id: 'ealing-merton',
            name: 'Merton for Ealing',
            council_id: 'ealing',
            helper_type: 'Council',
            helper_id: 'merton',
            starts_on: '2020-01',
          },
          {
            id: 'ealing-brent',
            name: 'Brent for Ealing',
            council_id: 'ealing',
            helper_type: 'Council',
            helper_id: 'brent',
            standing: 'PROPOSED',
          },
        ],
        improvement_boards: [
          { id: 'ealing-board', name: 'Improvement Board', council_id: 'ealing', starts_on: '2019-06' },
          { id: 'harrow-board', name: 'Improvement Board', council_id: 'harrow', standing: 'PLANNED' },
        ],
        improvement_plans: [
          { id: 'ealing-plan', name: 'Improvement Plan', council_id: 'ealing', starts_on: '2019-06' },
          { id: 'harrow-plan', name: 'Improvement Plan', council_id: 'harrow', standing: 'PLANNED' },
        ],
      },
      ['improvement'],
    );
  });
  afterAll(() => world.close());

  const LIST = `query ($asOf: Date, $knownAt: Date, $filter: InterventionFilter) @view(asOf: $asOf, knownAt: $knownAt) {
    interventions(filter: $filter) { totalCount nodes { council { id } status instruments } leftOut { status councils } }
  }`;
  const under = (id: string, status: string, ...instruments: string[]) => ({
    council: { id },
    status,
    instruments,
  });
  const listed = (nodes: object[], ...leftOut: [string, number][]) =>
    answer({
      interventions: {
        totalCount: nodes.length,
        nodes,
        leftOut: leftOut.map(([status, councils]) => ({ status, councils })),
      },
    });

  it('without a day are those on record, with what is over or only expected counted apart', async () => {
    expect(await ask(LIST)).toEqual(
      listed(
        [under('ealing', 'IN_FORCE', 'STATUTORY_DIRECTION'), under('merton', 'IN_FORCE', 'COMMISSIONER')],
        ['ENDED', 1],
        ['PENDING', 1],
      ),
    );
  });

  it('on a day leave out councils whose instruments may not have begun', async () => {
    expect(await ask(LIST, { asOf: '2020-06-01' })).toEqual(
      listed([under('ealing', 'IN_FORCE', 'STATUTORY_DIRECTION')], ['START_NOT_STATED', 1]),
    );
    expect(await ask(LIST, { asOf: '2017-12-31' })).toEqual(
      listed([under('brent', 'IN_FORCE', 'NOTICE_TO_IMPROVE')], ['START_NOT_STATED', 2]),
    );
    expect(await ask(LIST, { asOf: '2018-01-01' })).toEqual(listed([], ['START_NOT_STATED', 2]));
  });

  it('after the last source are not confirmed since, and those expected stay pending', async () => {
    expect(await ask(LIST, { asOf: '2021-06-01' })).toEqual(
      listed(
        [
          under('ealing', 'NOT_CONFIRMED_SINCE', 'STATUTORY_DIRECTION'),
          under('merton', 'NOT_CONFIRMED_SINCE', 'COMMISSIONER'),
        ],
        ['PENDING', 1],
      ),
    );
  });

  it('as known on a day are those that had been made known', async () => {
    expect(await ask(LIST, { asOf: '2017-06-01', knownAt: '2019-03-01' })).toEqual(
      listed([under('brent', 'IN_FORCE', 'NOTICE_TO_IMPROVE')]),
    );
    expect(await ask(LIST, { knownAt: '2019-02-28' })).toEqual(listed([]));
  });

  it.each([
    [{ councilId: 'merton' }, [under('merton', 'IN_FORCE', 'COMMISSIONER')], []],
    [{ councilId: 'nowhere' }, [], []],
    [
      { instrument: ['STATUTORY_DIRECTION'] },
      [under('ealing', 'IN_FORCE', 'STATUTORY_DIRECTION')],
      [['PENDING', 1]],
    ],
    [{ helperId: 'harrow' }, [under('ealing', 'IN_FORCE', 'STATUTORY_DIRECTION')], []],
    [{ helperId: 'merton' }, [under('ealing', 'IN_FORCE', 'STATUTORY_DIRECTION')], []],
    [{ helperId: 'brent' }, [], []],
    [{ helperId: 'ealing' }, [], [['PENDING', 1]]],
    [
      { status: ['PENDING', 'ENDED'] },
      [
        under('brent', 'ENDED', 'NOTICE_TO_IMPROVE'),
        under('harrow', 'PENDING', 'STATUTORY_DIRECTION', 'COMMISSIONER'),
      ],
      [['IN_FORCE', 2]],
    ],
  ] as [object, object[], [string, number][]][])('are filtered by %j', async (filter, nodes, leftOut) => {
    expect(await ask(LIST, { filter })).toEqual(listed(nodes, ...leftOut));
  });

  const ENTRY = `
    council { id } status instruments
    directions { id confirmation { status lastStatedOn } helper { id __typename } replaces { id } }
    commissioners { id }
    helpers { organisation { id } direction { id } improvementPartnership { id } } helperAbsence
    improvementPartnerships { id } improvementBoards { id } improvementPlans { id }
    pendingDirections { id helper { id } } pendingCommissioners { id }
    pendingHelpers { organisation { id } direction { id } improvementPartnership { id } }
    pendingImprovementPartnerships { id } pendingImprovementBoards { id } pendingImprovementPlans { id }`;

  it('name the instrument, the helpers, the board and the plan, and what is pending beside', async () => {
    expect(
      await ask(
        `query @view(asOf: "2021-01-04") { interventions(filter: { councilId: "ealing" }) { nodes { ${ENTRY} } } }`,
      ),
    ).toEqual(
      answer({
        interventions: {
          nodes: [
            {
              ...under('ealing', 'IN_FORCE', 'STATUTORY_DIRECTION'),
              directions: [
                {
                  id: 'ealing-direction',
                  confirmation: { status: 'CONFIRMED', lastStatedOn: '2021-01-04' },
                  helper: { id: 'harrow', __typename: 'Council' },
                  replaces: { id: 'ealing-direction-earlier' },
                },
              ],
              commissioners: [],
              helpers: [
                {
                  organisation: { id: 'harrow' },
                  direction: { id: 'ealing-direction' },
                  improvementPartnership: null,
                },
                {
                  organisation: { id: 'merton' },
                  direction: null,
                  improvementPartnership: { id: 'ealing-merton' },
                },
              ],
              helperAbsence: null,
              improvementPartnerships: [{ id: 'ealing-merton' }],
              improvementBoards: [{ id: 'ealing-board' }],
              improvementPlans: [{ id: 'ealing-plan' }],
              pendingDirections: [],
              pendingCommissioners: [],
              pendingHelpers: [
                {
                  organisation: { id: 'brent' },
                  direction: null,
                  improvementPartnership: { id: 'ealing-brent' },
                },
              ],
              pendingImprovementPartnerships: [{ id: 'ealing-brent' }],
              pendingImprovementBoards: [],
              pendingImprovementPlans: [],
            },
          ],
        },
      }),
    );
  });

  it('that are only expected show nothing outside the pending fields, with or without a day', async () => {
    const harrow = {
      ...under('harrow', 'PENDING', 'STATUTORY_DIRECTION', 'COMMISSIONER'),
      directions: [],
      commissioners: [],
      helpers: [],
      helperAbsence: 'NOT_STATED',
      improvementPartnerships: [],
      improvementBoards: [],
      improvementPlans: [],
      pendingDirections: [{ id: 'harrow-direction', helper: { id: 'ealing' } }],
      pendingCommissioners: [{ id: 'harrow-commissioner' }],
      pendingHelpers: [
        {
          organisation: { id: 'ealing' },
          direction: { id: 'harrow-direction' },
          improvementPartnership: null,
        },
      ],
      pendingImprovementPartnerships: [],
      pendingImprovementBoards: [{ id: 'harrow-board' }],
      pendingImprovementPlans: [{ id: 'harrow-plan' }],
    };
    const query = `query ($asOf: Date) @view(asOf: $asOf) { interventions(filter: { councilId: "harrow", status: [PENDING] }) { nodes { ${ENTRY} } } }`;
    expect(await ask(query)).toEqual(answer({ interventions: { nodes: [harrow] } }));
    expect(await ask(query, { asOf: '2021-06-01' })).toEqual(answer({ interventions: { nodes: [harrow] } }));
    expect(await ask(query, { asOf: '2020-12-31' })).toEqual(answer({ interventions: { nodes: [] } }));
  });

  it('hang on their councils, read in one statement a table for all of them', async () => {
    expect(
      await ask(
        `query ($these: [_Any!]!) @view(asOf: "2020-06-01") {
          _entities(representations: $these) {
            ... on Council {
              id intervention { status }
              directions { id } pendingDirections { id } commissioners { id } pendingCommissioners { id }
              improvementPartnerships { id } pendingImprovementPartnerships { id } helps { id } pendingHelps { id }
            }
          }
        }`,
        { these: ['ealing', 'brent', 'merton'].map((id) => ({ __typename: 'Council', id })) },
      ),
    ).toEqual(
      answer(
        {
          _entities: [
            {
              id: 'ealing',
              intervention: { status: 'IN_FORCE' },
              directions: [{ id: 'ealing-direction' }],
              pendingDirections: [],
              commissioners: [],
              pendingCommissioners: [],
              improvementPartnerships: [{ id: 'ealing-merton' }],
              pendingImprovementPartnerships: [],
              helps: [],
              pendingHelps: [],
            },
            {
              id: 'brent',
              intervention: null,
              directions: [],
              pendingDirections: [],
              commissioners: [],
              pendingCommissioners: [],
              improvementPartnerships: [],
              pendingImprovementPartnerships: [],
              helps: [],
              pendingHelps: [],
            },
            {
              id: 'merton',
              intervention: { status: 'START_NOT_STATED' },
              directions: [],
              pendingDirections: [],
              commissioners: [{ id: 'merton-commissioner' }],
              pendingCommissioners: [],
              improvementPartnerships: [],
              pendingImprovementPartnerships: [],
              helps: [{ id: 'ealing-merton' }],
              pendingHelps: [],
            },
          ],
        },
        8,
      ),
    );
  });

  it('are paged in the order of their councils', async () => {
    const page =
      'query ($after: String) { interventions(first: 1, after: $after) { totalCount nodes { council { id } } edges { cursor } pageInfo { hasNextPage endCursor } } }';
    const first = await ask(page);
    const { endCursor } = (first.data as { interventions: { pageInfo: { endCursor: string } } }).interventions
      .pageInfo;
    const pageOf = (id: string, hasNextPage: boolean) =>
      answer({
        interventions: {
          totalCount: 2,
          nodes: [{ council: { id } }],
          edges: [{ cursor: expect.any(String) as string }],
          pageInfo: { hasNextPage, endCursor: expect.any(String) as string },
        },
      });
    expect(first).toEqual(pageOf('ealing', true));
    expect(await ask(page, { after: endCursor })).toEqual(pageOf('merton', false));
    const filtered = await ask(
      'query ($after: String) { interventions(after: $after, filter: { status: [ENDED] }) { totalCount } }',
      { after: endCursor },
    );
    expect(filtered.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_CURSOR', argument: 'after' },
    ]);
  });

  it('refuse a page that is too large and a filter that nothing can match', async () => {
    expect(await ask('{ interventions(first: 101) { totalCount } }')).toEqual(
      refusal(
        'interventions',
        'PAGE_SIZE_OUT_OF_RANGE',
        'first',
        'first: 101 is out of range; ask for 1 to 100.',
      ),
    );
    expect(await ask('{ interventions(filter: { helperId: "Essex!" }) { totalCount } }')).toEqual(
      refusal(
        'interventions',
        'BAD_FILTER',
        'filter.helperId',
        '"Essex!" is no id; ids are lower-case letters, digits and single hyphens.',
      ),
    );
    expect(await ask('{ interventions(filter: { status: [] }) { totalCount } }')).toEqual(
      refusal(
        'interventions',
        'BAD_FILTER',
        'filter.status',
        'The list is empty; name at least one value, or leave it out.',
      ),
    );
  });
});
