import { openWorld, SOURCE, type World } from '../../support/world';

const LATER = 'ealing-cabinet-2022-01-10';

/** A council that hosts fostering for two, a hub whose host nobody states, and a nursery that is only planned. */
const rows = {
  sources: [
    {
      id: LATER,
      title: 'A later report',
      publisher_type: 'Council',
      publisher_id: 'ealing',
      kind: 'COMMITTEE_REPORT',
      presented_to: 'Cabinet',
      date: '2022-01-10',
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
      section: 'Progress',
      label: 'para 9',
      order: '1',
      reason: 'A test.',
    },
  ],
  councils: [
    { id: 'brent', name: 'Brent', official_name: 'London Borough of Brent', kind: 'LONDON_BOROUGH' },
  ],
  agencies: [{ id: 'police', name: 'The police', kind: 'POLICE' }],
  agreements: [
    {
      id: 'ealing-sharing-2018',
      name: 'Sharing Agreement',
      kind: 'SHARED_SERVICES',
      legal_basis: 'NOT_STATED',
      term_starts_on: '2018-04-01',
      term_ends_on: '2019-03-31',
      after_term: 'CONTINUED_BY_CONDUCT',
      starts_on: '2018-04-01',
    },
    {
      id: 'ealing-late-agreement',
      name: 'Late Agreement',
      kind: 'OTHER',
      legal_basis: 'NOT_STATED',
      source_id: LATER,
      place_id: 'para-9',
    },
  ],
  services: [
    {
      id: 'ealing-fostering',
      name: 'Fostering',
      delivery: 'SHARED',
      agreement_id: 'ealing-sharing-2018',
      starts_on: '2018-04-01',
    },
    { id: 'ealing-hub', name: 'Hub', delivery: 'NOT_STATED', agreement_id: 'NOT_STATED' },
    {
      id: 'ealing-late-service',
      name: 'Late',
      delivery: 'SHARED',
      agreement_id: 'ealing-late-agreement',
      standing: 'ENDED',
      ends_on: '2020-06-30',
    },
    {
      id: 'ealing-nursery',
      name: 'Nursery',
      delivery: 'SOVEREIGN',
      agreement_id: 'NOT_APPLICABLE',
      standing: 'PLANNED',
      starts_on: '2020-01-01',
      part_of_id: 'ealing-hub',
    },
  ],
  service_roles: [
    { id: 'host', role: 'HOST', holder_type: 'Council', holder_id: 'ealing' },
    { id: 'served-brent', role: 'SERVED', holder_type: 'Council', holder_id: 'brent' },
    {
      id: 'served-ealing',
      role: 'SERVED',
      holder_type: 'Council',
      holder_id: 'ealing',
      ends_on: '2020-12-31',
      standing: 'ENDED',
    },
    {
      id: 'police',
      role: 'PARTICIPANT',
      holder_type: 'Agency',
      holder_id: 'police',
      starts_on: '2021-05-01',
    },
    {
      id: 'brent-to-host',
      role: 'HOST',
      holder_type: 'Council',
      holder_id: 'brent',
      starts_on: '2021-04-01',
      standing: 'RECOMMENDED',
    },
  ].map((row) => ({ ...row, service_id: 'ealing-fostering', place_id: 'para-2' })),
  changes: [
    {
      id: 'ealing-fostering-returns',
      subject_type: 'Service',
      subject_id: 'ealing-fostering',
      kind: 'RETURN_TO_SOVEREIGN',
      effective_on: '2021-04-01',
      effective_on_qualifier: 'FROM',
      standing: 'RECOMMENDED',
      place_id: 'para-3',
    },
    {
      id: 'ealing-fostering-moved',
      subject_type: 'Service',
      subject_id: 'ealing-fostering',
      kind: 'RELOCATION',
      effective_on: '2019',
      standing: 'IN_FORCE',
    },
  ],
};

const TRACE = `query ($asOf: Date, $knownAt: Date) @view(asOf: $asOf, knownAt: $knownAt) {
  services(first: 100) {
    nodes {
      name
      agreement { name termStatus }
      agreementAbsence
      hosts { council { name } }
      hostAbsence
      operators { council { name } }
      operatorAbsence
      servedCouncils { council { name } }
      servedAbsence
      participants { holder { id name } council { name } }
      pendingRoles { role council { name } standing startsOn { from } confirmation { status } }
      pendingChanges { kind effectiveOn { from qualifier } standing citations { place { label } } }
    }
  }
}`;

const NONE_STATED = {
  hosts: [],
  hostAbsence: 'NOT_STATED',
  operators: [],
  operatorAbsence: 'NOT_STATED',
  servedCouncils: [],
  servedAbsence: 'NOT_STATED',
  participants: [],
  pendingRoles: [],
  pendingChanges: [],
};

const fostering = {
  name: 'Fostering',
  agreement: { name: 'Sharing Agreement', termStatus: 'TERM_EXPIRED_CONTINUED_BY_CONDUCT' },
  agreementAbsence: null,
  hosts: [{ council: { name: 'Ealing' } }],
  hostAbsence: null,
  operators: [],
  operatorAbsence: 'NOT_STATED',
  servedCouncils: [{ council: { name: 'Brent' } }],
  servedAbsence: null,
  participants: [{ holder: { id: 'police', name: 'The police' }, council: null }],
  pendingRoles: [
    {
      role: 'HOST',
      council: { name: 'Brent' },
      standing: 'RECOMMENDED',
      startsOn: { from: '2021-04-01' },
      confirmation: { status: 'NOT_APPLIED' },
    },
  ],
  pendingChanges: [
    {
      kind: 'RETURN_TO_SOVEREIGN',
      effectiveOn: { from: '2021-04-01', qualifier: 'FROM' },
      standing: 'RECOMMENDED',
      citations: [{ place: { label: 'para 3' } }],
    },
  ],
};

const hub = { name: 'Hub', agreement: null, agreementAbsence: 'NOT_STATED', ...NONE_STATED };

describe('services', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['agreements']);
  });
  afterAll(() => world.close());

  const ask = (query: string, variables?: Record<string, unknown>) =>
    world.ask('agreements', query, variables);
  const data = async (query: string, variables?: Record<string, unknown>) => {
    const { data: answer, errors } = await ask(query, variables);
    expect(errors).toBeUndefined();
    return answer;
  };

  it('are traced on a day in one statement for each relation, what is recommended standing aside', async () => {
    expect(await ask(TRACE, { asOf: '2021-06-01' })).toEqual({
      data: { services: { nodes: [fostering, hub] } },
      // Services, agreements, roles, pending roles, pending changes, councils, agencies, and the sources and places of citations.
      extensions: { loadId: expect.any(String), statements: 9 },
    });
  });

  it('are traced on an earlier day as they stood then, with what had not been put forward left out', async () => {
    expect(await data(TRACE, { asOf: '2018-06-01' })).toEqual({
      services: {
        nodes: [
          {
            ...fostering,
            agreement: { name: 'Sharing Agreement', termStatus: 'WITHIN_TERM' },
            servedCouncils: [{ council: { name: 'Brent' } }, { council: { name: 'Ealing' } }],
            participants: [],
            pendingRoles: [],
            pendingChanges: [],
          },
          hub,
          {
            ...hub,
            name: 'Late',
            agreement: { name: 'Late Agreement', termStatus: 'TERM_NOT_STATED' },
            agreementAbsence: null,
          },
        ],
      },
    });
  });

  it('are all on record without a day, with their standing; a host that is only recommended is still no host', async () => {
    expect(
      await data(
        '{ services { nodes { name standing confirmation { status } hosts { standing council { name } } } } }',
      ),
    ).toEqual({
      services: {
        nodes: [
          {
            name: 'Fostering',
            standing: 'IN_FORCE',
            confirmation: { status: 'ON_RECORD' },
            hosts: [{ standing: 'IN_FORCE', council: { name: 'Ealing' } }],
          },
          { name: 'Hub', standing: 'IN_FORCE', confirmation: { status: 'ON_RECORD' }, hosts: [] },
          { name: 'Late', standing: 'ENDED', confirmation: { status: 'ON_RECORD' }, hosts: [] },
          { name: 'Nursery', standing: 'PLANNED', confirmation: { status: 'ON_RECORD' }, hosts: [] },
        ],
      },
    });
  });

  it('have an agreement only once it was made known', async () => {
    const LATE = `query ($d: Date) @view(knownAt: $d) {
      service(id: "ealing-late-service") { agreement { name } agreementAbsence }
    }`;
    expect(await data(LATE, { d: '2021-06-01' })).toEqual({
      service: { agreement: null, agreementAbsence: 'NOT_STATED' },
    });
    expect(await data(LATE, { d: '2022-06-01' })).toEqual({
      service: { agreement: { name: 'Late Agreement' }, agreementAbsence: null },
    });
    expect(await data(LATE, { d: '2020-06-01' })).toEqual({ service: null });
  });

  it('keep their name on a day on which they do not hold, and say so', async () => {
    expect(
      await data(
        `query @view(asOf: "2021-06-01") {
          ended: service(id: "ealing-late-service") { name standing confirmation { status lastStatedOn } }
          planned: service(id: "ealing-nursery") { name standing confirmation { status lastStatedOn } }
          holds: service(id: "ealing-fostering") { confirmation { status lastStatedOn } }
          unknown: service(id: "nowhere") { name }
        }`,
      ),
    ).toEqual({
      ended: {
        name: 'Late',
        standing: 'ENDED',
        confirmation: { status: 'OUTSIDE_PERIOD', lastStatedOn: '2021-01-04' },
      },
      planned: {
        name: 'Nursery',
        standing: 'PLANNED',
        confirmation: { status: 'NOT_APPLIED', lastStatedOn: '2021-01-04' },
      },
      holds: { confirmation: { status: 'NOT_CONFIRMED_SINCE', lastStatedOn: '2021-01-04' } },
      unknown: null,
    });
  });

  it('have parts, and parts that are planned', async () => {
    expect(
      await data(
        `query @view(asOf: "2021-06-01") {
          service(id: "ealing-hub") { parts { name } pendingParts { name partOf { name } agreementAbsence } partOf { name } }
        }`,
      ),
    ).toEqual({
      service: {
        parts: [],
        pendingParts: [{ name: 'Nursery', partOf: { name: 'Hub' }, agreementAbsence: 'NOT_APPLICABLE' }],
        partOf: null,
      },
    });
  });

  it('list every change on record, and their roles with the places that state them', async () => {
    expect(
      await data(
        `{ service(id: "ealing-fostering") {
            changes { id effectiveOn { from lastDay precision } subject { ... on Service { name } } }
            roles { id holder { __typename id } holderAbsence service { name } citations { source { id } place { label } } }
        } }`,
      ),
    ).toEqual({
      service: {
        changes: [
          {
            id: 'ealing-fostering-moved',
            effectiveOn: { from: '2019-01-01', lastDay: '2019-12-31', precision: 'YEAR' },
            subject: { name: 'Fostering' },
          },
          {
            id: 'ealing-fostering-returns',
            effectiveOn: { from: '2021-04-01', lastDay: '2021-04-01', precision: 'DAY' },
            subject: { name: 'Fostering' },
          },
        ],
        roles: [
          ['brent-to-host', 'Council', 'brent'],
          ['host', 'Council', 'ealing'],
          ['police', 'Agency', 'police'],
          ['served-brent', 'Council', 'brent'],
          ['served-ealing', 'Council', 'ealing'],
        ].map(([id, __typename, holder]) => ({
          id,
          holder: { __typename, id: holder },
          holderAbsence: null,
          service: { name: 'Fostering' },
          citations: [{ source: { id: SOURCE }, place: { label: 'para 2' } }],
        })),
      },
    });
  });
});
