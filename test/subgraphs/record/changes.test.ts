import { openWorld, type World } from '../../support/world';

describe('changesBetween', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        agreements: [
          {
            id: 'alliance',
            name: 'Alliance',
            kind: 'SHARED_SERVICES',
            legal_basis: 'NOT_STATED',
            dated_on: '2018-04-05',
            term_starts_on: '2018-04-01',
            term_ends_on: '2019-03-31',
            review_on: '2018-10',
          },
          {
            id: 'later',
            name: 'Later',
            kind: 'SHARED_SERVICES',
            legal_basis: 'NOT_STATED',
            starts_on: '2016-05-01',
            starts_on_qualifier: 'NOT_BEFORE',
            term_starts_on: '2016-06-01',
          },
        ],
        variations: [
          {
            id: 'leave',
            standing: 'RECOMMENDED',
            agreement_id: 'alliance',
            kind: 'AMENDMENT',
            instrument: 'NOT_STATED',
            effective_on: '2021-04-01',
          },
          {
            id: 'stay',
            standing: 'NOT_RECOMMENDED',
            agreement_id: 'alliance',
            kind: 'AMENDMENT',
            instrument: 'NOT_STATED',
            effective_on: '2021-04-01',
          },
          {
            id: 'extend',
            standing: 'AGREED',
            agreement_id: 'alliance',
            kind: 'EXTENSION',
            instrument: 'NOT_STATED',
            effective_on: '2021-04-01',
          },
        ],
        decisions: [
          {
            id: 'decision',
            standing: 'RECOMMENDED',
            kind: 'RECOMMENDATION',
            subject_type: 'Agreement',
            subject_id: 'alliance',
            made_by_type: 'Council',
            made_by_id: 'ealing',
            made_on: '2020-12-15',
            effective_on: '2021-04-01',
            order: '1',
          },
          {
            id: 'refusal',
            standing: 'NOT_RECOMMENDED',
            kind: 'OPTION',
            subject_type: 'Agreement',
            subject_id: 'alliance',
            made_by_type: 'Council',
            made_by_id: 'ealing',
            made_on: '2017-12-15',
            order: '2',
          },
          {
            id: 'approval',
            standing: 'AGREED',
            kind: 'DECISION',
            subject_type: 'Agreement',
            subject_id: 'alliance',
            made_by_type: 'Council',
            made_by_id: 'ealing',
            made_on: '2017-12-16',
            order: '1',
          },
        ],
        savings: [
          {
            id: 'saving',
            label: 'Saving',
            subject_type: 'Council',
            subject_id: 'ealing',
            organisation_type: 'Council',
            organisation_id: 'ealing',
            kind: 'SAVING',
            financial_year: '2019/20',
            amount: '10',
            basis: 'ESTIMATE',
          },
        ],
      },
      ['record'],
    );
  });
  afterAll(() => world.close());

  const changes = async (from: string, to: string, args = '', view = ''): Promise<unknown> => {
    const { data, errors } = await world.ask(
      'record',
      `query($from: Date!, $to: Date!) ${view} { changesBetween(from: $from, to: $to ${args}) { totalCount nodes { kind field standing entry { id } } } }`,
      { from, to },
    );
    if (errors) return errors.map(({ extensions }) => [extensions['code'], extensions['argument']]);
    const { nodes, totalCount } = data?.['changesBetween'] as {
      nodes: { kind: string; field: string; standing: string; entry: { id: string } }[];
      totalCount: number;
    };
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ kind, field, standing, entry }) => `${kind} ${entry.id} ${field} ${standing}`);
  };

  it('tells what began, ended, happened and fell due between two days, both included', async () => {
    expect(await changes('2018-04-01', '2019-04-01')).toEqual([
      'BEGAN Agreement/alliance termStartsOn IN_FORCE',
      'HAPPENED Agreement/alliance datedOn IN_FORCE',
      'DUE Agreement/alliance reviewOn IN_FORCE',
      'ENDED Agreement/alliance termEndsOn IN_FORCE',
      'YEAR_BEGAN Saving/saving financialYear IN_FORCE',
    ]);
    expect(await changes('2019-04-02', '2020-12-14')).toEqual([]);
  });

  it('keeps what is put forward apart from what is decided, and leaves out what is turned down', async () => {
    expect(await changes('2021-04-01', '2021-04-01')).toEqual([
      'PUT_FORWARD_FOR Decision/decision effectiveOn RECOMMENDED',
      'TAKES_EFFECT Variation/extend effectiveOn AGREED',
      'PUT_FORWARD_FOR Variation/leave effectiveOn RECOMMENDED',
    ]);
    expect(await changes('2020-12-15', '2020-12-15')).toEqual([
      'PUT_FORWARD Decision/decision madeOn RECOMMENDED',
    ]);
  });

  it('tells what was put forward on a day from what was decided on it', async () => {
    expect(await changes('2017-12-15', '2017-12-16')).toEqual([
      'PUT_FORWARD Decision/refusal madeOn NOT_RECOMMENDED',
      'HAPPENED Decision/approval madeOn AGREED',
    ]);
  });

  it('tells of no start that is only said to come not before a day', async () => {
    expect(await changes('2016-05-01', '2016-06-01')).toEqual([
      'BEGAN Agreement/later termStartsOn IN_FORCE',
    ]);
  });

  it('tells what was made known', async () => {
    expect(await changes('2021-01-04', '2021-01-31')).toEqual([
      'MADE_KNOWN Agreement/alliance madeKnownOn IN_FORCE',
      'MADE_KNOWN Agreement/later madeKnownOn IN_FORCE',
      'MADE_KNOWN Decision/approval madeKnownOn AGREED',
      'MADE_KNOWN Decision/decision madeKnownOn RECOMMENDED',
      'MADE_KNOWN Decision/refusal madeKnownOn NOT_RECOMMENDED',
      'MADE_KNOWN Saving/saving madeKnownOn IN_FORCE',
      'MADE_KNOWN Variation/extend madeKnownOn AGREED',
      'MADE_KNOWN Variation/leave madeKnownOn RECOMMENDED',
      'MADE_KNOWN Variation/stay madeKnownOn NOT_RECOMMENDED',
    ]);
  });

  it('counts a span where any of its days lies between', async () => {
    expect(await changes('2018-10-31', '2018-12-31')).toEqual(['DUE Agreement/alliance reviewOn IN_FORCE']);
  });

  it.each([
    [
      'agreement',
      'agreementId: "alliance", kind: [TAKES_EFFECT]',
      ['TAKES_EFFECT Variation/extend effectiveOn AGREED'],
    ],
    ['council', 'councilId: "ealing"', ['PUT_FORWARD_FOR Decision/decision effectiveOn RECOMMENDED']],
    ['service', 'serviceId: "none"', []],
    ['standing', 'standing: [AGREED]', ['TAKES_EFFECT Variation/extend effectiveOn AGREED']],
    [
      'type and text',
      'types: ["Variation"], text: "leave"',
      ['PUT_FORWARD_FOR Variation/leave effectiveOn RECOMMENDED'],
    ],
  ])('is filtered by %s', async (_, filter, lines) => {
    expect(await changes('2021-04-01', '2021-04-01', `, filter: { ${filter} }`)).toEqual(lines);
  });

  it('takes its own days in the place of the view’s, and heeds the day made known', async () => {
    expect(await changes('2021-04-01', '2021-04-01', '', '@view(asOf: "2010-01-01")')).toHaveLength(3);
    expect(await changes('2021-04-01', '2021-04-01', '', '@view(knownAt: "2021-01-03")')).toEqual([]);
  });

  it('reads a page with one statement for each loader', async () => {
    const { extensions } = await world.ask(
      'record',
      '{ changesBetween(from: "2018-01-01", to: "2022-01-01") { totalCount nodes { standing day { from } entry { summary citations { place { id } } } } } }',
    );
    // Moments, entries, sources, places; their number is known where all are on the page.
    expect(extensions).toEqual({ loadId: expect.any(String), statements: 4 });
  });

  it.each([
    ['2021-04-02', '2021-04-01', 'BAD_RANGE', 'from'],
    ['2021-02-30', '2021-04-01', undefined, undefined],
  ])('refuses %s to %s', async (from, to, code, argument) => {
    const answer = await changes(from, to);
    expect(answer).toHaveLength(1);
    if (code !== undefined) expect(answer).toEqual([[code, argument]]);
  });
});
