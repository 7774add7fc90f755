import { openWorld, type World } from '../../support/world';

/** A service and a partnership that share an id, and facts about every type of thing. */
const rows = {
  agreements: [{ id: 'ealing-sharing', name: 'Sharing', kind: 'OTHER', legal_basis: 'NOT_STATED' }],
  services: [{ id: 'ealing-board', name: 'Board', delivery: 'SHARED', agreement_id: 'ealing-sharing' }],
  partnerships: [
    { id: 'ealing-board', name: 'Board', kind: 'SAFEGUARDING_PARTNERSHIP', footprint: 'Ealing' },
  ],
  improvement_plans: [{ id: 'ealing-plan', name: 'Plan', council_id: 'ealing' }],
  programmes: [{ id: 'ealing-programme', name: 'Programme', council_id: 'ealing' }],
  improvement_partnerships: [
    { id: 'ealing-help', name: 'Help', council_id: 'ealing', helper_id: 'NOT_STATED' },
  ],
  variations: [
    {
      id: 'ealing-variation',
      agreement_id: 'ealing-sharing',
      kind: 'AMENDMENT',
      instrument: 'NOT_STATED',
      standing: 'PROPOSED',
    },
  ],
  posts: [{ id: 'ealing-post', title: 'Manager' }],
  decisions: [
    ['on-service', 'Service', 'ealing-board'],
    ['on-partnership', 'SafeguardingPartnership', 'ealing-board'],
    ['on-plan', 'ImprovementPlan', 'ealing-plan'],
    ['on-programme', 'DeliveryModelProgramme', 'ealing-programme'],
    ['on-help', 'ImprovementPartnership', 'ealing-help'],
  ].map(([id = '', type = '', subject = ''], index) => ({
    id,
    kind: 'RECOMMENDATION',
    reference: String(index + 1),
    subject_type: type,
    subject_id: subject,
    made_by_type: 'Council',
    made_by_id: 'ealing',
    made_on: '2021-01-04',
    order: String(index + 1),
    standing: 'RECOMMENDED',
  })),
  changes: [
    {
      id: 'of-partnership',
      subject_type: 'SafeguardingPartnership',
      subject_id: 'ealing-board',
      kind: 'REPLACEMENT',
      variation_id: 'ealing-variation',
      decision_id: 'on-partnership',
      standing: 'RECOMMENDED',
    },
  ],
  steps: [
    {
      id: 'for-decision',
      kind: 'APPROVAL',
      subject_type: 'Decision',
      subject_id: 'on-plan',
      by_id: 'NOT_STATED',
      standing: 'PLANNED',
    },
    {
      id: 'for-programme',
      kind: 'REVIEW',
      subject_type: 'DeliveryModelProgramme',
      subject_id: 'ealing-programme',
      by_id: 'NOT_STATED',
      standing: 'PLANNED',
    },
  ],
  precedents: [
    {
      id: 'like-programme',
      subject_type: 'DeliveryModelProgramme',
      subject_id: 'ealing-programme',
      precedent_type: 'Agreement',
      precedent_id: 'ealing-sharing',
    },
  ],
  agreement_statements: [
    ['of-post', 'SharedPost', 'ealing-post'],
    ['of-variation', 'Variation', 'ealing-variation'],
    ['of-decision', 'Decision', 'on-plan'],
    ['of-help', 'ImprovementPartnership', 'ealing-help'],
  ].map(([id = '', type = '', subject = '']) => ({
    id,
    kind: 'RISK',
    subject_type: type,
    subject_id: subject,
  })),
};

describe('facts of agreements', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['agreements']);
  });
  afterAll(() => world.close());

  const data = async (query: string, variables?: Record<string, unknown>) => {
    const { data: answer, errors } = await world.ask('agreements', query, variables);
    expect(errors).toBeUndefined();
    return answer;
  };

  it('are about things of every type, those of other homes by their id', async () => {
    expect(
      await data(
        '{ decisions { nodes { reference subject { __typename ... on Service { name } ... on SafeguardingPartnership { id } } madeBy { name } madeByAbsence } } }',
      ),
    ).toEqual({
      decisions: {
        nodes: [
          { __typename: 'Service', name: 'Board' },
          { __typename: 'SafeguardingPartnership', id: 'ealing-board' },
          { __typename: 'ImprovementPlan' },
          { __typename: 'DeliveryModelProgramme' },
          { __typename: 'ImprovementPartnership' },
        ].map((subject, index) => ({
          reference: String(index + 1),
          subject,
          madeBy: { name: 'Ealing' },
          madeByAbsence: null,
        })),
      },
    });
  });

  it('tell a service from the partnership of the same id', async () => {
    expect(
      await data(
        `query ($things: [_Any!]!) {
          service(id: "ealing-board") { decisions { nodes { id } } changes { id } }
          _entities(representations: $things) {
            ... on SafeguardingPartnership { decisions { nodes { id } } changes { id } pendingChanges { id } }
          }
        }`,
        { things: [{ __typename: 'SafeguardingPartnership', id: 'ealing-board' }] },
      ),
    ).toEqual({
      service: { decisions: { nodes: [{ id: 'on-service' }] }, changes: [] },
      _entities: [
        {
          decisions: { nodes: [{ id: 'on-partnership' }] },
          changes: [{ id: 'of-partnership' }],
          pendingChanges: [{ id: 'of-partnership' }],
        },
      ],
    });
  });

  it('are added to the entities of other homes', async () => {
    const said =
      'decisions { totalCount nodes { id } } steps { id } precedents { precedent { ... on Agreement { name } } } agreementStatements { nodes { id } }';
    expect(
      await data(
        `query ($things: [_Any!]!) { _entities(representations: $things) {
          ... on ImprovementPlan { id ${said} }
          ... on DeliveryModelProgramme { id ${said} }
          ... on ImprovementPartnership { id ${said} }
        } }`,
        {
          things: [
            { __typename: 'ImprovementPlan', id: 'ealing-plan' },
            { __typename: 'DeliveryModelProgramme', id: 'ealing-programme' },
            { __typename: 'ImprovementPartnership', id: 'ealing-help' },
            { __typename: 'ImprovementPlan', id: 'nobodys-plan' },
          ],
        },
      ),
    ).toEqual({
      _entities: [
        {
          id: 'ealing-plan',
          decisions: { totalCount: 1, nodes: [{ id: 'on-plan' }] },
          steps: [],
          precedents: [],
          agreementStatements: { nodes: [] },
        },
        {
          id: 'ealing-programme',
          decisions: { totalCount: 1, nodes: [{ id: 'on-programme' }] },
          steps: [{ id: 'for-programme' }],
          precedents: [{ precedent: { name: 'Sharing' } }],
          agreementStatements: { nodes: [] },
        },
        {
          id: 'ealing-help',
          decisions: { totalCount: 1, nodes: [{ id: 'on-help' }] },
          steps: [],
          precedents: [],
          agreementStatements: { nodes: [{ id: 'of-help' }] },
        },
        {
          id: 'nobodys-plan',
          decisions: { totalCount: 0, nodes: [] },
          steps: [],
          precedents: [],
          agreementStatements: { nodes: [] },
        },
      ],
    });
  });

  it('answer as entities of their own home; an unknown one is null', async () => {
    expect(
      await data(
        `query ($things: [_Any!]!) { _entities(representations: $things) {
          __typename
          ... on Council { name }
          ... on Agency { kind }
          ... on Service { name agreement { name } }
          ... on Agreement { name precedentFor { id } }
        } }`,
        {
          things: [
            { __typename: 'Council', id: 'ealing' },
            { __typename: 'Service', id: 'ealing-board' },
            { __typename: 'Agreement', id: 'ealing-sharing' },
            { __typename: 'Agency', id: 'nobody' },
            { __typename: 'Service', id: 'nothing' },
          ],
        },
      ),
    ).toEqual({
      _entities: [
        { __typename: 'Council', name: 'Ealing' },
        { __typename: 'Service', name: 'Board', agreement: { name: 'Sharing' } },
        { __typename: 'Agreement', name: 'Sharing', precedentFor: [{ id: 'like-programme' }] },
        null,
        null,
      ],
    });
  });

  it('lead on to what they rest on, and to what is said of them', async () => {
    expect(
      await data(`{
        change(id: "of-partnership") { kind variation { id agreementStatements { nodes { id } } } decision { reference } effectiveOn { from } }
        decision(id: "on-plan") { madeOn { from } steps { kind } agreementStatements { nodes { id } } delegatedTo outcome }
        sharedPost(id: "ealing-post") { title steps { id } agreementStatements { nodes { subject { ... on SharedPost { title } } } } }
        variation(id: "ealing-variation") { kind }
        step(id: "for-decision") { subject { ... on Decision { reference } } }
        unknown: decision(id: "nothing") { id }
      }`),
    ).toEqual({
      change: {
        kind: 'REPLACEMENT',
        variation: { id: 'ealing-variation', agreementStatements: { nodes: [{ id: 'of-variation' }] } },
        decision: { reference: '2' },
        effectiveOn: null,
      },
      decision: {
        madeOn: { from: '2021-01-04' },
        steps: [{ kind: 'APPROVAL' }],
        agreementStatements: { nodes: [{ id: 'of-decision' }] },
        delegatedTo: null,
        outcome: null,
      },
      sharedPost: {
        title: 'Manager',
        steps: [],
        agreementStatements: { nodes: [{ subject: { title: 'Manager' } }] },
      },
      variation: { kind: 'AMENDMENT' },
      step: { subject: { reference: '3' } },
      unknown: null,
    });
  });

  it('put forward are shown from the day on which they were, and never as confirmed', async () => {
    const query =
      'query ($d: Date) @view(asOf: $d) { decisions(first: 1) { totalCount nodes { standing confirmation { status } } } }';
    expect(await data(query, { d: '2021-01-03' })).toEqual({ decisions: { totalCount: 0, nodes: [] } });
    expect(await data(query, { d: '2021-01-04' })).toEqual({
      decisions: {
        totalCount: 5,
        nodes: [{ standing: 'RECOMMENDED', confirmation: { status: 'NOT_APPLIED' } }],
      },
    });
  });
});
