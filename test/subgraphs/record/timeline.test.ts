import { openWorld, SOURCE, type World } from '../../support/world';

const LATER = 'brent-cabinet-2022-03-01';

const fosteringRole = (id: string, more: Record<string, string>) => ({
  id,
  service_id: 'fostering',
  holder_type: 'Council',
  holder_id: 'ealing',
  role: 'HOST',
  ...more,
});

describe('timelines', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        sources: [
          {
            id: LATER,
            title: 'A later report',
            publisher_type: 'Council',
            publisher_id: 'brent',
            kind: 'COMMITTEE_REPORT',
            presented_to: 'Cabinet',
            date: '2022-03-01',
            date_kind: 'MEETING',
            reference: 'NOT_STATED',
            address: 'NOT_STATED',
            licence: 'NOT_STATED',
          },
        ],
        coverage: [
          {
            source_id: LATER,
            place_id: 'para-9',
            kind: 'PARAGRAPH',
            section: 'Later',
            label: 'para 9',
            order: '1',
            tables: 'service_roles',
          },
        ],
        councils: [{ id: 'brent', name: 'Brent', official_name: 'Brent', kind: 'LONDON_BOROUGH' }],
        services: [{ id: 'fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'NOT_STATED' }],
        service_roles: [
          fosteringRole('hosts', { starts_on: '2018-04', place_id: 'para-2' }),
          fosteringRole('would-host', { standing: 'PLANNED', starts_on: '2019-07-01' }),
          fosteringRole('will-host', { standing: 'AGREED', starts_on: '2023-04-01' }),
          {
            ...fosteringRole('brent-hosts', { source_id: LATER, place_id: 'para-9' }),
            holder_id: 'brent',
          },
        ],
        decisions: [
          {
            id: 'decision',
            standing: 'RECOMMENDED',
            kind: 'RECOMMENDATION',
            subject_type: 'Service',
            subject_id: 'fostering',
            made_by_type: 'Council',
            made_by_id: 'ealing',
            made_on: '2020-12-15',
            effective_on: '2021-04-01',
            order: '1',
          },
        ],
        conflicts: [
          {
            id: 'conflict',
            kind: 'DATE',
            subject_type: 'Service',
            subject_id: 'fostering',
            first_statement: 'One.',
            second_statement: 'Another.',
            explanation: 'None.',
          },
        ],
      },
      ['record'],
    );
  });
  afterAll(() => world.close());

  const timelineOf = async (args: string, view = '', thing = 'Council', id = 'ealing') => {
    const { data, errors } = await world.ask(
      'record',
      `query ${view} { _entities(representations: [{ __typename: "${thing}", id: "${id}" }]) { ... on ${thing} { timeline${args} { totalCount nodes { id orderedOn } } } } }`,
    );
    if (errors !== undefined)
      return { errors: errors.map(({ message, extensions }) => ({ message, ...extensions })) };
    const [entity] = data?.['_entities'] as {
      timeline: { totalCount: number; nodes: { id: string; orderedOn: string }[] };
    }[];
    expect(entity?.timeline.totalCount).toBe(entity?.timeline.nodes.length);
    return entity?.timeline.nodes.map(({ id: entry, orderedOn }) => `${orderedOn} ${entry}`);
  };

  it('hold all that is on record, by day, with names left out', async () => {
    expect(await timelineOf('')).toEqual([
      '2018-04-01 ServiceRole/hosts',
      '2020-12-15 Decision/decision',
      '2021-01-04 Conflict/conflict',
      '2021-01-04 Service/fostering',
      '2021-01-04 ServiceRole/would-host',
      '2022-03-01 ServiceRole/brent-hosts',
      '2023-04-01 ServiceRole/will-host',
    ]);
  });

  it('give each entry whole, with its day or why there is none, and where it is stated', async () => {
    expect(
      await world.ask(
        'record',
        `{ _entities(representations: [{ __typename: "Council", id: "ealing" }]) { ... on Council { id timeline(filter: { types: ["ServiceRole"], to: "2021-01-04" }) {
          totalCount pageInfo { hasNextPage }
          nodes { id kind type factId subgraph summary standing relation orderedOn orderedBy ahead madeKnownOn lastStatedOn
            day { from lastDay precision qualifier inferred asStated absence }
            subjects { __typename }
            moments { kind field standing day { from lastDay } }
            citations { source { id title } place { id label } } } } } } }`,
      ),
    ).toEqual({
      data: {
        _entities: [
          {
            id: 'ealing',
            timeline: {
              totalCount: 2,
              pageInfo: { hasNextPage: false },
              nodes: [
                {
                  id: 'ServiceRole/hosts',
                  kind: 'FACT',
                  type: 'ServiceRole',
                  factId: 'hosts',
                  subgraph: 'agreements',
                  summary: 'ServiceRole hosts',
                  standing: 'IN_FORCE',
                  relation: 'DIRECT',
                  orderedOn: '2018-04-01',
                  orderedBy: 'OWN_DAY',
                  ahead: false,
                  madeKnownOn: '2021-01-04',
                  lastStatedOn: '2021-01-04',
                  day: {
                    from: '2018-04-01',
                    lastDay: '2018-04-30',
                    precision: 'MONTH',
                    qualifier: 'ON',
                    inferred: false,
                    asStated: null,
                    absence: null,
                  },
                  subjects: [{ __typename: 'Service' }, { __typename: 'Council' }, { __typename: 'Council' }],
                  moments: [
                    {
                      kind: 'BEGAN',
                      field: 'startsOn',
                      standing: 'IN_FORCE',
                      day: { from: '2018-04-01', lastDay: '2018-04-30' },
                    },
                    {
                      kind: 'MADE_KNOWN',
                      field: 'madeKnownOn',
                      standing: 'IN_FORCE',
                      day: { from: '2021-01-04', lastDay: '2021-01-04' },
                    },
                  ],
                  citations: [
                    {
                      source: { id: SOURCE, title: 'A report on shared services' },
                      place: { id: `${SOURCE}/para-2`, label: 'para 2' },
                    },
                  ],
                },
                {
                  id: 'ServiceRole/would-host',
                  kind: 'FACT',
                  type: 'ServiceRole',
                  factId: 'would-host',
                  subgraph: 'agreements',
                  summary: 'ServiceRole would-host',
                  standing: 'PLANNED',
                  relation: 'DIRECT',
                  orderedOn: '2021-01-04',
                  orderedBy: 'DAY_MADE_KNOWN',
                  ahead: false,
                  madeKnownOn: '2021-01-04',
                  lastStatedOn: '2021-01-04',
                  day: null,
                  subjects: [{ __typename: 'Service' }, { __typename: 'Council' }, { __typename: 'Council' }],
                  moments: [
                    {
                      kind: 'PUT_FORWARD_FOR',
                      field: 'startsOn',
                      standing: 'PLANNED',
                      day: { from: '2019-07-01', lastDay: '2019-07-01' },
                    },
                    {
                      kind: 'MADE_KNOWN',
                      field: 'madeKnownOn',
                      standing: 'PLANNED',
                      day: { from: '2021-01-04', lastDay: '2021-01-04' },
                    },
                  ],
                  citations: [
                    {
                      source: { id: SOURCE, title: 'A report on shared services' },
                      place: { id: `${SOURCE}/para-1`, label: 'para 1' },
                    },
                  ],
                },
              ],
            },
          },
        ],
      },
      extensions: { loadId: expect.any(String), statements: 7 },
    });
  });

  it('show on a day what had happened and what had been put forward by then, a plan never on the day it was meant for', async () => {
    expect(await timelineOf('', '@view(asOf: "2020-01-01")')).toEqual(['2018-04-01 ServiceRole/hosts']);
    expect(await timelineOf('', '@view(asOf: "2021-06-01")')).toEqual([
      '2018-04-01 ServiceRole/hosts',
      '2020-12-15 Decision/decision',
      '2021-01-04 Conflict/conflict',
      '2021-01-04 Service/fostering',
      '2021-01-04 ServiceRole/would-host',
      '2023-04-01 ServiceRole/will-host',
    ]);
  });

  it('mark what was known by the day and yet to come', async () => {
    const ask = async (asOf: string) =>
      (
        await world.ask(
          'record',
          `query($asOf: Date) @view(asOf: $asOf) { entry(id: "ServiceRole/will-host") { ahead standing } }`,
          { asOf },
        )
      ).data;
    expect(await ask('2021-06-01')).toEqual({ entry: { ahead: true, standing: 'AGREED' } });
    expect(await ask('2023-06-01')).toEqual({ entry: { ahead: false, standing: 'AGREED' } });
  });

  it('leave out what had not been made known', async () => {
    const known = await timelineOf('', '@view(knownAt: "2021-12-31")');
    expect(known).toHaveLength(6);
    expect(known).not.toContain('2022-03-01 ServiceRole/brent-hosts');
    expect(await timelineOf('', '@view(knownAt: "2020-12-31")')).toEqual([]);
  });

  it.each([
    [
      'standing',
      '(filter: { standing: [PLANNED, AGREED] })',
      ['ServiceRole/would-host', 'ServiceRole/will-host'],
    ],
    ['type', '(filter: { types: ["Decision", "Conflict"] })', ['Decision/decision', 'Conflict/conflict']],
    ['subgraph', '(filter: { subgraph: ["record"] })', ['Conflict/conflict']],
    ['text', '(filter: { text: "BRENT" })', ['ServiceRole/brent-hosts']],
    [
      'relation',
      '(filter: { relation: THROUGH })',
      ['Conflict/conflict', 'Service/fostering', 'ServiceRole/brent-hosts'],
    ],
    ['last day', '(filter: { to: "2018-04-01" })', ['ServiceRole/hosts']],
    [
      'first day, a span by any of its days',
      '(filter: { from: "2018-04-30", to: "2020-12-31" })',
      ['ServiceRole/hosts', 'Decision/decision'],
    ],
  ])('are filtered by %s', async (_, args, ids) => {
    const found = (await timelineOf(args)) as string[];
    expect(found.map((line) => line.split(' ')[1])).toEqual(ids);
  });

  it.each([
    ['DAY, direction: DESC', ['ServiceRole/will-host', 'ServiceRole/brent-hosts']],
    ['MADE_KNOWN_ON, direction: DESC', ['ServiceRole/brent-hosts', 'Conflict/conflict']],
    ['TYPE', ['Conflict/conflict', 'Decision/decision']],
  ])('are ordered by %s', async (field, ids) => {
    const found = (await timelineOf(`(orderBy: [{ field: ${field} }])`)) as string[];
    expect(found.slice(0, 2).map((line) => line.split(' ')[1])).toEqual(ids);
  });

  it.each([
    ['(first: 0)', 'PAGE_SIZE_OUT_OF_RANGE', 'first'],
    ['(after: "bm8")', 'BAD_CURSOR', 'after'],
    ['(filter: { text: " " })', 'BAD_FILTER', 'filter.text'],
    ['(filter: { types: ["Decisions"] })', 'BAD_FILTER', 'filter.types'],
    ['(filter: { subgraph: ["money"] })', 'BAD_FILTER', 'filter.subgraph'],
    ['(filter: { from: "2021-01-02", to: "2021-01-01" })', 'BAD_RANGE', 'filter.from'],
  ])('refuse %s', async (args, code, argument) => {
    expect(await timelineOf(args)).toEqual({
      errors: [{ message: expect.any(String), code, argument }],
    });
  });

  it('are empty for what nobody knows', async () => {
    expect(await timelineOf('', '', 'Agreement', 'nowhere')).toEqual([]);
  });

  it('turn pages, and refuse the cursor of another list', async () => {
    const page = async (id: string, after: string | null) =>
      world.ask(
        'record',
        `query($r: [_Any!]!, $after: String) { _entities(representations: $r) { ... on Council { timeline(first: 4, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }`,
        { r: [{ __typename: 'Council', id }], after },
      );
    const pageOf = async (after: string | null) => {
      const [entity] = (await page('ealing', after)).data?.['_entities'] as {
        timeline: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }[];
      return entity?.timeline;
    };
    const first = await pageOf(null);
    const second = await pageOf(first?.pageInfo.endCursor ?? '');
    expect([...(first?.nodes ?? []), ...(second?.nodes ?? [])].map(({ id }) => id)).toEqual([
      'ServiceRole/hosts',
      'Decision/decision',
      'Conflict/conflict',
      'Service/fostering',
      'ServiceRole/would-host',
      'ServiceRole/brent-hosts',
      'ServiceRole/will-host',
    ]);
    expect(second?.pageInfo.hasNextPage).toBe(false);
    const { errors } = await page('brent', first?.pageInfo.endCursor ?? '');
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_CURSOR']);
  });

  it('of many things are read with one statement for each loader', async () => {
    const { extensions, errors } = await world.ask(
      'record',
      `query($r: [_Any!]!) { _entities(representations: $r) {
        ... on Council { timeline { totalCount nodes { id subjects { __typename } citations { place { id } } } } }
        ... on Service { timeline { totalCount nodes { id subjects { __typename } citations { place { id } } } } } } }`,
      {
        r: [
          { __typename: 'Council', id: 'ealing' },
          { __typename: 'Council', id: 'brent' },
          { __typename: 'Service', id: 'fostering' },
        ],
      },
    );
    expect(errors).toBeUndefined();
    // Entries, totals, subjects, sources, places.
    expect(extensions).toEqual({ loadId: expect.any(String), statements: 4 });
  });

  it('hang on every thing that an entry can be about', async () => {
    const types = [
      'Council',
      'Agency',
      'Service',
      'Agreement',
      'SafeguardingPartnership',
      'ImprovementPlan',
      'DeliveryModelProgramme',
      'ImprovementPartnership',
    ];
    const { data, errors } = await world.ask(
      'record',
      `query($r: [_Any!]!) { _entities(representations: $r) { __typename ${types.map((type) => `... on ${type} { id timeline { totalCount } }`).join(' ')} } }`,
      { r: types.map((__typename) => ({ __typename, id: 'fostering' })) },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      _entities: types.map((__typename) => ({
        __typename,
        id: 'fostering',
        timeline: { totalCount: __typename === 'Service' ? 7 : 0 },
      })),
    });
  });
});
