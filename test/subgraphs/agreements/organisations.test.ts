import { openWorld, type World } from '../../support/world';

/** Two councils of one group, a third that shares an abbreviation, and a police force with a part of its own. */
const rows = {
  councils: [
    { id: 'brent', name: 'Brent', official_name: 'London Borough of Brent', kind: 'LONDON_BOROUGH' },
    { id: 'essex', name: 'Essex', official_name: 'Essex County Council', kind: 'COUNTY' },
  ],
  agencies: [
    { id: 'police', name: 'West Police', kind: 'POLICE' },
    { id: 'police-unit', name: 'West Unit', kind: 'POLICE', part_of_type: 'Agency', part_of_id: 'police' },
  ],
  aliases: [
    ['ec-ealing', 'EC', 'ABBREVIATION', 'Council', 'ealing'],
    ['ec-essex', 'EC', 'ABBREVIATION', 'Council', 'essex'],
    ['twin-ealing', 'Twin-Borough', 'GROUP', 'Council', 'ealing'],
    ['twin-brent', 'Twin-Borough', 'GROUP', 'Council', 'brent'],
    ['twin-police', 'twin-borough', 'GROUP', 'Agency', 'police'],
    ['ffs', 'FFS', 'ABBREVIATION', 'Service', 'ealing-fostering'],
  ].map(([id = '', alias = '', kind = '', type = '', named = '']) => ({
    id,
    alias,
    kind,
    named_type: type,
    named_id: named,
  })),
  agreements: [
    { id: 'ealing-sharing', name: 'Sharing', kind: 'SHARED_SERVICES', legal_basis: 'NOT_STATED' },
    {
      id: 'ealing-draft',
      name: 'Draft',
      kind: 'OTHER',
      legal_basis: 'NOT_STATED',
      standing: 'AGREED_IN_PRINCIPLE',
    },
  ],
  agreement_parties: [
    ['a', 'ealing-sharing', 'Council', 'ealing', 'PARTY', 'IN_FORCE'],
    ['b', 'ealing-sharing', 'Agency', 'police', 'SUPPORTER', 'IN_FORCE'],
    ['c', 'ealing-draft', 'Council', 'ealing', 'PARTY', 'AGREED_IN_PRINCIPLE'],
  ].map(([id = '', agreement = '', type = '', party = '', role = '', standing = '']) => ({
    id,
    agreement_id: agreement,
    party_type: type,
    party_id: party,
    role,
    standing,
  })),
  services: [
    { id: 'ealing-fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'ealing-sharing' },
    { id: 'ealing-hub', name: 'Hub', delivery: 'SHARED', agreement_id: 'NOT_STATED' },
    {
      id: 'ealing-nursery',
      name: 'Nursery',
      delivery: 'SHARED',
      agreement_id: 'NOT_STATED',
      standing: 'PROPOSED',
    },
  ],
  service_roles: [
    ['1', 'ealing-fostering', 'Council', 'ealing', 'HOST', 'IN_FORCE'],
    ['2', 'ealing-fostering', 'Council', 'ealing', 'SERVED', 'IN_FORCE'],
    ['3', 'ealing-fostering', 'Council', 'brent', 'SERVED', 'IN_FORCE'],
    ['4', 'ealing-hub', 'Council', 'ealing', 'PARTICIPANT', 'IN_FORCE'],
    ['5', 'ealing-hub', 'Agency', 'police', 'PARTICIPANT', 'IN_FORCE'],
    ['6', 'ealing-nursery', 'Council', 'ealing', 'HOST', 'PROPOSED'],
  ].map(([id = '', service = '', type = '', holder = '', role = '', standing = '']) => ({
    id,
    service_id: service,
    holder_type: type,
    holder_id: holder,
    role,
    standing,
  })),
  changes: [
    ['of-council', 'Council', 'ealing', 'PLANNED'],
    ['of-hub', 'Service', 'ealing-hub', 'PROPOSED'],
    ['of-nursery', 'Service', 'ealing-nursery', 'PROPOSED'],
    ['of-agreement', 'Agreement', 'ealing-sharing', 'RECOMMENDED'],
    ['done', 'Service', 'ealing-hub', 'IN_FORCE'],
  ].map(([id = '', type = '', subject = '', standing = '']) => ({
    id,
    subject_type: type,
    subject_id: subject,
    kind: 'REDESIGN',
    effective_on: 'NOT_STATED',
    standing,
  })),
  posts: [
    {
      id: 'ealing-director',
      title: 'Director',
      agreement_id: 'NOT_STATED',
      number: '1',
      number_unit: 'POSTS',
    },
    { id: 'ealing-manager', title: 'Manager', standing: 'PROPOSED' },
  ],
  post_organisations: [
    ['director-ealing', 'ealing-director', 'EMPLOYED_BY', 'ealing'],
    ['director-brent', 'ealing-director', 'SERVES', 'brent'],
    ['manager-brent', 'ealing-manager', 'SERVES', 'brent'],
  ].map(([id = '', post = '', relation = '', organisation = '']) => ({
    id,
    post_id: post,
    relation,
    organisation_type: 'Council',
    organisation_id: organisation,
  })),
  decisions: [
    ['by-ealing', 'Service', 'ealing-hub', 'Council', 'ealing', '1'],
    ['about-ealing', 'Council', 'ealing', 'Agency', 'police', '2'],
    ['by-and-about-ealing', 'Council', 'ealing', 'Council', 'ealing', '3'],
  ].map(([id = '', type = '', subject = '', byType = '', by = '', order = '']) => ({
    id,
    kind: 'RECOMMENDATION',
    subject_type: type,
    subject_id: subject,
    made_by_type: byType,
    made_by_id: by,
    order,
    standing: 'RECOMMENDED',
  })),
  steps: [
    {
      id: 'by-ealing',
      kind: 'REPORT',
      subject_type: 'Service',
      subject_id: 'ealing-hub',
      by_type: 'Council',
      by_id: 'ealing',
    },
    {
      id: 'about-ealing',
      kind: 'REVIEW',
      subject_type: 'Council',
      subject_id: 'ealing',
      by_id: 'NOT_STATED',
    },
  ],
  precedents: [
    {
      id: 'like-brent',
      subject_type: 'Council',
      subject_id: 'ealing',
      precedent_type: 'Council',
      precedent_id: 'brent',
      difference: 'Smaller.',
    },
  ],
  agreement_statements: [
    { id: 'risk', kind: 'RISK', subject_type: 'Council', subject_id: 'ealing', order: '1' },
    { id: 'benefit', kind: 'BENEFIT', subject_type: 'Council', subject_id: 'ealing', order: '1' },
  ],
};

describe('councils and agencies', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['agreements']);
  });
  afterAll(() => world.close());

  const data = async (query: string) => {
    const { data: answer, errors } = await world.ask('agreements', query);
    expect(errors).toBeUndefined();
    return answer;
  };

  it('are found by name, official name, alias and group, whatever the case; a shared name gives all', async () => {
    expect(
      await data(`{
        name: councilsByName(name: "ealing") { id }
        official: councilsByName(name: " london borough of Ealing ") { id }
        shared: councilsByName(name: "ec") { id }
        group: councilsByName(name: "twin-borough") { id }
        part: councilsByName(name: "Ealin") { id }
        agency: agenciesByName(name: "west police") { id }
        both: organisationsByName(name: "Twin-Borough") { __typename id name groups { alias kind } }
      }`),
    ).toEqual({
      name: [{ id: 'ealing' }],
      official: [{ id: 'ealing' }],
      shared: [{ id: 'ealing' }, { id: 'essex' }],
      group: [{ id: 'brent' }, { id: 'ealing' }],
      part: [],
      agency: [{ id: 'police' }],
      both: [
        {
          __typename: 'Council',
          id: 'brent',
          name: 'Brent',
          groups: [{ alias: 'Twin-Borough', kind: 'GROUP' }],
        },
        {
          __typename: 'Council',
          id: 'ealing',
          name: 'Ealing',
          groups: [{ alias: 'Twin-Borough', kind: 'GROUP' }],
        },
        {
          __typename: 'Agency',
          id: 'police',
          name: 'West Police',
          groups: [{ alias: 'twin-borough', kind: 'GROUP' }],
        },
      ],
    });
  });

  it('are looked up without knowing which they are', async () => {
    expect(
      await data(`{
        council: organisation(id: "ealing") { __typename name aliases { alias named { ... on Council { id } } } }
        agency: organisation(id: "police-unit") { __typename name ... on Agency { kind partOf { name } } }
        neither: organisation(id: "nobody") { name }
        onlyCouncil: council(id: "police") { name }
        onlyAgency: agency(id: "police") { name partOf { id } citations { place { label } } }
      }`),
    ).toEqual({
      council: { __typename: 'Council', name: 'Ealing', aliases: [{ alias: 'EC', named: { id: 'ealing' } }] },
      agency: { __typename: 'Agency', name: 'West Unit', kind: 'POLICE', partOf: { name: 'West Police' } },
      neither: null,
      onlyCouncil: null,
      onlyAgency: { name: 'West Police', partOf: null, citations: [{ place: { label: 'para 1' } }] },
    });
  });

  it('have the services that they host, share and receive, each once', async () => {
    expect(
      await data(`query @view(asOf: "2021-06-01") {
        council(id: "ealing") {
          all: services { totalCount nodes { name } }
          hosted: services(filter: { role: HOST }) { nodes { name } }
          withBrent: services(filter: { councilId: "brent" }) { nodes { name } }
          proposed: services(filter: { standing: [PROPOSED] }) { nodes { name standing } }
          servicesAbsence
          roles(filter: { role: [HOST, PARTICIPANT] }) { totalCount nodes { role service { name } } }
          pendingRoles { role service { name } }
        }
        agency(id: "police") { services { nodes { name } } roles { nodes { id } } }
        none: council(id: "essex") { services { totalCount nodes { name } } servicesAbsence }
      }`),
    ).toEqual({
      council: {
        all: { totalCount: 2, nodes: [{ name: 'Fostering' }, { name: 'Hub' }] },
        hosted: { nodes: [{ name: 'Fostering' }] },
        withBrent: { nodes: [{ name: 'Fostering' }] },
        proposed: { nodes: [{ name: 'Nursery', standing: 'PROPOSED' }] },
        servicesAbsence: null,
        roles: {
          totalCount: 2,
          nodes: [
            { role: 'HOST', service: { name: 'Fostering' } },
            { role: 'PARTICIPANT', service: { name: 'Hub' } },
          ],
        },
        pendingRoles: [{ role: 'HOST', service: { name: 'Nursery' } }],
      },
      agency: { services: { nodes: [{ name: 'Hub' }] }, roles: { nodes: [{ id: '5' }] } },
      none: { services: { totalCount: 0, nodes: [] }, servicesAbsence: 'NOT_STATED' },
    });
  });

  it('have their agreements and shared posts, with what is pending beside them', async () => {
    expect(
      await data(`query @view(asOf: "2021-06-01") {
        council(id: "ealing") {
          agreements { nodes { name } }
          pendingAgreements { name standing confirmation { status } }
          sharedPosts { nodes { title } }
        }
        agency(id: "police") { agreements { nodes { name } } pendingAgreements { name } }
        brent: council(id: "brent") {
          sharedPosts { nodes { title number { value unit } organisations { relation organisation { name } } agreementAbsence } }
          pendingSharedPosts { title standing }
        }
      }`),
    ).toEqual({
      council: {
        agreements: { nodes: [{ name: 'Sharing' }] },
        pendingAgreements: [
          { name: 'Draft', standing: 'AGREED_IN_PRINCIPLE', confirmation: { status: 'NOT_APPLIED' } },
        ],
        sharedPosts: { nodes: [{ title: 'Director' }] },
      },
      agency: { agreements: { nodes: [{ name: 'Sharing' }] }, pendingAgreements: [] },
      brent: {
        sharedPosts: {
          nodes: [
            {
              title: 'Director',
              number: { value: '1', unit: 'POSTS' },
              organisations: [
                { relation: 'EMPLOYED_BY', organisation: { name: 'Ealing' } },
                { relation: 'SERVES', organisation: { name: 'Brent' } },
              ],
              agreementAbsence: 'NOT_STATED',
            },
          ],
        },
        pendingSharedPosts: [{ title: 'Manager', standing: 'PROPOSED' }],
      },
    });
  });

  it('have the changes that are pending in themselves, their services and their agreements', async () => {
    expect(
      await data(`query @view(asOf: "2021-06-01") {
        council(id: "ealing") { pendingChanges { id } changes { id } }
        agency(id: "police") { pendingChanges { id } }
        brent: council(id: "brent") { pendingChanges { id } }
      }`),
    ).toEqual({
      council: {
        pendingChanges: [
          { id: 'of-agreement' },
          { id: 'of-council' },
          { id: 'of-hub' },
          { id: 'of-nursery' },
        ],
        changes: [{ id: 'of-council' }],
      },
      agency: { pendingChanges: [{ id: 'of-agreement' }, { id: 'of-hub' }] },
      brent: { pendingChanges: [] },
    });
  });

  it('have what they decide and what is decided about them, once; the same for steps', async () => {
    expect(
      await data(`{
        council(id: "ealing") {
          decisions { totalCount nodes { id madeBy { name } } }
          steps { id by { name } byAbsence subject { __typename } }
          precedents { precedent { ... on Council { name } } difference }
          agreementStatements(filter: { kind: RISK }) { totalCount nodes { id kind order } }
        }
        agency(id: "police") { decisions { nodes { id } } }
        brent: council(id: "brent") { precedentFor { id subject { ... on Council { name } } } }
      }`),
    ).toEqual({
      council: {
        decisions: {
          totalCount: 3,
          nodes: [
            { id: 'by-ealing', madeBy: { name: 'Ealing' } },
            { id: 'about-ealing', madeBy: { name: 'West Police' } },
            { id: 'by-and-about-ealing', madeBy: { name: 'Ealing' } },
          ],
        },
        steps: [
          { id: 'about-ealing', by: null, byAbsence: 'NOT_STATED', subject: { __typename: 'Council' } },
          { id: 'by-ealing', by: { name: 'Ealing' }, byAbsence: null, subject: { __typename: 'Service' } },
        ],
        precedents: [{ precedent: { name: 'Brent' }, difference: 'Smaller.' }],
        agreementStatements: { totalCount: 1, nodes: [{ id: 'risk', kind: 'RISK', order: 1 }] },
      },
      agency: { decisions: { nodes: [{ id: 'about-ealing' }] } },
      brent: { precedentFor: [{ id: 'like-brent', subject: { name: 'Ealing' } }] },
    });
  });

  it('are read in as many statements for all councils as for one', async () => {
    const { extensions } = await world.ask(
      'agreements',
      '{ councils { nodes { services { nodes { id } } agreements { nodes { id } } decisions { nodes { id } } pendingChanges { id } aliases { alias } } } }',
    );
    expect(extensions).toEqual({ loadId: expect.any(String), statements: 6 });
  });
});
