import { openWorld, SOURCE, type World } from '../../support/world';
import { rows } from './world';

describe('what safeguarding adds to the things of others', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['safeguarding']);
  });
  afterAll(() => world.close());

  const entities = (
    representations: readonly { readonly __typename: string; readonly id: string }[],
    fields: string,
    view = '',
  ) =>
    world.ask(
      'safeguarding',
      `query ($of: [_Any!]!) ${view} { _entities(representations: $of) { ${fields} } }`,
      { of: representations },
    );
  const answer = (statements: number, ...found: readonly unknown[]) => ({
    data: { _entities: found },
    extensions: { loadId: expect.any(String) as string, statements },
  });

  const COUNCIL = `... on Council {
    id
    safeguardingPartnerships { id name } safeguardingPartnershipsAbsence
    pendingSafeguardingPartnerships { id standing }
    partnershipRoles { totalCount nodes { id capacity partnership { name } } }
    scrutinyArrangements { id } scrutinyArrangementsAbsence pendingScrutinyArrangements { id standing }
    safeguardingGroups { id } pendingSafeguardingGroups { id }
    childDeathFigures { deaths { value } }
    safeguardingStatements { nodes { summary subject { ... on Council { id } } } }
  }`;
  const councils = ['ealing', 'brent', 'nowhere'].map((id) => ({ __typename: 'Council', id }));
  const old = { id: 'ealing-partnership', name: 'Safeguarding Partnership' };
  const deaths = { id: 'west-deaths', name: 'Child Death Review Partners' };

  it('gives councils their partnerships, scrutiny and groups on a day, and beside them what is pending', async () => {
    expect(await entities(councils, COUNCIL, '@view(asOf: "2022-12-01")')).toEqual(
      answer(
        15,
        {
          id: 'ealing',
          safeguardingPartnerships: [old],
          safeguardingPartnershipsAbsence: null,
          pendingSafeguardingPartnerships: [{ id: 'west-partnership', standing: 'PROPOSED' }],
          partnershipRoles: {
            totalCount: 1,
            nodes: [
              {
                id: 'old-p-ealing',
                capacity: 'STATUTORY',
                partnership: { name: 'Safeguarding Partnership' },
              },
            ],
          },
          scrutinyArrangements: [{ id: 'old-scrutiny' }],
          scrutinyArrangementsAbsence: null,
          pendingScrutinyArrangements: [{ id: 'new-scrutiny', standing: 'RECOMMENDED' }],
          safeguardingGroups: [{ id: 'old-ealing-group' }],
          pendingSafeguardingGroups: [{ id: 'old-schools' }],
          childDeathFigures: [{ deaths: { value: '12' } }],
          safeguardingStatements: {
            nodes: [{ summary: 'An assessment is made', subject: { id: 'ealing' } }],
          },
        },
        {
          id: 'brent',
          safeguardingPartnerships: [deaths],
          safeguardingPartnershipsAbsence: null,
          // It is to join a partnership that stands.
          pendingSafeguardingPartnerships: [{ id: 'ealing-partnership', standing: 'IN_FORCE' }],
          partnershipRoles: {
            totalCount: 1,
            nodes: [
              {
                id: 'deaths-p-brent',
                capacity: 'NOT_STATED',
                partnership: { name: 'Child Death Review Partners' },
              },
            ],
          },
          scrutinyArrangements: [],
          scrutinyArrangementsAbsence: 'NOT_STATED',
          pendingScrutinyArrangements: [],
          safeguardingGroups: [],
          pendingSafeguardingGroups: [],
          childDeathFigures: [],
          safeguardingStatements: { nodes: [] },
        },
        {
          id: 'nowhere',
          safeguardingPartnerships: [],
          safeguardingPartnershipsAbsence: 'NOT_STATED',
          pendingSafeguardingPartnerships: [],
          partnershipRoles: { totalCount: 0, nodes: [] },
          scrutinyArrangements: [],
          scrutinyArrangementsAbsence: 'NOT_STATED',
          pendingScrutinyArrangements: [],
          safeguardingGroups: [],
          pendingSafeguardingGroups: [],
          childDeathFigures: [],
          safeguardingStatements: { nodes: [] },
        },
      ),
    );
  });

  it('reads as many statements for one council as for three', async () => {
    const [one] = councils;
    const answered = await entities(one === undefined ? [] : [one], COUNCIL, '@view(asOf: "2022-12-01")');
    expect(answered.errors).toBeUndefined();
    expect(answered.extensions?.['statements']).toBe(15);
  });

  it('follows the day: the board before, the partnership after', async () => {
    const partnerships =
      '... on Council { safeguardingPartnerships { id } pendingSafeguardingPartnerships { id } }';
    expect(await entities(councils.slice(0, 1), partnerships, '@view(asOf: "2019-01-01")')).toEqual(
      answer(6, {
        safeguardingPartnerships: [{ id: 'ealing-board' }],
        pendingSafeguardingPartnerships: [],
      }),
    );
    expect(await entities(councils.slice(0, 1), partnerships, '@view(asOf: "2021-02-01")')).toEqual(
      answer(6, {
        safeguardingPartnerships: [{ id: 'ealing-partnership' }],
        pendingSafeguardingPartnerships: [],
      }),
    );
  });

  it('keeps the groups of a borough that are of a kind', async () => {
    expect(
      await entities(
        councils.slice(0, 1),
        '... on Council { safeguardingGroups(kind: [LOCAL]) { id chair } }',
      ),
    ).toEqual(answer(1, { safeguardingGroups: [{ id: 'old-ealing-group', chair: 'Independent chair' }] }));
  });

  it('gives an agency its places in partnerships', async () => {
    const police = [{ __typename: 'Agency', id: 'metropolitan-police' }];
    const roles = (filter: string) =>
      `... on Agency { partnershipRoles${filter} { totalCount nodes { partnership { name standing } representative } } safeguardingStatements { totalCount } }`;
    const stands = {
      partnership: { name: 'Safeguarding Partnership', standing: 'IN_FORCE' },
      representative: 'Commander',
    };
    const proposed = {
      partnership: { name: 'West Partnership', standing: 'PROPOSED' },
      representative: null,
    };
    const found = (...nodes: readonly unknown[]) =>
      answer(nodes.length === 0 ? 2 : 3, {
        partnershipRoles: { totalCount: nodes.length, nodes },
        safeguardingStatements: { totalCount: 0 },
      });
    const view = '@view(asOf: "2022-12-01")';
    expect(await entities(police, roles(''))).toEqual(found(proposed, stands));
    expect(await entities(police, roles(''), view)).toEqual(found(stands));
    expect(await entities(police, roles('(filter: { standing: PROPOSED })'), view)).toEqual(found(proposed));
    expect(await entities(police, roles('(filter: { capacity: [OTHER] })'))).toEqual(found());
  });

  it('refuses a page that is too large, and keeps what other parents asked for', async () => {
    expect(
      await entities(
        [{ __typename: 'Agency', id: 'metropolitan-police' }],
        '... on Agency { id partnershipRoles(first: 200) { totalCount } }',
      ),
    ).toEqual({
      data: { _entities: [{ id: 'metropolitan-police', partnershipRoles: null }] },
      errors: [
        expect.objectContaining({
          path: ['_entities', 0, 'partnershipRoles'],
          extensions: { code: 'PAGE_SIZE_OUT_OF_RANGE', argument: 'first' },
        }) as unknown,
      ],
      extensions: { loadId: expect.any(String) as string, statements: 0 },
    });
  });

  it('says which partnership a service is, whatever the day, and what is said of services and agreements', async () => {
    expect(
      await entities(
        [
          { __typename: 'Service', id: 'ealing-safeguarding' },
          { __typename: 'Service', id: 'ealing-fostering' },
          { __typename: 'Agreement', id: 'ealing-agreement' },
        ],
        `... on Service { safeguardingPartnership { name } safeguardingStatements(filter: { kind: [PRINCIPLE] }) { nodes { summary kind } } }
         ... on Agreement { id safeguardingStatements { nodes { id } } }`,
        '@view(asOf: "2000-01-01", knownAt: "2021-12-31")',
      ),
    ).toEqual(
      answer(
        3,
        {
          safeguardingPartnership: { name: 'Safeguarding Partnership' },
          safeguardingStatements: { nodes: [] },
        },
        { safeguardingPartnership: null, safeguardingStatements: { nodes: [] } },
        { id: 'ealing-agreement', safeguardingStatements: { nodes: [] } },
      ),
    );
    expect(
      await entities(
        [{ __typename: 'Service', id: 'ealing-fostering' }],
        '... on Service { safeguardingStatements { nodes { summary kind standing } } }',
      ),
    ).toEqual(
      answer(1, {
        safeguardingStatements: {
          nodes: [{ summary: 'Stay close', kind: 'PRINCIPLE', standing: 'IN_FORCE' }],
        },
      }),
    );
  });

  it('is the home of partnerships: the others get them by id, null where there is none', async () => {
    expect(
      await entities(
        [
          { __typename: 'SafeguardingPartnership', id: 'ealing-partnership' },
          { __typename: 'SafeguardingPartnership', id: 'nowhere' },
          { __typename: 'Source', id: SOURCE },
        ],
        '... on SafeguardingPartnership { name kind } ... on Source { title publisher { id } }',
      ),
    ).toEqual(
      answer(2, { name: 'Safeguarding Partnership', kind: 'SAFEGUARDING_PARTNERSHIP' }, null, {
        title: 'A report on shared services',
        publisher: { id: 'ealing' },
      }),
    );
  });
});
