import { openWorld, SOURCE, type World } from '../../support/world';
import { LATER, rows } from './world';

const WHOLE = `query ($asOf: Date, $knownAt: Date) @view(asOf: $asOf, knownAt: $knownAt) {
  safeguardingPartnership(id: "ealing-partnership") {
    name kind abbreviation footprint standing
    startsOn { from lastDay precision } endsOn { from }
    confirmation { status lastStatedOn }
    citations { source { id } place { label } }
    predecessors { id name } pendingPredecessors { id }
    successors { id } pendingSuccessors { id standing }
    successions { id } pendingSuccessions { id }
    partOf { id } parts { id partOf { name } } pendingParts { id }
    service { id } serviceAbsence
    areas { council { id } partnership { name } councilAbsence }
    partners { partner { id __typename } partnerAbsence capacity representative }
    groups { name kind chair chairIndependent council { id } partOf { name } overseenGroups { name } pendingOverseenGroups { name } }
    scrutiny { council { id } scrutineer method reportsTo reportDueOn { lastDay qualifier } sharedWith { id } }
    scrutinyAbsence
    goals { title financialYear financialYearAbsence aims { title partOf { title } } pendingAims { title } }
    reviewTypes { name aim deadline { value unit } carriedOutBy signedOffBy }
    legalDuties { act section kind onWhom }
    deadlines { kind onWhom dueOn { lastDay } setBy statutory }
    independentReviews { name reviewer { id } reviewerAbsence commissionedOn { from } reportedOn { from } status }
    childDeathFigures { id }
    statements { totalCount nodes { summary kind subject { __typename ... on SafeguardingPartnership { name } ... on PartnershipGroup { name } ... on ReviewType { name } ... on IndependentReview { name } ... on Goal { summary } } } }
    pending { __typename id summary standing }
  }
}`;

/** What stands on 1 February 2021. */
const onItsDay = {
  name: 'Safeguarding Partnership',
  kind: 'SAFEGUARDING_PARTNERSHIP',
  abbreviation: 'SP',
  footprint: 'Ealing',
  standing: 'IN_FORCE',
  startsOn: { from: '2019-09-30', lastDay: '2019-09-30', precision: 'DAY' },
  endsOn: null,
  confirmation: { status: 'NOT_CONFIRMED_SINCE', lastStatedOn: '2021-01-04' },
  citations: [{ source: { id: SOURCE }, place: { label: 'para 1' } }],
  predecessors: [{ id: 'ealing-board', name: 'Safeguarding Board' }],
  pendingPredecessors: [],
  successors: [],
  pendingSuccessors: [],
  successions: [{ id: 'old-after-board' }],
  pendingSuccessions: [],
  partOf: null,
  parts: [{ id: 'west-deaths', partOf: { name: 'Safeguarding Partnership' } }],
  pendingParts: [],
  service: { id: 'ealing-safeguarding' },
  serviceAbsence: null,
  areas: [
    { council: { id: 'ealing' }, partnership: { name: 'Safeguarding Partnership' }, councilAbsence: null },
  ],
  partners: [
    {
      partner: { id: 'ealing', __typename: 'Council' },
      partnerAbsence: null,
      capacity: 'STATUTORY',
      representative: null,
    },
    {
      partner: { id: 'metropolitan-police', __typename: 'Agency' },
      partnerAbsence: null,
      capacity: 'STATUTORY',
      representative: 'Commander',
    },
  ],
  groups: [
    {
      name: 'Leadership Group',
      kind: 'LEADERSHIP',
      chair: 'Director',
      chairIndependent: false,
      council: null,
      partOf: null,
      overseenGroups: [{ name: 'Ealing Group' }],
      pendingOverseenGroups: [{ name: 'Schools' }],
    },
    {
      name: 'Ealing Group',
      kind: 'LOCAL',
      chair: 'Independent chair',
      chairIndependent: true,
      council: { id: 'ealing' },
      partOf: { name: 'Leadership Group' },
      overseenGroups: [],
      pendingOverseenGroups: [],
    },
  ],
  scrutiny: [
    {
      council: { id: 'ealing' },
      scrutineer: 'An independent person',
      method: 'Observation',
      reportsTo: 'Cabinet',
      reportDueOn: { lastDay: '2021-06-30', qualifier: 'BY' },
      sharedWith: { id: 'brent' },
    },
  ],
  scrutinyAbsence: null,
  goals: [
    {
      title: 'Adolescents',
      financialYear: '2020/21',
      financialYearAbsence: null,
      aims: [{ title: 'Map practice', partOf: { title: 'Adolescents' } }],
      pendingAims: [{ title: 'Extend it' }],
    },
    {
      title: 'Common processes',
      financialYear: null,
      financialYearAbsence: 'NOT_STATED',
      aims: [],
      pendingAims: [],
    },
  ],
  reviewTypes: [
    {
      name: 'Rapid review',
      aim: 'To learn fast',
      deadline: { value: '15', unit: 'WORKING_DAYS' },
      carriedOutBy: 'Each borough',
      signedOffBy: 'The partners',
    },
  ],
  legalDuties: [
    { act: 'Working Together 2018', section: null, kind: 'STATUTORY_GUIDANCE', onWhom: null },
    { act: 'Children Act 2004', section: 'section 16E', kind: 'ACT', onWhom: 'Safeguarding partners' },
  ],
  deadlines: [
    {
      kind: 'PUBLISH',
      onWhom: 'Each area',
      dueOn: { lastDay: '2019-06-29' },
      setBy: 'Transitional guidance',
      statutory: true,
    },
    { kind: 'REPORT', onWhom: null, dueOn: { lastDay: '2021-06-30' }, setBy: null, statutory: false },
  ],
  independentReviews: [
    {
      name: 'Review of the partnership',
      reviewer: null,
      reviewerAbsence: 'NOT_STATED',
      commissionedOn: { from: '2020-08-01' },
      reportedOn: null,
      status: null,
    },
  ],
  childDeathFigures: [],
  statements: {
    totalCount: 5,
    nodes: [
      {
        summary: 'It co-ordinates',
        kind: 'FUNCTION',
        subject: { __typename: 'SafeguardingPartnership', name: 'Safeguarding Partnership' },
      },
      {
        summary: 'Borders matter less',
        kind: 'REASON',
        subject: { __typename: 'Goal', summary: 'Goal old-goal' },
      },
      {
        summary: 'It leads',
        kind: 'FUNCTION',
        subject: { __typename: 'PartnershipGroup', name: 'Leadership Group' },
      },
      {
        summary: 'A template is used',
        kind: 'REQUIREMENT',
        subject: { __typename: 'ReviewType', name: 'Rapid review' },
      },
      {
        summary: 'It works',
        kind: 'FINDING',
        subject: { __typename: 'IndependentReview', name: 'Review of the partnership' },
      },
    ],
  },
  pending: [
    {
      __typename: 'PartnershipGroup',
      id: 'old-schools',
      summary: 'PartnershipGroup old-schools',
      standing: 'PROPOSED',
    },
    { __typename: 'Goal', id: 'old-next-aim', summary: 'Goal old-next-aim', standing: 'PLANNED' },
    { __typename: 'Statement', id: 'st-goal', summary: 'Borders matter less', standing: 'PLANNED' },
  ],
};

const replaced = {
  __typename: 'PartnershipSuccession',
  id: 'new-after-old',
  summary: 'PartnershipSuccession new-after-old',
  standing: 'PROPOSED',
};
const joining = {
  __typename: 'PartnershipArea',
  id: 'old-brent',
  summary: 'PartnershipArea old-brent',
  standing: 'PLANNED',
};

describe('a partnership', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['safeguarding']);
  });
  afterAll(() => world.close());

  const part = async (fields: string, view = '', id = 'ealing-partnership') =>
    world.ask('safeguarding', `query ${view} { safeguardingPartnership(id: "${id}") { ${fields} } }`);
  const answer = (data: unknown) => ({
    data: { safeguardingPartnership: data },
    extensions: { loadId: expect.any(String) as string, statements: expect.any(Number) as number },
  });

  it('is whole in one query, on a day, with what is pending beside it', async () => {
    expect(await world.ask('safeguarding', WHOLE, { asOf: '2021-02-01' })).toEqual({
      data: { safeguardingPartnership: onItsDay },
      extensions: { loadId: expect.any(String) as string, statements: 40 },
    });
  });

  it('has a successor to come once a source has proposed it, and applies nothing of it', async () => {
    expect(await world.ask('safeguarding', WHOLE, { asOf: '2022-12-01' })).toEqual(
      answer({
        ...onItsDay,
        pendingSuccessors: [{ id: 'west-partnership', standing: 'PROPOSED' }],
        pendingSuccessions: [{ id: 'new-after-old' }],
        // The programme of 2020/21 is over, and its aims with it.
        goals: [onItsDay.goals[1]],
        pending: [replaced, joining, ...onItsDay.pending],
      }),
    );
  });

  it('holds everything on record where no day is asked for', async () => {
    expect(
      await part(
        'startsOn { from } confirmation { status } areas { id standing } successors { id } groups { id } pending { id }',
      ),
    ).toEqual(
      answer({
        startsOn: { from: '2019-09-30' },
        confirmation: { status: 'ON_RECORD' },
        areas: [
          { id: 'old-brent', standing: 'PLANNED' },
          { id: 'old-ealing', standing: 'IN_FORCE' },
        ],
        successors: [{ id: 'west-partnership' }],
        groups: [{ id: 'old-leaders' }, { id: 'old-ealing-group' }, { id: 'old-schools' }],
        pending: [
          { id: 'new-after-old' },
          { id: 'old-brent' },
          { id: 'old-schools' },
          { id: 'old-next-aim' },
          { id: 'st-goal' },
        ],
      }),
    );
  });

  it('knows nothing of later sources at an earlier day', async () => {
    expect(
      await part('areas { id } successors { id } pendingSuccessors { id }', '@view(knownAt: "2021-12-31")'),
    ).toEqual(answer({ areas: [{ id: 'old-ealing' }], successors: [], pendingSuccessors: [] }));
    expect(await part('name', '@view(knownAt: "2022-01-01")', 'west-partnership')).toEqual(answer(null));
  });

  it('keeps its name before it began, and says that it does not hold', async () => {
    expect(
      await part('name confirmation { status } groups { id } scrutinyAbsence', '@view(asOf: "2018-01-01")'),
    ).toEqual(
      answer({
        name: 'Safeguarding Partnership',
        confirmation: { status: 'OUTSIDE_PERIOD' },
        groups: [{ id: 'old-leaders' }, { id: 'old-ealing-group' }],
        scrutinyAbsence: 'NOT_STATED',
      }),
    );
  });

  it('cites the source that proposes it', async () => {
    expect(
      await part(
        'standing confirmation { status } scrutiny { id } serviceAbsence citations { source { id } place { label section } }',
        '@view(asOf: "2022-12-01")',
        'west-partnership',
      ),
    ).toEqual(
      answer({
        standing: 'PROPOSED',
        confirmation: { status: 'NOT_APPLIED' },
        scrutiny: [],
        serviceAbsence: 'NOT_STATED',
        citations: [{ source: { id: LATER }, place: { label: 'paragraph 9', section: 'Plans' } }],
      }),
    );
  });

  const SUCCESSION =
    '{ id standing partnership { id } predecessor { id } predecessorAbsence startsOn { from } citations { source { id } } }';
  const board = { id: 'ealing-board' };
  const old = { id: 'ealing-partnership' };
  const west = { id: 'west-partnership' };
  const later = { partnership: west, citations: [{ source: { id: LATER } }] };

  it('replaces several, each once however many facts say so, and each fact cites its source', async () => {
    expect(
      await part(
        `predecessors { id } pendingPredecessors { id } successions { id } pendingSuccessions ${SUCCESSION} pending { id }`,
        '@view(asOf: "2022-12-01")',
        west.id,
      ),
    ).toEqual(
      answer({
        predecessors: [],
        pendingPredecessors: [board, old],
        successions: [],
        pendingSuccessions: [
          {
            id: 'new-after-old',
            standing: 'PROPOSED',
            ...later,
            predecessor: old,
            predecessorAbsence: null,
            startsOn: { from: '2022-09-01' },
          },
          {
            id: 'new-after-unnamed',
            standing: 'PROPOSED',
            ...later,
            predecessor: null,
            predecessorAbsence: 'NOT_STATED',
            startsOn: null,
          },
          {
            id: 'new-and-board',
            standing: 'PROPOSED',
            ...later,
            predecessor: board,
            predecessorAbsence: null,
            startsOn: null,
          },
          {
            id: 'new-and-board-again',
            standing: 'PLANNED',
            ...later,
            predecessor: board,
            predecessorAbsence: null,
            startsOn: null,
          },
        ],
        pending: [
          { id: 'new-after-old' },
          { id: 'new-after-unnamed' },
          { id: 'new-and-board' },
          { id: 'new-and-board-again' },
          { id: 'new-ealing' },
          { id: 'new-p-police' },
          { id: 'new-scrutiny' },
          { id: 'due-decide' },
        ],
      }),
    );
    expect(await part('predecessors { id } successors { id }', '', west.id)).toEqual(
      answer({ predecessors: [board, old], successors: [] }),
    );
  });

  it('is replaced from the day on which its successor takes its place', async () => {
    const fields = 'successors { id } pendingSuccessors { id } successions { id partnership { id } }';
    expect(await part(fields, '@view(asOf: "2019-09-29")', board.id)).toEqual(
      answer({ successors: [], pendingSuccessors: [], successions: [] }),
    );
    expect(await part(fields, '@view(asOf: "2022-12-01")', board.id)).toEqual(
      answer({
        successors: [old],
        pendingSuccessors: [west],
        successions: [{ id: 'old-after-board', partnership: old }],
      }),
    );
    expect(await part('successors { id } successions { id }', '', old.id)).toEqual(
      answer({ successors: [west], successions: [{ id: 'old-after-board' }, { id: 'new-after-old' }] }),
    );
  });

  it('narrows its lists', async () => {
    expect(
      await part(
        `relevant: partners(capacity: [RELEVANT_AGENCY]) { id } statutory: partners(capacity: STATUTORY) { id }
        local: groups(kind: [LOCAL, THEMATIC]) { id } brent: scrutiny(councilId: "brent") { id }
        goals(financialYear: "2020-21") { id } law: legalDuties(kind: ACT) { id }
        reports: deadlines(kind: REPORT) { id } byLaw: deadlines(statutory: true) { id } own: deadlines(statutory: false) { id }
        functions: statements(filter: { kind: FUNCTION }, orderBy: [{ field: KIND }, { field: MADE_KNOWN_ON, direction: DESC }]) { nodes { id } }`,
      ),
    ).toEqual(
      answer({
        relevant: [],
        statutory: [{ id: 'old-p-ealing' }, { id: 'old-p-police' }],
        local: [{ id: 'old-ealing-group' }, { id: 'old-schools' }],
        brent: [],
        goals: [{ id: 'old-goal' }],
        law: [{ id: 'duty-16e' }],
        reports: [{ id: 'due-report' }],
        byLaw: [{ id: 'due-publish' }],
        own: [{ id: 'due-report' }],
        functions: { nodes: [{ id: 'st-purpose' }, { id: 'st-group' }] },
      }),
    );
  });

  it('has numbers of child deaths, for one council or for the footprint', async () => {
    const fields = `childDeathFigures { kind council { id } deaths { value upTo unit qualifier } partnership { id } }
      ealing: childDeathFigures(councilId: "ealing") { id } partOf { name }`;
    expect(await part(fields, '', 'west-deaths')).toEqual(
      answer({
        childDeathFigures: [
          {
            kind: 'AVERAGE',
            council: { id: 'ealing' },
            deaths: { value: '12', upTo: null, unit: 'DEATHS_A_YEAR', qualifier: 'ABOUT' },
            partnership: { id: 'west-deaths' },
          },
          {
            kind: 'REQUIRED_FOOTPRINT',
            council: null,
            deaths: { value: '60', upTo: '150', unit: 'DEATHS_A_YEAR', qualifier: 'EXACT' },
            partnership: { id: 'west-deaths' },
          },
        ],
        ealing: [{ id: 'deaths-average' }],
        partOf: { name: 'Safeguarding Partnership' },
      }),
    );
  });

  it('has statements of its parts under each part', async () => {
    expect(
      await part(
        'groups(kind: LEADERSHIP) { statements { nodes { id } } } goals { statements { totalCount } } reviewTypes { statements { nodes { id } } } independentReviews { statements { nodes { id } } }',
      ),
    ).toEqual(
      answer({
        groups: [{ statements: { nodes: [{ id: 'st-group' }] } }],
        goals: [{ statements: { totalCount: 1 } }, { statements: { totalCount: 0 } }],
        reviewTypes: [{ statements: { nodes: [{ id: 'st-rapid' }] } }],
        independentReviews: [{ statements: { nodes: [{ id: 'st-review' }] } }],
      }),
    );
  });

  it('is null where there is none of the id', async () => {
    expect(await part('name', '', 'nowhere')).toEqual(answer(null));
  });
});
