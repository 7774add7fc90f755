import { openWorld, type World } from '../../support/world';

const AGREEMENT = 'ealing-sharing-2018';

/** An agreement with all its parts, and a draft whose parties are agreed in principle. */
const rows = {
  councils: [
    { id: 'brent', name: 'Brent', official_name: 'London Borough of Brent', kind: 'LONDON_BOROUGH' },
  ],
  agreements: [
    {
      id: AGREEMENT,
      name: 'Sharing Agreement',
      kind: 'SHARED_SERVICES',
      purpose: 'To share.',
      legal_basis: 'Local Government Act 1972, section 113',
      dated_on: '2018-04-05',
      starts_on: '2018-04-01',
      term_starts_on: '2018-04-01',
      term_ends_on: '2019-03-31',
      extension_option: 'If all agree',
      after_term: 'CONTINUED_BY_CONDUCT',
      review_on: 'NOT_STATED',
    },
    {
      id: 'ealing-draft',
      name: 'Draft',
      kind: 'STRATEGIC_PARTNERSHIP',
      legal_basis: 'NOT_STATED',
      standing: 'AGREED_IN_PRINCIPLE',
      term_length: '3',
      term_length_to: '5',
      term_length_unit: 'YEARS',
    },
  ],
  agreement_parties: [
    { id: 'p1', agreement_id: AGREEMENT, party_type: 'Council', party_id: 'ealing', role: 'PARTY' },
    {
      id: 'p2',
      agreement_id: AGREEMENT,
      party_type: 'Council',
      party_id: 'brent',
      role: 'PARTY',
      starts_on: '2020-04-01',
    },
    {
      id: 'p3',
      agreement_id: 'ealing-draft',
      party_type: 'Council',
      party_id: 'ealing',
      role: 'PROVIDER',
      standing: 'AGREED_IN_PRINCIPLE',
    },
  ],
  agreement_clauses: [
    {
      id: 'clause-25',
      agreement_id: AGREEMENT,
      kind: 'CLAUSE',
      reference: '25.2',
      title: 'Termination',
      notice_period: '3',
      notice_period_qualifier: 'AT_LEAST',
      notice_period_unit: 'MONTHS',
    },
  ],
  terms: [
    ['t2', 'STAFF', 'NOT_STATED', '2'],
    ['t1', 'OPERATIONAL_RESPONSIBILITY', 'ealing', '1'],
  ].map(([id = '', topic = '', responsible = '', order = '']) => ({
    id,
    agreement_id: 'ealing-draft',
    topic,
    responsible_type: responsible === 'ealing' ? 'Council' : '',
    responsible_id: responsible,
    order,
    standing: 'AGREED_IN_PRINCIPLE',
  })),
  variations: [
    {
      id: 'withdraw',
      agreement_id: AGREEMENT,
      service_id: 'ealing-fostering',
      kind: 'WITHDRAWAL',
      requested_by_type: 'Council',
      requested_by_id: 'brent',
      effective_on: '2021-04-01',
      condition: 'Unless agreed otherwise',
      instrument: 'Deed of variation',
      clause_id: 'clause-25',
      standing: 'RECOMMENDED',
    },
    {
      id: 'extend',
      agreement_id: AGREEMENT,
      service_id: 'NOT_APPLICABLE',
      kind: 'EXTENSION',
      requested_by_id: 'NOT_STATED',
      effective_on: 'NOT_STATED',
      instrument: 'NOT_STATED',
      clause_id: 'NOT_STATED',
      standing: 'PROPOSED',
    },
  ],
  services: [
    { id: 'ealing-fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: AGREEMENT },
    {
      id: 'ealing-hub',
      name: 'Hub',
      delivery: 'SHARED',
      agreement_id: AGREEMENT,
      starts_on: '2020-01-01',
      ends_on: '2020-12-31',
    },
    {
      id: 'ealing-nursery',
      name: 'Nursery',
      delivery: 'SHARED',
      agreement_id: AGREEMENT,
      standing: 'PROPOSED',
    },
  ],
  service_roles: [
    ['h1', 'ealing-fostering', 'ealing', '2018-04-01', '2019-12-31'],
    ['h2', 'ealing-fostering', 'brent', '2020-01-01', ''],
    ['h3', 'ealing-hub', 'ealing', '2020-01-01', ''],
  ].map(([id = '', service = '', holder = '', from = '', to = '']) => ({
    id,
    service_id: service,
    holder_type: 'Council',
    holder_id: holder,
    role: 'HOST',
    starts_on: from,
    ends_on: to,
  })),
  posts: [
    { id: 'manager', title: 'Manager', agreement_id: AGREEMENT },
    { id: 'director', title: 'Director', agreement_id: AGREEMENT, standing: 'PLANNED' },
  ],
  steps: [
    {
      id: 'notice',
      kind: 'NOTICE',
      subject_type: 'Variation',
      subject_id: 'withdraw',
      by_type: 'Council',
      by_id: 'brent',
      by_post: 'Director',
      with: 'The other parties',
      due_on: '2021-01-31',
      due_on_qualifier: 'BY',
      notice_period: '3',
      notice_period_unit: 'MONTHS',
      clause_id: 'clause-25',
      standing: 'PLANNED',
    },
  ],
};

describe('agreements', () => {
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

  it('say who hosts what under them on a day', async () => {
    const query = `query ($d: Date) @view(asOf: $d) {
      agreement(id: "${AGREEMENT}") { services { nodes { name hosts { council { name } } hostAbsence } } servicesAbsence pendingServices { name } }
    }`;
    const pendingServices = [{ name: 'Nursery' }];
    expect(await data(query, { d: '2019-06-01' })).toEqual({
      agreement: {
        services: {
          nodes: [{ name: 'Fostering', hosts: [{ council: { name: 'Ealing' } }], hostAbsence: null }],
        },
        servicesAbsence: null,
        // The source that proposes it is of 2021.
        pendingServices: [],
      },
    });
    expect(await data(query, { d: '2020-06-01' })).toEqual({
      agreement: {
        services: {
          nodes: [
            { name: 'Fostering', hosts: [{ council: { name: 'Brent' } }], hostAbsence: null },
            { name: 'Hub', hosts: [{ council: { name: 'Ealing' } }], hostAbsence: null },
          ],
        },
        servicesAbsence: null,
        pendingServices: [],
      },
    });
    expect(await data(query, { d: '2017-06-01' })).toEqual({
      agreement: {
        services: { nodes: [{ name: 'Fostering', hosts: [], hostAbsence: 'NOT_STATED' }] },
        servicesAbsence: null,
        pendingServices: [],
      },
    });
    expect(await data(query, { d: '2021-02-01' })).toEqual({
      agreement: {
        services: {
          nodes: [{ name: 'Fostering', hosts: [{ council: { name: 'Brent' } }], hostAbsence: null }],
        },
        servicesAbsence: null,
        pendingServices,
      },
    });
  });

  it('have days, a term, parties and clauses', async () => {
    expect(
      await data(`query @view(asOf: "2021-02-01") { agreement(id: "${AGREEMENT}") {
        name kind purpose legalBasis legalBasisAbsence extensionOption afterTerm termStatus
        datedOn { from } startsOn { from } endsOn { from } termStartsOn { from } termEndsOn { lastDay } termLength { value }
        reviewOn { from absence }
        parties { role party { id name } partyAbsence startsOn { from } agreement { name } }
        pendingParties { id }
        clauses { kind reference title noticePeriod { value unit qualifier } agreement { id } }
        sharedPosts { title } pendingSharedPosts { title standing }
        confirmation { status lastStatedOn }
      } }`),
    ).toEqual({
      agreement: {
        name: 'Sharing Agreement',
        kind: 'SHARED_SERVICES',
        purpose: 'To share.',
        legalBasis: 'Local Government Act 1972, section 113',
        legalBasisAbsence: null,
        extensionOption: 'If all agree',
        afterTerm: 'CONTINUED_BY_CONDUCT',
        termStatus: 'TERM_EXPIRED_CONTINUED_BY_CONDUCT',
        datedOn: { from: '2018-04-05' },
        startsOn: { from: '2018-04-01' },
        endsOn: null,
        termStartsOn: { from: '2018-04-01' },
        termEndsOn: { lastDay: '2019-03-31' },
        termLength: null,
        reviewOn: { from: null, absence: 'NOT_STATED' },
        parties: [
          {
            role: 'PARTY',
            party: { id: 'brent', name: 'Brent' },
            partyAbsence: null,
            startsOn: { from: '2020-04-01' },
            agreement: { name: 'Sharing Agreement' },
          },
          {
            role: 'PARTY',
            party: { id: 'ealing', name: 'Ealing' },
            partyAbsence: null,
            startsOn: null,
            agreement: { name: 'Sharing Agreement' },
          },
        ],
        pendingParties: [],
        clauses: [
          {
            kind: 'CLAUSE',
            reference: '25.2',
            title: 'Termination',
            noticePeriod: { value: '3', unit: 'MONTHS', qualifier: 'AT_LEAST' },
            agreement: { id: AGREEMENT },
          },
        ],
        sharedPosts: [{ title: 'Manager' }],
        pendingSharedPosts: [{ title: 'Director', standing: 'PLANNED' }],
        confirmation: { status: 'NOT_CONFIRMED_SINCE', lastStatedOn: '2021-01-04' },
      },
    });
  });

  it('show a draft by its id as what it is: not begun, its parties pending, its terms not agreed', async () => {
    expect(
      await data(`query @view(asOf: "2021-02-01") {
        agreements { nodes { id } }
        agreement(id: "ealing-draft") {
          standing termStatus legalBasis legalBasisAbsence termLength { value upTo unit }
          parties { id } pendingParties { role party { name } standing }
          terms { topic order standing responsible { name } responsibleAbsence agreement { name } }
          servicesAbsence
        }
      }`),
    ).toEqual({
      agreements: { nodes: [{ id: AGREEMENT }] },
      agreement: {
        standing: 'AGREED_IN_PRINCIPLE',
        termStatus: 'NOT_BEGUN',
        legalBasis: null,
        legalBasisAbsence: 'NOT_STATED',
        termLength: { value: '3', upTo: '5', unit: 'YEARS' },
        parties: [],
        pendingParties: [{ role: 'PROVIDER', party: { name: 'Ealing' }, standing: 'AGREED_IN_PRINCIPLE' }],
        terms: [
          {
            topic: 'OPERATIONAL_RESPONSIBILITY',
            order: 1,
            standing: 'AGREED_IN_PRINCIPLE',
            responsible: { name: 'Ealing' },
            responsibleAbsence: null,
            agreement: { name: 'Draft' },
          },
          {
            topic: 'STAFF',
            order: 2,
            standing: 'AGREED_IN_PRINCIPLE',
            responsible: null,
            responsibleAbsence: 'NOT_STATED',
            agreement: { name: 'Draft' },
          },
        ],
        servicesAbsence: 'NOT_STATED',
      },
    });
  });

  it('have variations with their standing, clause, reasons for what is missing, and steps', async () => {
    const variation =
      '{ id kind standing effectiveOn { from absence } condition instrument instrumentAbsence service { name } serviceAbsence requestedBy { name } requestedByAbsence clause { reference } clauseAbsence agreement { name } steps { id } }';
    const extend = {
      id: 'extend',
      kind: 'EXTENSION',
      standing: 'PROPOSED',
      effectiveOn: { from: null, absence: 'NOT_STATED' },
      condition: null,
      instrument: null,
      instrumentAbsence: 'NOT_STATED',
      service: null,
      serviceAbsence: 'NOT_APPLICABLE',
      requestedBy: null,
      requestedByAbsence: 'NOT_STATED',
      clause: null,
      clauseAbsence: 'NOT_STATED',
      agreement: { name: 'Sharing Agreement' },
      steps: [],
    };
    const withdraw = {
      id: 'withdraw',
      kind: 'WITHDRAWAL',
      standing: 'RECOMMENDED',
      effectiveOn: { from: '2021-04-01', absence: null },
      condition: 'Unless agreed otherwise',
      instrument: 'Deed of variation',
      instrumentAbsence: null,
      service: { name: 'Fostering' },
      serviceAbsence: null,
      requestedBy: { name: 'Brent' },
      requestedByAbsence: null,
      clause: { reference: '25.2' },
      clauseAbsence: null,
      agreement: { name: 'Sharing Agreement' },
      steps: [{ id: 'notice' }],
    };
    expect(
      await data(`{
        agreement(id: "${AGREEMENT}") { variations ${variation} }
        service(id: "ealing-fostering") { variations { id } }
        step(id: "notice") {
          kind by { name } byPost with dueOn { from qualifier } noticePeriod { value unit } clause { reference } condition
          subject { ... on Variation { kind } }
        }
      }`),
    ).toEqual({
      agreement: { variations: [withdraw, extend] },
      service: { variations: [{ id: 'withdraw' }] },
      step: {
        kind: 'NOTICE',
        by: { name: 'Brent' },
        byPost: 'Director',
        with: 'The other parties',
        dueOn: { from: '2021-01-31', qualifier: 'BY' },
        noticePeriod: { value: '3', unit: 'MONTHS' },
        clause: { reference: '25.2' },
        condition: null,
        subject: { kind: 'WITHDRAWAL' },
      },
    });
  });

  it('are read in as many statements for all as for one', async () => {
    const { extensions } = await world.ask(
      'agreements',
      '{ agreements { nodes { parties { party { name } } clauses { id } terms { id } variations { id } services { totalCount nodes { hosts { id } } } } } }',
    );
    // Agreements, parties, clauses, terms, variations, services, their count, roles, councils.
    expect(extensions).toEqual({ loadId: expect.any(String), statements: 8 });
  });
});
