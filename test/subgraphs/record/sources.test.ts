import { openWorld, SOURCE, type World } from '../../support/world';

const OTHER = 'brent-committee-2019-06-01';

describe('sources', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        sources: [
          {
            id: OTHER,
            title: 'An earlier report',
            publisher_type: 'Council',
            publisher_id: 'brent',
            kind: 'DECISION_REPORT',
            presented_to: 'Lead member',
            date: '2019-06-01',
            date_kind: 'DATED',
            reference: 'NOT_STATED',
            address: 'NOT_STATED',
            licence: 'NOT_STATED',
          },
        ],
        coverage: [
          {
            source_id: OTHER,
            place_id: 'para-1',
            kind: 'PARAGRAPH',
            section: 'Report',
            label: 'para 1',
            order: '1',
            tables: 'services; conflicts',
          },
          {
            source_id: OTHER,
            place_id: 'contacts',
            kind: 'BACK_MATTER',
            section: 'Contacts',
            label: 'contacts',
            order: '2',
            reason: 'Contact details.',
          },
        ],
        councils: [
          { id: 'brent', name: 'Brent', official_name: 'Brent', kind: 'LONDON_BOROUGH', place_id: 'table-1' },
        ],
        services: [
          {
            id: 'fostering',
            name: 'Fostering',
            delivery: 'SHARED',
            agreement_id: 'NOT_STATED',
            place_id: 'para-3',
            also_at: `para-2;${OTHER}/para-1`,
          },
          {
            id: 'advice',
            name: 'Advice',
            delivery: 'SHARED',
            agreement_id: 'NOT_STATED',
            place_id: 'para-2',
          },
        ],
        conflicts: [
          {
            id: 'two-days',
            summary: 'Two days.',
            kind: 'DATE',
            subject_type: 'Service',
            subject_id: 'fostering',
            first_statement: 'In April.',
            second_statement: 'In May.',
            explanation: 'No reason is stated.',
            also_at: `${OTHER}/para-1;para-2`,
          },
          {
            id: 'misprint',
            summary: 'A misprint.',
            kind: 'MISPRINT',
            subject_type: 'Council',
            subject_id: 'ealing',
            first_statement: '£150,00.',
            second_statement: 'Half is £75,000.',
            explanation: 'A digit is missing.',
          },
        ],
      },
      ['record'],
    );
  });
  afterAll(() => world.close());

  const ask = (query: string, variables?: Record<string, unknown>) => world.ask('record', query, variables);

  it('tell all that they say, in the reading order of the place that says it best', async () => {
    expect(
      (
        await ask(
          `{ source(id: "${SOURCE}") { id title entries { totalCount nodes { id } } conflicts { totalCount nodes { id } } } }`,
        )
      ).data,
    ).toEqual({
      source: {
        id: SOURCE,
        title: 'A report on shared services',
        entries: {
          totalCount: 6,
          nodes: [
            { id: 'Conflict/misprint' },
            { id: 'Conflict/two-days' },
            { id: 'Council/ealing' },
            { id: 'Service/advice' },
            { id: 'Service/fostering' },
            { id: 'Council/brent' },
          ],
        },
        conflicts: { totalCount: 2, nodes: [{ id: 'misprint' }, { id: 'two-days' }] },
      },
    });
    expect(
      (
        await ask(
          `{ source(id: "${OTHER}") { entries(filter: { kind: [FACT] }) { nodes { id } } conflicts { nodes { id } } } }`,
        )
      ).data,
    ).toEqual({
      source: {
        entries: { nodes: [{ id: 'Service/fostering' }] },
        conflicts: { nodes: [{ id: 'two-days' }] },
      },
    });
  });

  it('lay open their ledger: what each place gives, or why nothing', async () => {
    expect(
      await ask(
        `{ source(id: "${OTHER}") { places { totalCount nodes { place { id kind section label order } covered tables reason entries { totalCount nodes { id } } } } } }`,
      ),
    ).toEqual({
      data: {
        source: {
          places: {
            totalCount: 2,
            nodes: [
              {
                place: {
                  id: `${OTHER}/para-1`,
                  kind: 'PARAGRAPH',
                  section: 'Report',
                  label: 'para 1',
                  order: 1,
                },
                covered: true,
                tables: ['services', 'conflicts'],
                reason: null,
                entries: { totalCount: 2, nodes: [{ id: 'Conflict/two-days' }, { id: 'Service/fostering' }] },
              },
              {
                place: {
                  id: `${OTHER}/contacts`,
                  kind: 'BACK_MATTER',
                  section: 'Contacts',
                  label: 'contacts',
                  order: 2,
                },
                covered: false,
                tables: [],
                reason: 'Contact details.',
                entries: { totalCount: 0, nodes: [] },
              },
            ],
          },
        },
      },
      // The source, its places and their number, the places by id, their entries and their number.
      extensions: { loadId: expect.any(String), statements: 4 },
    });
  });

  it.each([
    ['covered: true', ['para 1']],
    ['covered: false', ['contacts']],
    ['kind: [BACK_MATTER]', ['contacts']],
    ['text: "REP"', ['para 1']],
  ])('filter places by %s', async (filter, labels) => {
    const { data } = await ask(
      `{ source(id: "${OTHER}") { places(filter: { ${filter} }) { nodes { place { label } } } } }`,
    );
    expect(data).toEqual({ source: { places: { nodes: labels.map((label) => ({ place: { label } })) } } });
  });

  it.each([
    ['', [OTHER, SOURCE]],
    ['(orderBy: [{ field: DAY, direction: DESC }])', [SOURCE, OTHER]],
    ['(orderBy: [{ field: TITLE }])', [SOURCE, OTHER]],
    ['(filter: { text: "earlier" })', [OTHER]],
    ['(filter: { publisherId: "ealing" })', [SOURCE]],
    ['(filter: { kind: [DECISION_REPORT] })', [OTHER]],
    ['(first: 1)', [OTHER]],
  ])('are listed %s', async (args, ids) => {
    expect((await ask(`{ sources${args} { nodes { id } } }`)).data).toEqual({
      sources: { nodes: ids.map((id) => ({ id })) },
    });
  });

  it('are left out before they were made known', async () => {
    expect(
      (
        await ask(
          `query @view(knownAt: "2020-01-01") { sources { totalCount nodes { id } } later: source(id: "${SOURCE}") { id } unknown: source(id: "none") { id } }`,
        )
      ).data,
    ).toEqual({ sources: { totalCount: 1, nodes: [{ id: OTHER }] }, later: null, unknown: null });
  });

  it('can be reached as entities', async () => {
    expect(
      (
        await ask(
          'query($r: [_Any!]!) { _entities(representations: $r) { ... on Source { id title entries(first: 1) { totalCount } } } }',
          {
            r: [{ __typename: 'Source', id: OTHER }],
          },
        )
      ).data,
    ).toEqual({ _entities: [{ id: OTHER, title: 'An earlier report', entries: { totalCount: 2 } }] });
  });

  it('have conflicts, with both sides and why', async () => {
    expect(
      await ask(
        '{ conflict(id: "two-days") { id summary kind subject { ... on Service { id } } subjectAbsence firstStatement firstCitation { source { id } place { label } } secondStatement secondCitation { source { id } place { label } } explanation citations { place { id } } madeKnownOn } misprint: conflict(id: "misprint") { secondCitation { place { id } } } none: conflict(id: "none") { id } }',
      ),
    ).toEqual({
      data: {
        conflict: {
          id: 'two-days',
          summary: 'Two days.',
          kind: 'DATE',
          subject: { id: 'fostering' },
          subjectAbsence: null,
          firstStatement: 'In April.',
          firstCitation: { source: { id: SOURCE }, place: { label: 'para 1' } },
          secondStatement: 'In May.',
          secondCitation: { source: { id: OTHER }, place: { label: 'para 1' } },
          explanation: 'No reason is stated.',
          citations: [
            { place: { id: `${SOURCE}/para-1` } },
            { place: { id: `${OTHER}/para-1` } },
            { place: { id: `${SOURCE}/para-2` } },
          ],
          madeKnownOn: '2019-06-01',
        },
        misprint: { secondCitation: null },
        none: null,
      },
      extensions: { loadId: expect.any(String), statements: 3 },
    });
  });

  it.each([
    ['', ['misprint', 'two-days']],
    ['(orderBy: [{ field: KIND }])', ['two-days', 'misprint']],
    ['(orderBy: [{ field: MADE_KNOWN_ON }])', ['two-days', 'misprint']],
    ['(filter: { kind: [MISPRINT] })', ['misprint']],
    ['(filter: { text: "in may" })', ['two-days']],
    ['(filter: { serviceId: "fostering" })', ['two-days']],
    ['(filter: { councilId: "ealing" })', ['misprint']],
    [`(filter: { sourceId: "${OTHER}" })`, ['two-days']],
  ])('list conflicts %s', async (args, ids) => {
    expect((await ask(`{ conflicts${args} { totalCount nodes { id } } }`)).data).toEqual({
      conflicts: { totalCount: ids.length, nodes: ids.map((id) => ({ id })) },
    });
  });

  it('list no conflict that was not yet known', async () => {
    expect((await ask('query @view(knownAt: "2020-01-01") { conflicts { nodes { id } } }')).data).toEqual({
      conflicts: { nodes: [{ id: 'two-days' }] },
    });
  });
});
