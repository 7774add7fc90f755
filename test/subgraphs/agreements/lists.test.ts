import { openWorld, type World } from '../../support/world';

const cells = (columns: string, ...lines: readonly string[]) =>
  lines.map((line) => {
    const values = line.split('|');
    return Object.fromEntries(columns.split('|').map((column, index) => [column, values[index] ?? '']));
  });

/** Two or three rows of everything that the graph lists at its root. */
const rows = {
  councils: cells(
    'id|name|official_name|kind',
    'brent|Brent|London Borough of Brent|LONDON_BOROUGH',
    'essex|Essex|Essex County Council|COUNTY',
  ),
  agencies: cells('id|name|kind', 'police|Police|POLICE', 'ofsted|Ofsted|INSPECTORATE'),
  aliases: cells(
    'id|alias|kind|named_type|named_id',
    'a1|OFS|ABBREVIATION|Agency|ofsted',
    'a2|EC|ABBREVIATION|Council|essex',
    "a3|Carers' Team|OTHER_NAME|Service|fostering",
    'a4|The Pact|OTHER_NAME|Agreement|sharing',
  ),
  agreements: cells(
    'id|name|kind|legal_basis|dated_on|term_ends_on|standing|summary',
    'sharing|Sharing|SHARED_SERVICES|NOT_STATED|2018-04-05|2020|IN_FORCE|About much.',
    'merger|Merger|MERGER|NOT_STATED|2017-01-01|2021|IN_FORCE|About more.',
    'draft|Draft|OTHER|NOT_STATED|||PROPOSED|About most.',
  ),
  agreement_parties: cells(
    'id|agreement_id|party_type|party_id|role|standing',
    'p1|sharing|Council|ealing|PARTY|IN_FORCE',
    'p2|sharing|Agency|police|SUPPORTER|IN_FORCE',
    'p3|draft|Council|ealing|PARTY|PROPOSED',
  ),
  services: cells(
    'id|name|delivery|agreement_id|statutory|starts_on|standing|purpose',
    'fostering|Fostering|SHARED|sharing|true|2019|IN_FORCE|Homes.',
    'hub|Hub|SOVEREIGN|NOT_APPLICABLE|false|2018|IN_FORCE|Advice.',
    'nursery|Nursery|SHARED|sharing|||PLANNED|Play.',
  ),
  service_roles: cells(
    'id|service_id|holder_type|holder_id|role|starts_on|standing',
    'r1|hub|Council|brent|OPERATOR|2018|IN_FORCE',
    'r2|fostering|Council|ealing|HOST|2019|IN_FORCE',
    'r3|fostering|Council|brent|SERVED|2020|IN_FORCE',
    'r4|hub|Agency|police|PARTICIPANT||IN_FORCE',
    'r5|nursery|Council|essex|HOST||PLANNED',
  ),
  variations: cells(
    'id|agreement_id|service_id|kind|requested_by_type|requested_by_id|effective_on|condition|instrument|standing',
    'v1|sharing|fostering|WITHDRAWAL|Council|brent|2022|If asked|Deed|RECOMMENDED',
    'v2|merger||EXTENSION||NOT_STATED|2021||NOT_STATED|PROPOSED',
  ),
  decisions: cells(
    'id|kind|subject_type|subject_id|made_by_type|made_by_id|made_on|effective_on|outcome|reason|order|standing',
    'd1|RECOMMENDATION|Service|hub|Council|ealing|2021-01-04|2021-06-01|||2|RECOMMENDED',
    'd2|OPTION|Service|fostering|Council|brent|2020-01-01||NOT_PURSUED|Dear|1|REJECTED',
    'd3|RECOMMENDATION|Council|brent|Council|ealing|2019-01-01|2022-01-01|||1|RECOMMENDED',
  ),
  posts: cells(
    'id|title|responsibility|service_id|agreement_id|starts_on|standing',
    'director|Director|All|hub||2020|IN_FORCE',
    'manager|Manager|Some||sharing|2019|IN_FORCE',
    'clerk|Clerk|||||PROPOSED',
  ),
  post_organisations: cells(
    'id|post_id|organisation_type|organisation_id|relation',
    'o1|director|Council|ealing|SERVES',
    'o2|manager|Council|brent|SERVES',
  ),
  changes: cells(
    'id|subject_type|subject_id|kind|effective_on|standing',
    'c1|Service|hub|REDESIGN|2022|PLANNED',
    'c2|Service|fostering|EXPANSION|2021|IN_FORCE',
    'c3|Agreement|sharing|EXTENSION|NOT_STATED|PROPOSED',
  ),
  steps: cells(
    'id|kind|subject_type|subject_id|by_type|by_id|with|due_on|standing',
    's1|NOTICE|Agreement|sharing|Council|brent|The parties|2022|PLANNED',
    's2|REVIEW|Service|hub||NOT_STATED||2021|IN_FORCE',
  ),
  agreement_statements: cells(
    'id|kind|subject_type|subject_id|order|summary',
    't1|RISK|Service|hub|2|It may rain.',
    't2|RISK|Service|hub|1|It may snow.',
    't3|BENEFIT|Agreement|sharing|1|It may shine.',
  ),
};

describe('lists', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['agreements']);
  });
  afterAll(() => world.close());

  const idsOf = async (field: string, view = '') => {
    const { data, errors } = await world.ask(
      'agreements',
      `query ${view} { list: ${field} { nodes { id } } }`,
    );
    expect(errors).toBeUndefined();
    return (data?.['list'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id).join(' ');
  };

  it.each([
    ['councils', 'brent ealing essex'],
    ['councils(filter: { text: "LONDON" })', 'brent ealing'],
    ['councils(filter: { text: "ec" })', 'essex'],
    ['councils(filter: { kind: COUNTY })', 'essex'],
    ['councils(filter: { agreementId: "sharing" })', 'ealing'],
    ['councils(filter: { role: [HOST, OPERATOR] })', 'brent ealing essex'],
    ['councils(filter: { role: SERVED, text: "ent" })', 'brent'],
    ['councils(orderBy: [{ field: NAME, direction: DESC }])', 'essex ealing brent'],
    ['councils(orderBy: [{ field: KIND }])', 'essex brent ealing'],
    ['agencies', 'ofsted police'],
    ['agencies(filter: { text: "OFS" })', 'ofsted'],
    ['agencies(filter: { kind: [POLICE, FIRE] })', 'police'],
    ['agencies(filter: { agreementId: "sharing", role: PARTICIPANT })', 'police'],
    ['services', 'fostering hub nursery'],
    ['services(filter: { text: "carers’ TEAM" })', 'fostering'],
    ['services(filter: { text: "advice" })', 'hub'],
    ['services(filter: { councilId: "brent" })', 'fostering hub'],
    ['services(filter: { councilId: "brent", role: OPERATOR })', 'hub'],
    ['services(filter: { role: HOST })', 'fostering nursery'],
    ['services(filter: { agreementId: "sharing" })', 'fostering nursery'],
    ['services(filter: { delivery: SOVEREIGN })', 'hub'],
    ['services(filter: { statutory: true })', 'fostering'],
    ['services(filter: { statutory: false })', 'hub'],
    ['services(filter: { standing: PLANNED })', 'nursery'],
    ['services(filter: { text: null, standing: null })', 'fostering hub nursery'],
    ['services(orderBy: [{ field: STARTS_ON }])', 'hub fostering nursery'],
    ['services(orderBy: [{ field: STARTS_ON, direction: DESC }])', 'fostering hub nursery'],
    ['serviceRoles', 'r2 r3 r1 r4 r5'],
    ['serviceRoles(filter: { councilId: "brent" })', 'r3 r1'],
    ['serviceRoles(filter: { serviceId: "hub", role: PARTICIPANT })', 'r4'],
    ['serviceRoles(filter: { text: "r5", standing: PLANNED })', 'r5'],
    ['serviceRoles(orderBy: [{ field: ROLE }])', 'r2 r5 r1 r4 r3'],
    ['serviceRoles(orderBy: [{ field: STARTS_ON, direction: DESC }])', 'r3 r2 r1 r4 r5'],
    ['agreements', 'draft merger sharing'],
    ['agreements(filter: { text: "pact" })', 'sharing'],
    ['agreements(filter: { text: "about mo" })', 'draft merger'],
    ['agreements(filter: { councilId: "ealing" })', 'draft sharing'],
    ['agreements(filter: { kind: [MERGER, OTHER] })', 'draft merger'],
    ['agreements(filter: { standing: PROPOSED })', 'draft'],
    ['agreements(orderBy: [{ field: DATED_ON }])', 'merger sharing draft'],
    ['agreements(orderBy: [{ field: TERM_ENDS_ON }])', 'sharing merger draft'],
    ['variations', 'v2 v1'],
    ['variations(filter: { agreementId: "sharing" })', 'v1'],
    ['variations(filter: { serviceId: "fostering", councilId: "brent", kind: WITHDRAWAL })', 'v1'],
    ['variations(filter: { text: "deed", standing: RECOMMENDED })', 'v1'],
    ['variations(orderBy: [{ field: EFFECTIVE_ON, direction: DESC }])', 'v1 v2'],
    ['decisions', 'd2 d3 d1'],
    ['decisions(filter: { councilId: "brent" })', 'd2 d3'],
    ['decisions(filter: { subjectId: "hub" })', 'd1'],
    ['decisions(filter: { kind: OPTION, outcome: NOT_PURSUED, text: "dear", standing: REJECTED })', 'd2'],
    ['decisions(orderBy: [{ field: MADE_ON }])', 'd3 d2 d1'],
    ['decisions(orderBy: [{ field: EFFECTIVE_ON }])', 'd1 d3 d2'],
    ['sharedPosts', 'clerk director manager'],
    ['sharedPosts(filter: { councilId: "ealing" })', 'director'],
    ['sharedPosts(filter: { serviceId: "hub" })', 'director'],
    ['sharedPosts(filter: { agreementId: "sharing", text: "some" })', 'manager'],
    ['sharedPosts(filter: { standing: PROPOSED })', 'clerk'],
    ['sharedPosts(orderBy: [{ field: STARTS_ON }])', 'manager director clerk'],
    ['changes', 'c2 c1 c3'],
    ['changes(filter: { subjectId: "hub" })', 'c1'],
    ['changes(filter: { kind: EXTENSION, standing: PROPOSED, text: "c3" })', 'c3'],
    ['changes(orderBy: [{ field: SUBJECT }])', 'c2 c1 c3'],
    ['steps', 's2 s1'],
    ['steps(filter: { councilId: "brent", kind: NOTICE, text: "parties" })', 's1'],
    ['steps(filter: { subjectId: "hub", standing: IN_FORCE })', 's2'],
    ['steps(orderBy: [{ field: SUBJECT, direction: DESC }])', 's1 s2'],
    ['agreementStatements', 't2 t1 t3'],
    ['agreementStatements(filter: { kind: RISK, text: "rain" })', 't1'],
    ['agreementStatements(filter: { subjectId: "sharing", standing: IN_FORCE })', 't3'],
    ['agreementStatements(orderBy: [{ field: KIND }])', 't3 t2 t1'],
  ])('%s', async (field, expected) => {
    expect(await idsOf(field)).toBe(expected);
  });

  it.each([
    ['services', 'fostering hub'],
    ['services(filter: { role: HOST })', 'fostering'],
    ['services(filter: { standing: [PLANNED] })', 'nursery'],
    ['services(filter: { standing: [PLANNED], councilId: "essex" })', 'nursery'],
    ['services(filter: { standing: [IN_FORCE, PLANNED] })', 'fostering hub nursery'],
    ['councils(filter: { role: HOST })', 'ealing'],
    ['councils', 'brent ealing essex'],
    ['agreements(filter: { councilId: "ealing" })', 'sharing'],
    ['agreements(filter: { councilId: "ealing", standing: [PROPOSED] })', 'draft'],
    ['sharedPosts', 'director manager'],
  ])('on a day: %s', async (field, expected) => {
    expect(await idsOf(field, '@view(asOf: "2021-06-01")')).toBe(expected);
  });

  it.each([
    ['services(filter: { standing: [IN_FORCE, PLANNED] })', 'hub'],
    ['services', 'hub'],
    ['councils(filter: { role: OPERATOR })', 'brent'],
    ['decisions', ''],
    ['agreementStatements', ''],
  ])('on a day before the source: %s', async (field, expected) => {
    expect(await idsOf(field, '@view(asOf: "2018-12-31")')).toBe(expected);
  });

  it.each([
    ['services', ''],
    ['services(filter: { standing: PLANNED })', ''],
    ['councils', 'brent ealing essex'],
    ['councils(filter: { text: "EC" })', ''],
  ])('known on a day before the source: %s', async (field, expected) => {
    expect(await idsOf(field, '@view(knownAt: "2021-01-03")')).toBe(expected);
  });

  it('are paged to the end, each row once, in either direction', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const query = `query ($after: String) {
        services(first: 2, after: $after, orderBy: [{ field: STARTS_ON, direction: ${direction} }]) {
          totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage endCursor }
        }
      }`;
      const first = (await world.ask('agreements', query)).data?.['services'] as Page;
      const second = (await world.ask('agreements', query, { after: first.pageInfo.endCursor })).data?.[
        'services'
      ] as Page;
      expect([first.totalCount, second.totalCount]).toEqual([3, 3]);
      expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
      expect(first.edges.at(-1)?.cursor).toBe(first.pageInfo.endCursor);
      expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(
        direction === 'ASC' ? ['hub', 'fostering', 'nursery'] : ['fostering', 'hub', 'nursery'],
      );
    }
  });

  it('under a parent are paged too', async () => {
    const query = `query ($after: String) { council(id: "brent") { services(first: 1, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor }
    } } }`;
    const first = (await world.ask('agreements', query)).data as { council: { services: Page } };
    const second = (
      await world.ask('agreements', query, { after: first.council.services.pageInfo.endCursor })
    ).data;
    expect([first, second]).toEqual([
      {
        council: {
          services: {
            totalCount: 2,
            nodes: [{ id: 'fostering' }],
            pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
          },
        },
      },
      {
        council: {
          services: {
            totalCount: 2,
            nodes: [{ id: 'hub' }],
            pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
          },
        },
      },
    ]);
  });

  it.each([
    ['services(first: 0)', 'PAGE_SIZE_OUT_OF_RANGE', 'first'],
    ['services(first: 101)', 'PAGE_SIZE_OUT_OF_RANGE', 'first'],
    ['services(after: "forged")', 'BAD_CURSOR', 'after'],
    ['services(filter: { text: " " })', 'BAD_FILTER', 'filter.text'],
    ['councils(filter: { text: "" })', 'BAD_FILTER', 'filter.text'],
    ['variations(filter: { text: "" })', 'BAD_FILTER', 'filter.text'],
    ['services(filter: { councilId: "London Borough" })', 'BAD_FILTER', 'filter.councilId'],
    ['decisions(filter: { councilId: "" })', 'BAD_FILTER', 'filter.councilId'],
    ['councils(filter: { agreementId: "" })', 'BAD_FILTER', 'filter.agreementId'],
    ['services(filter: { standing: [] })', 'BAD_FILTER', 'filter.standing'],
    ['services(filter: { role: [] })', 'BAD_FILTER', 'filter.role'],
  ])('refuse %s', async (field, code, argument) => {
    const { data, errors } = await world.ask('agreements', `{ ${field} { nodes { id } } }`);
    const name = field.slice(0, field.indexOf('('));
    expect(data).toEqual({ [name]: null });
    expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: [name], extensions: { code, argument } },
    ]);
  });

  it('refuse a cursor of another list, order, filter or parent', async () => {
    const { data } = await world.ask('agreements', '{ services(first: 1) { pageInfo { endCursor } } }');
    const cursor = (data?.['services'] as Page).pageInfo.endCursor;
    for (const field of [
      `agreements(after: "${cursor}") { totalCount }`,
      `services(after: "${cursor}", orderBy: [{ field: NAME, direction: DESC }]) { totalCount }`,
      `services(after: "${cursor}", filter: { delivery: SHARED }) { totalCount }`,
      `council(id: "brent") { services(after: "${cursor}") { totalCount } }`,
    ]) {
      const { errors } = await world.ask('agreements', `{ ${field} }`);
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'BAD_CURSOR', argument: 'after' },
      ]);
    }
  });

  it('refuse an empty name and an unknown word', async () => {
    expect(
      (await world.ask('agreements', '{ servicesByName(name: "") { id } }')).errors?.[0]?.extensions,
    ).toEqual({
      code: 'BAD_FILTER',
      argument: 'name',
    });
    const unknown = await world.ask('agreements', '{ services(filter: { role: OWNER }) { totalCount } }');
    expect(unknown.data).toBeUndefined();
    expect(unknown.errors?.map(({ message }) => message)).toEqual([
      'Value "OWNER" does not exist in "ServiceRoleKind" enum.',
    ]);
  });
});

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
