import { openWorld, type World } from '../../support/world';
import { answer, base } from './rows';

describe('entities of the improvement subgraph', () => {
  let world: World;
  const entities = (fields: string, ...these: object[]) =>
    world.ask(
      'improvement',
      `query ($these: [_Any!]!) { _entities(representations: $these) { __typename ${fields} } }`,
      {
        these,
      },
    );

  beforeAll(async () => {
    const council_id = 'ealing';
    world = await openWorld(
      {
        ...base,
        agreements: [
          { id: 'ealing-agreement', name: 'An agreement', kind: 'OTHER', legal_basis: 'NOT_STATED' },
        ],
        inspections: [
          {
            id: 'ealing-inspection',
            council_id,
            inspector_type: 'Agency',
            inspector_id: 'ofsted',
            framework: 'NOT_STATED',
          },
        ],
        directions: [
          {
            id: 'ealing-direction',
            council_id,
            kind: 'NOTICE_TO_IMPROVE',
            issuer_type: 'Agency',
            issuer_id: 'ofsted',
          },
        ],
        visits: [
          {
            id: 'ealing-visit',
            council_id,
            kind: 'MONITORING_VISIT',
            by_type: 'Agency',
            by_id: 'ofsted',
            focus: 'Practice',
          },
          {
            id: 'ealing-diagnostic',
            council_id,
            kind: 'DIAGNOSTIC',
            by_type: 'Council',
            by_id: 'brent',
            focus: 'Practice',
          },
        ],
        improvement_partnerships: [
          {
            id: 'ealing-brent',
            name: 'Help',
            council_id,
            helper_type: 'Council',
            helper_id: 'brent',
            agreement_id: 'ealing-agreement',
          },
          {
            id: 'ealing-ofsted',
            name: 'Advice',
            council_id,
            helper_type: 'Agency',
            helper_id: 'ofsted',
            agreement_id: 'ealing-agreement',
            standing: 'PROPOSED',
          },
        ],
        improvement_plans: [{ id: 'ealing-plan', name: 'Plan', council_id }],
        programmes: [{ id: 'ealing-programme', name: 'Programme', council_id }],
      },
      ['improvement'],
    );
  });
  afterAll(() => world.close());

  it.each([
    ['Inspection', 'ealing-inspection'],
    ['Direction', 'ealing-direction'],
    ['ImprovementPartnership', 'ealing-brent'],
    ['ImprovementPlan', 'ealing-plan'],
    ['DeliveryModelProgramme', 'ealing-programme'],
  ])('%s is found by its key, and null where there is none', async (__typename, id) => {
    expect(
      await entities(
        `... on ${__typename} { id summary council { id } }`,
        { __typename, id },
        { __typename, id: 'nothing' },
      ),
    ).toEqual(
      answer(
        { _entities: [{ __typename, id, summary: `${__typename} ${id}`, council: { id: 'ealing' } }, null] },
        1,
      ),
    );
  });

  it('Agency has what it inspected, visited, issued and helps', async () => {
    expect(
      await entities(
        `... on Agency {
          inspectionsMade { totalCount nodes { id } absence } visitsMade { nodes { id } } directionsIssued { nodes { id } }
          helps { id } pendingHelps { id }
        }`,
        { __typename: 'Agency', id: 'ofsted' },
      ),
    ).toEqual(
      answer({
        _entities: [
          {
            __typename: 'Agency',
            inspectionsMade: { totalCount: 1, nodes: [{ id: 'ealing-inspection' }], absence: null },
            visitsMade: { nodes: [{ id: 'ealing-visit' }] },
            directionsIssued: { nodes: [{ id: 'ealing-direction' }] },
            helps: [{ id: 'ealing-ofsted' }],
            pendingHelps: [{ id: 'ealing-ofsted' }],
          },
        ],
      }),
    );
  });

  it('Council has what it visited and helps, and what is visited and helps it', async () => {
    expect(
      await entities(
        '... on Council { id visits { nodes { id } } visitsMade { nodes { id } } helps { id } improvementPartnerships { id } improvementPlans { id } pendingImprovementPlans { id } improvementBoards { id } pendingImprovementBoards { id } }',
        { __typename: 'Council', id: 'brent' },
        { __typename: 'Council', id: 'ealing' },
      ),
    ).toEqual(
      answer({
        _entities: [
          {
            __typename: 'Council',
            id: 'brent',
            visits: { nodes: [] },
            visitsMade: { nodes: [{ id: 'ealing-diagnostic' }] },
            helps: [{ id: 'ealing-brent' }],
            improvementPartnerships: [],
            improvementPlans: [],
            pendingImprovementPlans: [],
            improvementBoards: [],
            pendingImprovementBoards: [],
          },
          {
            __typename: 'Council',
            id: 'ealing',
            visits: { nodes: [{ id: 'ealing-diagnostic' }, { id: 'ealing-visit' }] },
            visitsMade: { nodes: [] },
            helps: [],
            improvementPartnerships: [{ id: 'ealing-ofsted' }, { id: 'ealing-brent' }],
            improvementPlans: [{ id: 'ealing-plan' }],
            pendingImprovementPlans: [],
            improvementBoards: [],
            pendingImprovementBoards: [],
          },
        ],
      }),
    );
  });

  it('a council and an agency that share an id are kept apart', async () => {
    const shared = await openWorld(
      {
        agencies: [{ id: 'ealing', name: 'Ealing', kind: 'VOLUNTARY' }],
        visits: [
          {
            id: 'by-agency',
            council_id: 'ealing',
            kind: 'PEER_REVIEW',
            by_type: 'Agency',
            by_id: 'ealing',
            focus: 'Practice',
          },
          {
            id: 'by-council',
            council_id: 'ealing',
            kind: 'PEER_REVIEW',
            by_type: 'Council',
            by_id: 'ealing',
            focus: 'Practice',
          },
        ],
        improvement_statements: [
          { id: 'of-agency', kind: 'CONTEXT', subject_type: 'Agency', subject_id: 'ealing' },
          { id: 'of-council', kind: 'CONTEXT', subject_type: 'Council', subject_id: 'ealing' },
        ],
      },
      ['improvement'],
    );
    expect(
      await shared.ask(
        'improvement',
        `query ($these: [_Any!]!) {
          _entities(representations: $these) {
            ... on Council { visitsMade { nodes { id } } improvementStatements { nodes { id } } }
            ... on Agency { visitsMade { nodes { id } } }
          }
        }`,
        { these: ['Council', 'Agency'].map((__typename) => ({ __typename, id: 'ealing' })) },
      ),
    ).toEqual(
      answer({
        _entities: [
          {
            visitsMade: { nodes: [{ id: 'by-council' }] },
            improvementStatements: { nodes: [{ id: 'of-council' }] },
          },
          { visitsMade: { nodes: [{ id: 'by-agency' }] } },
        ],
      }),
    );
    await shared.close();
  });

  it('Agreement has the improvement partnerships that it makes, and those that it would', async () => {
    expect(
      await world.ask(
        'improvement',
        'query ($these: [_Any!]!) @view(asOf: "2021-01-04") { _entities(representations: $these) { ... on Agreement { improvementPartnerships { id } pendingImprovementPartnerships { id } } } }',
        { these: [{ __typename: 'Agreement', id: 'ealing-agreement' }] },
      ),
    ).toEqual(
      answer({
        _entities: [
          {
            improvementPartnerships: [{ id: 'ealing-brent' }],
            pendingImprovementPartnerships: [{ id: 'ealing-ofsted' }],
          },
        ],
      }),
    );
  });
});
