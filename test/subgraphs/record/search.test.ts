import { openWorld, SOURCE, type World } from '../../support/world';

const service = (id: string, name: string, summary: string) => ({
  id,
  name,
  summary,
  delivery: 'SHARED',
  agreement_id: 'NOT_STATED',
});

const recommendation = {
  standing: 'RECOMMENDED',
  kind: 'RECOMMENDATION',
  subject_type: 'Service',
  subject_id: 'cafe',
  made_by_type: 'Council',
  made_by_id: 'ealing',
  made_on: '2020-12-15',
};

describe('search', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        councils: [
          {
            id: 'hammersmith',
            name: 'Hammersmith',
            official_name: 'London Borough of Hammersmith',
            kind: 'LONDON_BOROUGH',
            place_id: 'para-3',
          },
        ],
        services: [
          service('hub', 'Children’s Designated Hub', 'A hub for Ealing and its fostering agencies.'),
          service('cafe', 'Café of policies', 'Costs £121,500 a year.'),
          service('agencies', 'Fostering agencies', 'Agencies that foster in Hammersmith.'),
        ],
        aliases: [
          { id: 'alias', alias: 'LADO', kind: 'ABBREVIATION', named_type: 'Service', named_id: 'hub' },
        ],
        decisions: [
          {
            id: 'decision',
            summary: 'Cabinet is recommended to leave the hub.',
            standing: 'RECOMMENDED',
            kind: 'RECOMMENDATION',
            subject_type: 'Service',
            subject_id: 'hub',
            made_by_type: 'Council',
            made_by_id: 'ealing',
            made_on: '2020-12-15',
            reason: 'Closer scrutiny of boards.',
            order: '1',
          },
          {
            ...recommendation,
            id: 'share',
            summary: 'Of all families 84,600 stay, by a growth bid.',
            order: '2',
          },
          {
            ...recommendation,
            id: 'system',
            summary: 'One system, BIDS, follows 84% of families.',
            made_on: '2019-01-01',
            order: '3',
          },
        ],
      },
      ['record'],
    );
  });
  afterAll(() => world.close());

  const found = async (text: string, args = '', view = ''): Promise<unknown> => {
    const { data, errors } = await world.ask(
      'record',
      `query($text: String!) ${view} { search(text: $text ${args}) { totalCount nodes { id } } }`,
      { text },
    );
    if (errors) return errors.map(({ extensions }) => [extensions['code'], extensions['argument']]);
    const { nodes, totalCount } = data?.['search'] as { nodes: { id: string }[]; totalCount: number };
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id);
  };

  it('leads to the entry, what it is about and where it is stated', async () => {
    expect(
      await world.ask(
        'record',
        '{ search(text: "hammersmith") { totalCount pageInfo { hasNextPage } nodes { kind type summary standing subjects { ... on Council { id } ... on Service { id } } citations { source { id } place { label } } } } }',
      ),
    ).toEqual({
      data: {
        search: {
          totalCount: 2,
          pageInfo: { hasNextPage: false },
          nodes: [
            {
              kind: 'NAME',
              type: 'Council',
              summary: 'London Borough of Hammersmith',
              standing: null,
              subjects: [{ id: 'hammersmith' }],
              citations: [{ source: { id: SOURCE }, place: { label: 'para 3' } }],
            },
            {
              kind: 'FACT',
              type: 'Service',
              summary: 'Agencies that foster in Hammersmith.',
              standing: 'IN_FORCE',
              subjects: [{ id: 'agencies' }],
              citations: [{ source: { id: SOURCE }, place: { label: 'para 1' } }],
            },
          ],
        },
      },
      extensions: { loadId: expect.any(String), statements: 5 },
    });
  });

  it.each([
    ['a thing by its whole name first', 'fostering agencies', ['Service/agencies', 'Service/hub']],
    ['a word of a name before a word of a statement', 'hub', ['Service/hub', 'Decision/decision']],
    ['every word', 'hub leave', ['Decision/decision']],
    ['nothing where every word is nowhere', 'zebra', []],
    ['whatever the case and accents', 'CAFE', ['Service/cafe']],
    ['the singular of a plural', 'agency', ['Service/agencies', 'Service/hub']],
    ['the plural of a singular', 'hubs', ['Service/hub', 'Decision/decision']],
    ['apostrophes either way', "childrens'", ['Service/hub']],
    ['the beginning of the last word', 'fostering agen', ['Service/agencies', 'Service/hub']],
    ['a whole number before the beginning of one', '84%', ['Decision/system', 'Decision/share']],
    ['an abbreviation before a plural', 'BIDS', ['Decision/system', 'Decision/share']],
    ['an abbreviation in any case', 'bids families', ['Decision/system', 'Decision/share']],
    ['numbers with and without commas', '121500', ['Service/cafe']],
    ['an alias: the thing, then the row that gives the name', 'lado', ['Service/hub', 'Alias/alias']],
    ['other texts of a fact', 'scrutiny board', ['Decision/decision']],
    ['words that do not count', 'the hub of', ['Service/hub', 'Decision/decision']],
  ])('finds %s', async (_, text, ids) => {
    expect(await found(text)).toEqual(ids);
  });

  it.each([
    ['every word', 'hub leave', 'ALL_WORDS', ['Decision/decision']],
    ['most words where one is nowhere', 'hub zebra', 'SOME_WORDS', ['Service/hub', 'Decision/decision']],
    ['two words before one', 'cabinet hub zebra', 'SOME_WORDS', ['Decision/decision']],
    ['words of several entries', 'café scrutiny', 'SOME_WORDS', ['Service/cafe', 'Decision/decision']],
    ['no beginning of an earlier word', 'agen fostering', 'SOME_WORDS', ['Service/agencies', 'Service/hub']],
    ['nothing', 'zebra giraffe', null, []],
  ])('says whether it finds %s', async (_, text, matched, ids) => {
    expect(
      (
        await world.ask(
          'record',
          'query($text: String!) { search(text: $text) { matched totalCount nodes { id } } }',
          { text },
        )
      ).data,
    ).toEqual({ search: { matched, totalCount: ids.length, nodes: ids.map((id) => ({ id })) } });
  });

  it('finds most words among what the filter leaves', async () => {
    expect(await found('hub leave', ', filter: { types: ["Service"] }')).toEqual(['Service/hub']);
  });

  it('says what a name is used for', async () => {
    expect(
      (
        await world.ask(
          'record',
          '{ entry(id: "Alias/alias") { kind summary subjects { ... on Service { id } } } }',
        )
      ).data,
    ).toEqual({
      entry: {
        kind: 'NAME',
        summary: 'The name “LADO” is used for Children’s Designated Hub.',
        subjects: [{ id: 'hub' }],
      },
    });
  });

  it.each([
    ['types', ', filter: { types: ["Decision"] }', ['Decision/decision']],
    ['standing', ', filter: { standing: [IN_FORCE] }', ['Service/hub']],
    ['council', ', filter: { councilId: "ealing" }', ['Decision/decision']],
    ['subgraph', ', filter: { subgraph: ["agreements"] }', ['Service/hub', 'Decision/decision']],
    ['kind', ', filter: { kind: [NAME] }', []],
  ])('is filtered by %s', async (_, args, ids) => {
    expect(await found('hub', args)).toEqual(ids);
  });

  it('follows the view', async () => {
    expect(await found('hub', '', '@view(knownAt: "2020-12-31")')).toEqual([]);
    expect(await found('hub', '', '@view(asOf: "2020-12-31")')).toEqual(['Decision/decision']);
  });

  it.each([
    ['', 'an empty text'],
    ['  ', 'a blank text'],
    ['the of', 'words that do not count'],
    ['£ -', 'signs'],
    ['one two three four five six seven eight nine ten eleven', 'more words than it looks for'],
  ])('refuses "%s", %s', async (text) => {
    expect(await found(text)).toEqual([['BAD_FILTER', 'text']]);
  });

  it('turns pages in one order', async () => {
    const page = async (after: string | null) =>
      (
        await world.ask(
          'record',
          'query($after: String) { search(text: "hub", first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
          { after },
        )
      ).data?.['search'] as {
        nodes: { id: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first.nodes, second.nodes]).toEqual([[{ id: 'Service/hub' }], [{ id: 'Decision/decision' }]]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(await found('agency', `, after: "${first.pageInfo.endCursor}"`)).toEqual([
      ['BAD_CURSOR', 'after'],
    ]);
  });
});
