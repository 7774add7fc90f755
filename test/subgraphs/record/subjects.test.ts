import { openWorld, type World } from '../../support/world';

const party = (id: string) => ({
  id: `alliance-${id}`,
  agreement_id: 'alliance',
  party_type: 'Council',
  party_id: id,
  role: 'PARTY',
});

const role = (id: string, holder: string, service: string) => ({
  id,
  service_id: service,
  holder_type: 'Council',
  holder_id: holder,
  role: 'PARTICIPANT',
});

describe('what a fact is about', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        councils: ['brent', 'harrow', 'hillingdon'].map((id) => ({
          id,
          name: id,
          official_name: id,
          kind: 'LONDON_BOROUGH',
        })),
        agencies: [
          { id: 'ofsted', name: 'Ofsted', kind: 'INSPECTORATE' },
          { id: 'police', name: 'Police', kind: 'POLICE' },
        ],
        agreements: [
          { id: 'alliance', name: 'Alliance', kind: 'SHARED_SERVICES', legal_basis: 'NOT_STATED' },
        ],
        agreement_parties: [party('ealing'), party('brent'), party('harrow')],
        services: [
          { id: 'fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'alliance' },
          { id: 'advice', name: 'Advice', delivery: 'SHARED', agreement_id: 'alliance' },
        ],
        service_roles: [
          role('ealing-fostering', 'ealing', 'fostering'),
          role('brent-fostering', 'brent', 'fostering'),
        ],
        variations: [
          {
            id: 'leave',
            standing: 'RECOMMENDED',
            agreement_id: 'alliance',
            kind: 'AMENDMENT',
            instrument: 'NOT_STATED',
          },
        ],
        budgets: [
          {
            id: 'fostering-budget',
            name: 'Fostering',
            holder_type: 'Council',
            holder_id: 'ealing',
            subject_type: 'Service',
            subject_id: 'fostering',
            financial_year: '2020/21',
            amount: '100',
            basis: 'BUDGET',
            nature: 'NET',
          },
        ],
        budget_lines: [
          {
            id: 'salaries',
            budget_id: 'fostering-budget',
            label: 'Salaries',
            section: 'EXPENDITURE',
            level: 'LINE',
            financial_year: '2020/21',
            basis: 'BUDGET',
            measure: 'AMOUNT',
            amount: '100',
            order: '1',
          },
        ],
        inspections: [
          {
            id: 'inspection',
            council_id: 'ealing',
            inspector_type: 'Agency',
            inspector_id: 'ofsted',
            framework: 'NOT_STATED',
          },
        ],
        judgements: [
          {
            id: 'judgement',
            inspection_id: 'inspection',
            domain: 'Leadership',
            overall: 'DOMAIN',
            grade: 'GOOD',
            order: '1',
          },
        ],
        programmes: [{ id: 'programme', council_id: 'harrow', name: 'Programme' }],
        programme_phases: [{ id: 'phase', programme_id: 'programme', number: '1', name: 'Appraisal' }],
        partnerships: [{ id: 'partnership', name: 'Partnership', kind: 'SAFEGUARDING_PARTNERSHIP' }],
        partnership_areas: [{ id: 'area', partnership_id: 'partnership', council_id: 'hillingdon' }],
        partners: [
          {
            id: 'police-partner',
            partnership_id: 'partnership',
            partner_type: 'Agency',
            partner_id: 'police',
            capacity: 'STATUTORY',
          },
        ],
        deadlines: [
          {
            id: 'deadline',
            partnership_id: 'partnership',
            kind: 'PUBLISH',
            due_on: '2021-06-29',
            statutory: 'STATUTORY',
            order: '1',
          },
        ],
        decisions: [
          {
            id: 'decision',
            kind: 'RECOMMENDATION',
            subject_type: 'Service',
            subject_id: 'fostering',
            made_by_type: 'Council',
            made_by_id: 'ealing',
            order: '1',
          },
        ],
        agreement_statements: [
          { id: 'statement', kind: 'RISK', subject_type: 'Decision', subject_id: 'decision' },
        ],
        posts: [{ id: 'director', title: 'Director' }],
        post_organisations: [
          {
            id: 'director-harrow',
            post_id: 'director',
            organisation_type: 'Council',
            organisation_id: 'harrow',
            relation: 'SERVES',
          },
        ],
      },
      ['record'],
    );
  });
  afterAll(() => world.close());

  const subjectsOf = async (id: string): Promise<unknown> => {
    const things =
      '{ __typename ... on Council { id } ... on Agency { id } ... on Service { id } ... on Agreement { id } ... on SafeguardingPartnership { id } ... on DeliveryModelProgramme { id } }';
    const { data, errors } = await world.ask(
      'record',
      `query($id: ID!) { entry(id: $id) { direct: subjects(relation: DIRECT) ${things} through: subjects(relation: THROUGH) ${things} all: subjects { __typename } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    const entry = data?.['entry'] as Record<
      'direct' | 'through' | 'all',
      { __typename: string; id: string }[]
    >;
    const names = (list: readonly { __typename: string; id: string }[]) =>
      list.map(({ __typename, id }) => `${__typename} ${id}`);
    expect(entry.all).toHaveLength(entry.direct.length + entry.through.length);
    return { direct: names(entry.direct), through: names(entry.through) };
  };

  it.each([
    [
      'a line through its budget to the holder, not to the others that share the service',
      'BudgetLine/salaries',
      [],
      ['Council ealing', 'Service fostering', 'Agreement alliance'],
    ],
    [
      'a budget is its holder’s alone',
      'Budget/fostering-budget',
      ['Council ealing', 'Service fostering'],
      ['Agreement alliance'],
    ],
    [
      'a judgement through its inspection to the council, never on to its agreements',
      'Judgement/judgement',
      [],
      ['Council ealing', 'Agency ofsted'],
    ],
    [
      'a phase through its programme to the council',
      'ProgrammePhase/phase',
      ['DeliveryModelProgramme programme'],
      ['Council harrow'],
    ],
    [
      'a variation through its agreement to the parties',
      'Variation/leave',
      ['Agreement alliance'],
      ['Council brent', 'Council ealing', 'Council harrow'],
    ],
    [
      'a service to those with a role in it, the nearest, not to all parties of its agreement',
      'Service/fostering',
      ['Service fostering', 'Agreement alliance'],
      ['Council brent', 'Council ealing'],
    ],
    [
      'a service with no roles to the parties of its agreement',
      'Service/advice',
      ['Service advice', 'Agreement alliance'],
      ['Council brent', 'Council ealing', 'Council harrow'],
    ],
    [
      'a role to the others with a role in the service',
      'ServiceRole/brent-fostering',
      ['Service fostering', 'Council brent'],
      ['Council ealing', 'Agreement alliance'],
    ],
    [
      'a deadline through its partnership to areas and partners',
      'Deadline/deadline',
      ['SafeguardingPartnership partnership'],
      ['Agency police', 'Council hillingdon'],
    ],
    [
      'a decision through its service to those who share it',
      'Decision/decision',
      ['Service fostering', 'Council ealing'],
      ['Council brent', 'Agreement alliance'],
    ],
    [
      'a statement about a decision through the decision',
      'Statement/statement',
      [],
      ['Service fostering', 'Council ealing', 'Council brent', 'Agreement alliance'],
    ],
    ['a post through rows that only tie', 'SharedPost/director', [], ['Council harrow']],
    ['a council’s name is about the council', 'Council/brent', ['Council brent'], []],
  ])('goes from %s', async (_, id, direct, through) => {
    expect(await subjectsOf(id)).toEqual({ direct, through });
  });
});
