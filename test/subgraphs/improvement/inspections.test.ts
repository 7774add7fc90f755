import { openWorld, SOURCE, type World } from '../../support/world';
import { answer, base, EARLIER } from './rows';

describe('inspections', () => {
  let world: World;
  const ask = (query: string, variables?: Record<string, unknown>) =>
    world.ask('improvement', query, variables);

  beforeAll(async () => {
    world = await openWorld(
      {
        ...base,
        inspections: [
          {
            id: 'brent-2012',
            council_id: 'brent',
            inspector_type: 'Agency',
            inspector_id: 'ofsted',
            framework: 'Child protection',
            scope: 'Child protection',
            inspected_on: '2012-11',
            published_on: '2013-01',
            source_id: EARLIER,
            also_at: `${SOURCE}/para-2`,
          },
          {
            id: 'brent-2020',
            council_id: 'brent',
            inspector_type: 'Agency',
            inspector_id: 'ofsted',
            framework: 'NOT_STATED',
            inspected_on: '2020-02-03..2020-02-07',
            published_on: 'NOT_STATED',
          },
          {
            id: 'brent-undated',
            council_id: 'brent',
            inspector_id: 'NOT_STATED',
            framework: 'NOT_STATED',
            inspected_on: 'NOT_STATED',
          },
          {
            id: 'brent-next',
            council_id: 'brent',
            inspector_type: 'Agency',
            inspector_id: 'ofsted',
            framework: 'NOT_STATED',
            inspected_on: '2022',
            standing: 'EXPECTED',
          },
          {
            id: 'harrow-2018',
            council_id: 'harrow',
            inspector_type: 'Agency',
            inspector_id: 'ofsted',
            framework: 'NOT_STATED',
            inspected_on: '2018-06-11',
          },
        ],
        judgements: [
          {
            id: 'brent-2012-overall',
            inspection_id: 'brent-2012',
            domain: 'Overall effectiveness',
            overall: 'OVERALL',
            grade: 'INADEQUATE',
            judged_on: '2012-11',
            order: '1',
          },
          {
            id: 'brent-2012-leadership',
            inspection_id: 'brent-2012',
            domain: 'Leadership',
            overall: 'DOMAIN',
            grade: 'ADEQUATE',
            judged_on: '2012-11',
            order: '2',
          },
          {
            id: 'brent-2020-leadership',
            inspection_id: 'brent-2020',
            domain: 'Leadership',
            overall: 'DOMAIN',
            grade: 'GOOD',
            judged_on: '2020-02',
            order: '1',
          },
          {
            id: 'harrow-2018-grade',
            inspection_id: 'harrow-2018',
            domain: 'Not named',
            overall: 'NOT_STATED',
            grade: 'GOOD',
            judged_on: '2018-06-11',
            order: '1',
          },
        ],
        improvement_statements: [
          {
            id: 'brent-2012-finding',
            kind: 'FINDING',
            subject_type: 'Inspection',
            subject_id: 'brent-2012',
            order: '1',
          },
          {
            id: 'brent-2012-praise',
            kind: 'PRAISE',
            subject_type: 'Inspection',
            subject_id: 'brent-2012',
            order: '1',
          },
        ],
      },
      ['improvement'],
    );
  });
  afterAll(() => world.close());

  it('have judgements domain by domain, and say where each fact is stated', async () => {
    expect(
      await ask(`{
        inspection(id: "brent-2012") {
          id summary standing framework frameworkAbsence scope judgementsAbsence overallJudgementAbsence
          council { id } councilAbsence inspector { id __typename } inspectorAbsence
          inspectedOn { from lastDay precision } publishedOn { from lastDay precision }
          judgements { id domain scope grade order judgedOn { from } inspection { id } }
          overallJudgement { grade }
          statements { id kind } praise: statements(kind: [PRAISE]) { id }
          citations { source { id } place { label } } confirmation { status lastStatedOn }
        }
        nothing: inspection(id: "nothing") { id }
      }`),
    ).toEqual(
      answer(
        {
          inspection: {
            id: 'brent-2012',
            summary: 'Inspection brent-2012',
            standing: 'IN_FORCE',
            framework: 'Child protection',
            frameworkAbsence: null,
            scope: 'Child protection',
            judgementsAbsence: null,
            overallJudgementAbsence: null,
            council: { id: 'brent' },
            councilAbsence: null,
            inspector: { id: 'ofsted', __typename: 'Agency' },
            inspectorAbsence: null,
            inspectedOn: { from: '2012-11-01', lastDay: '2012-11-30', precision: 'MONTH' },
            publishedOn: { from: '2013-01-01', lastDay: '2013-01-31', precision: 'MONTH' },
            judgements: [
              {
                id: 'brent-2012-overall',
                domain: 'Overall effectiveness',
                scope: 'OVERALL',
                grade: 'INADEQUATE',
                order: 1,
                judgedOn: { from: '2012-11-01' },
                inspection: { id: 'brent-2012' },
              },
              {
                id: 'brent-2012-leadership',
                domain: 'Leadership',
                scope: 'DOMAIN',
                grade: 'ADEQUATE',
                order: 2,
                judgedOn: { from: '2012-11-01' },
                inspection: { id: 'brent-2012' },
              },
            ],
            overallJudgement: { grade: 'INADEQUATE' },
            statements: [
              { id: 'brent-2012-finding', kind: 'FINDING' },
              { id: 'brent-2012-praise', kind: 'PRAISE' },
            ],
            praise: [{ id: 'brent-2012-praise' }],
            citations: [
              { source: { id: EARLIER }, place: { label: 'paragraph 1' } },
              { source: { id: SOURCE }, place: { label: 'para 2' } },
            ],
            confirmation: { status: 'ON_RECORD', lastStatedOn: '2021-01-04' },
          },
          nothing: null,
        },
        5,
      ),
    );
  });

  it('say why a framework, an inspector, a judgement or an overall judgement is not given', async () => {
    expect(
      await ask(`{
        undated: inspection(id: "brent-undated") {
          framework frameworkAbsence inspector { id } inspectorAbsence inspectedOn { from absence } publishedOn { from }
          judgements { id } judgementsAbsence overallJudgement { id } overallJudgementAbsence
        }
        ungraded: inspection(id: "brent-2020") { judgementsAbsence overallJudgement { id } overallJudgementAbsence }
        unscoped: inspection(id: "harrow-2018") { overallJudgement { id } overallJudgementAbsence }
      }`),
    ).toEqual(
      answer({
        undated: {
          framework: null,
          frameworkAbsence: 'NOT_STATED',
          inspector: null,
          inspectorAbsence: 'NOT_STATED',
          inspectedOn: { from: null, absence: 'NOT_STATED' },
          publishedOn: null,
          judgements: [],
          judgementsAbsence: 'NOT_STATED',
          overallJudgement: null,
          overallJudgementAbsence: 'NOT_STATED',
        },
        ungraded: { judgementsAbsence: null, overallJudgement: null, overallJudgementAbsence: 'NOT_STATED' },
        unscoped: { overallJudgement: null, overallJudgementAbsence: 'NOT_STATED' },
      }),
    );
  });

  it.each([
    ['{}', ['brent-2012', 'harrow-2018', 'brent-2020', 'brent-next', 'brent-undated']],
    ['{ councilId: "harrow" }', ['harrow-2018']],
    ['{ inspectorId: "ofsted", councilId: "brent" }', ['brent-2012', 'brent-2020', 'brent-next']],
    ['{ text: "CHILD protection" }', ['brent-2012']],
    ['{ grade: [GOOD] }', ['harrow-2018', 'brent-2020']],
    ['{ grade: [INADEQUATE], domain: "leadership" }', []],
    ['{ grade: [ADEQUATE, GOOD], domain: "leader" }', ['brent-2012', 'brent-2020']],
    ['{ scope: [OVERALL] }', ['brent-2012']],
    ['{ from: "2018-06-11", to: "2020-02-03" }', ['harrow-2018', 'brent-2020']],
    ['{ from: "2020-02-08" }', ['brent-next']],
    ['{ to: "2012-11-30" }', ['brent-2012']],
    ['{ standing: [EXPECTED] }', ['brent-next']],
  ])('are filtered by %s', async (filter, ids) => {
    expect(await ask(`{ inspections(filter: ${filter}) { totalCount nodes { id } } }`)).toEqual(
      answer({ inspections: { totalCount: ids.length, nodes: ids.map((id) => ({ id })) } }, 1),
    );
  });

  it.each([
    [
      '{ field: INSPECTED_ON, direction: DESC }',
      ['brent-next', 'brent-2020', 'harrow-2018', 'brent-2012', 'brent-undated'],
    ],
    ['{ field: PUBLISHED_ON }', ['brent-2012', 'brent-2020', 'brent-next', 'brent-undated', 'harrow-2018']],
    [
      '[{ field: COUNCIL, direction: DESC }]',
      ['harrow-2018', 'brent-next', 'brent-2020', 'brent-2012', 'brent-undated'],
    ],
  ])('are ordered by %s', async (orderBy, ids) => {
    expect(await ask(`{ inspections(orderBy: ${orderBy}) { nodes { id } } }`)).toEqual(
      answer({ inspections: { nodes: ids.map((id) => ({ id })) } }, 1),
    );
  });

  it.each([
    ['2012-10-31', null, []],
    ['2013-06-01', null, ['brent-2012']],
    ['2020-12-01', null, ['brent-2012', 'harrow-2018', 'brent-2020']],
    ['2021-01-04', null, ['brent-2012', 'harrow-2018', 'brent-2020', 'brent-undated']],
    ['2099-01-01', null, ['brent-2012', 'harrow-2018', 'brent-2020', 'brent-undated']],
    ['2020-12-01', '2019-03-01', ['brent-2012']],
  ])('are those that had taken place by %s, as known at %s', async (asOf, knownAt, ids) => {
    expect(
      await ask(
        'query ($asOf: Date, $knownAt: Date) @view(asOf: $asOf, knownAt: $knownAt) { inspections { nodes { id } } }',
        { asOf, knownAt },
      ),
    ).toEqual(answer({ inspections: { nodes: ids.map((id) => ({ id })) } }));
  });

  it('are not found by a judgement that was not known yet', async () => {
    const query =
      'query ($knownAt: Date) @view(knownAt: $knownAt) { inspections(filter: { grade: [INADEQUATE] }) { nodes { id } } inspection(id: "brent-2012") { judgements { grade } judgementsAbsence } }';
    expect(await ask(query, { knownAt: '2021-01-04' })).toEqual(
      answer({
        inspections: { nodes: [{ id: 'brent-2012' }] },
        inspection: { judgements: [{ grade: 'INADEQUATE' }, { grade: 'ADEQUATE' }], judgementsAbsence: null },
      }),
    );
    expect(await ask(query, { knownAt: '2021-01-03' })).toEqual(
      answer({ inspections: { nodes: [] }, inspection: { judgements: [], judgementsAbsence: 'NOT_STATED' } }),
    );
  });

  it('are listed on a date by the standings that a filter names', async () => {
    expect(
      await ask(
        'query @view(asOf: "2021-06-01") { inspections(filter: { standing: [EXPECTED] }) { nodes { id confirmation { status } } } }',
      ),
    ).toEqual(
      answer({ inspections: { nodes: [{ id: 'brent-next', confirmation: { status: 'NOT_APPLIED' } }] } }),
    );
  });

  it('of many councils are read in one statement a list, with the last and why there is none', async () => {
    const councils = `query ($these: [_Any!]!) {
      _entities(representations: $these) {
        ... on Council {
          id latestInspection { id } latestInspectionAbsence
          inspections(first: 2) { absence totalCount nodes { id judgements { id } } pageInfo { hasNextPage } }
        }
      }
    }`;
    const these = ['brent', 'harrow', 'merton'].map((id) => ({ __typename: 'Council', id }));
    expect(await ask(councils, { these })).toEqual(
      answer(
        {
          _entities: [
            {
              id: 'brent',
              latestInspection: { id: 'brent-2020' },
              latestInspectionAbsence: null,
              inspections: {
                absence: null,
                totalCount: 4,
                nodes: [
                  {
                    id: 'brent-2012',
                    judgements: [{ id: 'brent-2012-overall' }, { id: 'brent-2012-leadership' }],
                  },
                  { id: 'brent-2020', judgements: [{ id: 'brent-2020-leadership' }] },
                ],
                pageInfo: { hasNextPage: true },
              },
            },
            {
              id: 'harrow',
              latestInspection: { id: 'harrow-2018' },
              latestInspectionAbsence: null,
              inspections: {
                absence: null,
                totalCount: 1,
                nodes: [{ id: 'harrow-2018', judgements: [{ id: 'harrow-2018-grade' }] }],
                pageInfo: { hasNextPage: false },
              },
            },
            {
              id: 'merton',
              latestInspection: null,
              latestInspectionAbsence: 'NOT_STATED',
              inspections: {
                absence: 'NOT_STATED',
                totalCount: 0,
                nodes: [],
                pageInfo: { hasNextPage: false },
              },
            },
          ],
        },
        4,
      ),
    );
  });

  it('have a last one by the view, which an undated one is only where there is no other', async () => {
    const latest = async (asOf: string) => {
      const { data } = await ask(
        'query ($asOf: Date, $these: [_Any!]!) @view(asOf: $asOf) { _entities(representations: $these) { ... on Council { latestInspection { id } } } }',
        { asOf, these: [{ __typename: 'Council', id: 'brent' }] },
      );
      return data;
    };
    expect(await latest('2012-01-01')).toEqual({ _entities: [{ latestInspection: null }] });
    expect(await latest('2019-01-01')).toEqual({ _entities: [{ latestInspection: { id: 'brent-2012' } }] });
    expect(await latest('2021-06-01')).toEqual({ _entities: [{ latestInspection: { id: 'brent-2020' } }] });
  });

  it('of an inspector are paged by cursors that no other list takes', async () => {
    const made = `query ($after: String, $these: [_Any!]!) {
      _entities(representations: $these) {
        ... on Agency { inspectionsMade(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
      }
    }`;
    const these = [{ __typename: 'Agency', id: 'ofsted' }];
    const first = await ask(made, { these });
    const cursor = (first.data as { _entities: { inspectionsMade: { pageInfo: { endCursor: string } } }[] })
      ._entities[0]?.inspectionsMade.pageInfo.endCursor;
    expect(first.data).toEqual({
      _entities: [
        {
          inspectionsMade: {
            nodes: ['brent-2012', 'harrow-2018', 'brent-2020'].map((id) => ({ id })),
            pageInfo: { hasNextPage: true, endCursor: expect.any(String) as string },
          },
        },
      ],
    });
    expect((await ask(made, { these, after: cursor })).data).toEqual({
      _entities: [
        {
          inspectionsMade: {
            nodes: [{ id: 'brent-next' }],
            pageInfo: { hasNextPage: false, endCursor: expect.any(String) as string },
          },
        },
      ],
    });
    const root = await ask('query ($after: String) { inspections(after: $after) { nodes { id } } }', {
      after: cursor,
    });
    expect(root.errors?.map(({ extensions, path }) => ({ extensions, path }))).toEqual([
      { extensions: { code: 'BAD_CURSOR', argument: 'after' }, path: ['inspections'] },
    ]);
  });
});
