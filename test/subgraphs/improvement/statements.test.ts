import { openWorld, type World } from '../../support/world';
import { answer, base } from './rows';

/** A thing of every type that a statement can be about, with the cells that its table needs. */
const THINGS = [
  ['Council', 'ealing'],
  ['Agency', 'ofsted'],
  ['Service', 'ealing-fostering'],
  ['Agreement', 'ealing-agreement'],
  ['SafeguardingPartnership', 'ealing-safeguarding'],
  ['Inspection', 'ealing-inspection'],
  ['Visit', 'ealing-visit'],
  ['Direction', 'ealing-direction'],
  ['Commissioner', 'ealing-commissioner'],
  ['ImprovementPartnership', 'ealing-partnership'],
  ['ImprovementBoard', 'ealing-board'],
  ['ImprovementPlan', 'ealing-plan'],
  ['DeliveryModelProgramme', 'ealing-programme'],
  ['ProgrammePhase', 'ealing-phase'],
  ['Initiative', 'ealing-initiative'],
] as const;

/** The types whose things this subgraph reads itself. */
const OWN = THINGS.slice(5);

const statementId = (type: string) => `about-${type.toLowerCase()}`;

describe('improvement statements', () => {
  let world: World;
  const ask = (query: string, variables?: Record<string, unknown>) =>
    world.ask('improvement', query, variables);

  beforeAll(async () => {
    const council_id = 'ealing';
    world = await openWorld(
      {
        ...base,
        services: [
          { id: 'ealing-fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'NOT_STATED' },
        ],
        agreements: [
          { id: 'ealing-agreement', name: 'An agreement', kind: 'OTHER', legal_basis: 'NOT_STATED' },
        ],
        partnerships: [
          { id: 'ealing-safeguarding', name: 'A partnership', kind: 'SAFEGUARDING_PARTNERSHIP' },
        ],
        inspections: [
          { id: 'ealing-inspection', council_id, inspector_id: 'NOT_STATED', framework: 'NOT_STATED' },
        ],
        visits: [{ id: 'ealing-visit', council_id, kind: 'PEER_REVIEW', focus: 'Practice' }],
        directions: [
          { id: 'ealing-direction', council_id, kind: 'NOTICE_TO_IMPROVE', issuer_id: 'NOT_STATED' },
        ],
        commissioners: [
          {
            id: 'ealing-commissioner',
            council_id,
            name: 'A. Person',
            title: 'Commissioner',
            appointed_by_id: 'NOT_STATED',
          },
        ],
        improvement_partnerships: [
          { id: 'ealing-partnership', name: 'Help', council_id, helper_type: 'Council', helper_id: 'brent' },
        ],
        improvement_boards: [{ id: 'ealing-board', name: 'Board', council_id }],
        improvement_plans: [{ id: 'ealing-plan', name: 'Plan', council_id }],
        programmes: [{ id: 'ealing-programme', name: 'Programme', council_id }],
        programme_phases: [
          { id: 'ealing-phase', programme_id: 'ealing-programme', number: '1', name: 'One' },
        ],
        initiatives: [{ id: 'ealing-initiative', name: 'Effort', council_id, order: '1' }],
        improvement_statements: [
          ...THINGS.map(([subject_type, subject_id]) => ({
            id: statementId(subject_type),
            kind: 'CONTEXT',
            subject_type,
            subject_id,
          })),
          {
            id: 'brent-challenge',
            kind: 'CHALLENGE',
            subject_type: 'Council',
            subject_id: 'brent',
            order: '1',
            standing: 'CLAIMED',
            summary: 'Recruiting is hard.',
          },
          {
            id: 'brent-second-challenge',
            kind: 'CHALLENGE',
            subject_type: 'Council',
            subject_id: 'brent',
            order: '2',
          },
        ],
      },
      ['improvement'],
    );
  });
  afterAll(() => world.close());

  it.each(THINGS)('can be about a %s', async (type, id) => {
    const read = OWN.some(([own]) => own === type) ? ' summary' : '';
    expect(
      await ask(
        `{ improvementStatements(filter: { subjectId: "${id}" }) { nodes { id subject { __typename ... on ${type} { id${read} } } } } }`,
      ),
    ).toEqual(
      answer({
        improvementStatements: {
          nodes: [
            {
              id: statementId(type),
              subject: { __typename: type, id, ...(read === '' ? {} : { summary: `${type} ${id}` }) },
            },
          ],
        },
      }),
    );
  });

  it.each(OWN)('about a %s are found through it', async (type, id) => {
    const field = { DeliveryModelProgramme: 'deliveryModelProgramme', ProgrammePhase: '' }[type as string];
    const root = field ?? type.charAt(0).toLowerCase() + type.slice(1);
    const query =
      root === ''
        ? '{ found: deliveryModelProgramme(id: "ealing-programme") { phases { statements { id kind order subject { __typename } } } } }'
        : `{ found: ${root}(id: "${id}") { statements { id kind order subject { __typename } } } }`;
    const statements = [
      { id: statementId(type), kind: 'CONTEXT', order: null, subject: { __typename: type } },
    ];
    expect(await ask(query)).toEqual(
      answer({ found: root === '' ? { phases: [{ statements }] } : { statements } }),
    );
  });

  it('of a council are those about it and about all that this subgraph holds of it', async () => {
    const about = ['Council', ...OWN.map(([type]) => type)].map(statementId).sort();
    const { data } = await ask(
      '{ improvementStatements(filter: { councilId: "ealing" }, first: 100) { totalCount nodes { id } } }',
    );
    const { totalCount, nodes } = (
      data as { improvementStatements: { totalCount: number; nodes: { id: string }[] } }
    ).improvementStatements;
    expect([totalCount, nodes.map(({ id }) => id).sort()]).toEqual([about.length, about]);
  });

  it.each([
    ['filter: { kind: [CHALLENGE] }', ['brent-challenge', 'brent-second-challenge']],
    ['filter: { text: "RECRUITING" }', ['brent-challenge']],
    ['filter: { standing: [CLAIMED] }', ['brent-challenge']],
    ['filter: { councilId: "brent" }', ['brent-challenge', 'brent-second-challenge']],
    ['orderBy: [{ field: KIND }], first: 2', ['brent-challenge', 'brent-second-challenge']],
    ['orderBy: [{ field: SUBJECT, direction: DESC }], first: 2', ['about-visit', 'about-service']],
    ['orderBy: [{ field: MADE_KNOWN_ON }], first: 2', ['about-agency', 'about-agreement']],
  ])('are listed by %s', async (args, ids) => {
    expect(await ask(`{ improvementStatements(${args}) { nodes { id } } }`)).toEqual(
      answer({ improvementStatements: { nodes: ids.map((id) => ({ id })) } }),
    );
  });

  it('of councils are paged under each of them in one statement, in their order, whatever their standing', async () => {
    expect(
      await ask(
        `query ($these: [_Any!]!, $asOf: Date) @view(asOf: $asOf) {
          _entities(representations: $these) { ... on Council { improvementStatements(first: 1) { nodes { id } pageInfo { hasNextPage } } } }
        }`,
        {
          these: ['brent', 'ealing', 'merton'].map((id) => ({ __typename: 'Council', id })),
          asOf: '2021-01-04',
        },
      ),
    ).toEqual(
      answer(
        {
          _entities: [
            {
              improvementStatements: { nodes: [{ id: 'brent-challenge' }], pageInfo: { hasNextPage: true } },
            },
            { improvementStatements: { nodes: [{ id: 'about-council' }], pageInfo: { hasNextPage: false } } },
            { improvementStatements: { nodes: [], pageInfo: { hasNextPage: false } } },
          ],
        },
        1,
      ),
    );
  });
});
