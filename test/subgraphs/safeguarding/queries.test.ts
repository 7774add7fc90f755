import type { ExecutionResult } from 'graphql';
import { openWorld, type World } from '../../support/world';
import { rows } from './world';

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

describe('the lists of the safeguarding subgraph', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['safeguarding']);
  });
  afterAll(() => world.close());

  const list = (field: string, args: string, view = '') =>
    world.ask(
      'safeguarding',
      `query ${view} { list: ${field}${args} { totalCount nodes { id } edges { node { id } } } }`,
    );
  const ids = (...expected: readonly string[]): ExecutionResult => {
    const nodes = expected.map((id) => ({ id }));
    return {
      data: { list: { totalCount: expected.length, nodes, edges: nodes.map((node) => ({ node })) } },
      extensions: { loadId: expect.any(String) as string, statements: 1 },
    };
  };
  const refused = (code: string, argument: string) => ({
    data: { list: null },
    errors: [expect.objectContaining({ path: ['list'], extensions: { code, argument } }) as unknown],
    extensions: { loadId: expect.any(String) as string, statements: 0 },
  });

  it.each([
    [
      'safeguardingPartnerships',
      '',
      ['west-deaths', 'ealing-board', 'ealing-partnership', 'west-partnership'],
    ],
    ['safeguardingPartnerships', '(filter: { text: "sp" })', ['ealing-partnership']],
    ['safeguardingPartnerships', '(filter: { text: "WEST p" })', ['west-partnership']],
    ['safeguardingPartnerships', '(filter: { councilId: "brent" })', ['west-deaths', 'ealing-partnership']],
    [
      'safeguardingPartnerships',
      '(filter: { partnerId: "metropolitan-police" })',
      ['ealing-partnership', 'west-partnership'],
    ],
    ['safeguardingPartnerships', '(filter: { kind: CHILD_DEATH_REVIEW })', ['west-deaths']],
    [
      'safeguardingPartnerships',
      '(filter: { standing: [PROPOSED, ENDED] })',
      ['ealing-board', 'west-partnership'],
    ],
    [
      'safeguardingPartnerships',
      '(orderBy: [{ field: STARTS_ON, direction: DESC }])',
      ['west-partnership', 'ealing-partnership', 'ealing-board', 'west-deaths'],
    ],
    [
      'safeguardingPartnerships',
      '(orderBy: [{ field: MADE_KNOWN_ON, direction: DESC }, { field: NAME }])',
      ['west-partnership', 'west-deaths', 'ealing-board', 'ealing-partnership'],
    ],
    ['safeguardingGroups', '', ['old-ealing-group', 'old-leaders', 'old-schools']],
    ['safeguardingGroups', '(filter: { text: "director" })', ['old-leaders']],
    ['safeguardingGroups', '(filter: { councilId: "ealing", kind: [THEMATIC] })', ['old-schools']],
    ['safeguardingGroups', '(filter: { partnershipId: "west-partnership" })', []],
    ['safeguardingGroups', '(filter: { standing: PROPOSED })', ['old-schools']],
    [
      'safeguardingGroups',
      '(orderBy: [{ field: COUNCIL }, { field: READING_ORDER, direction: DESC }])',
      ['old-schools', 'old-ealing-group', 'old-leaders'],
    ],
    ['safeguardingGoals', '', ['old-goal', 'old-aim', 'old-next-aim', 'old-goal-2']],
    ['safeguardingGoals', '(filter: { financialYear: "202021" })', ['old-goal', 'old-aim']],
    [
      'safeguardingGoals',
      '(filter: { text: "common", partnershipId: "ealing-partnership" })',
      ['old-goal-2'],
    ],
    ['safeguardingGoals', '(filter: { standing: [PLANNED] }, orderBy: { field: TITLE })', ['old-next-aim']],
    [
      'safeguardingGoals',
      '(orderBy: { field: READING_ORDER, direction: DESC })',
      ['old-goal-2', 'old-next-aim', 'old-aim', 'old-goal'],
    ],
    ['scrutinyArrangements', '(filter: { councilId: "ealing" })', ['old-scrutiny', 'new-scrutiny']],
    ['scrutinyArrangements', '(filter: { text: "observation" })', ['old-scrutiny']],
    [
      'scrutinyArrangements',
      '(filter: { partnershipId: "west-partnership", standing: RECOMMENDED })',
      ['new-scrutiny'],
    ],
    [
      'scrutinyArrangements',
      '(orderBy: [{ field: COUNCIL }, { field: REPORT_DUE_ON }])',
      ['old-scrutiny', 'new-scrutiny'],
    ],
    ['reviewTypes', '(filter: { text: "learn" }, orderBy: { field: NAME })', ['old-rapid']],
    ['reviewTypes', '(filter: { partnershipId: "west-deaths" })', []],
    ['legalDuties', '', ['duty-16e', 'duty-equality', 'duty-guidance']],
    ['legalDuties', '(filter: { act: "children act" })', ['duty-16e']],
    ['legalDuties', '(filter: { section: "149" })', ['duty-equality']],
    [
      'legalDuties',
      '(filter: { text: "safeguarding partners", partnershipId: "ealing-partnership" })',
      ['duty-16e'],
    ],
    ['legalDuties', '(filter: { kind: STATUTORY_GUIDANCE })', ['duty-guidance']],
    [
      'legalDuties',
      '(orderBy: [{ field: MADE_KNOWN_ON }, { field: READING_ORDER }])',
      ['duty-guidance', 'duty-16e', 'duty-equality'],
    ],
    ['deadlines', '', ['due-begin', 'due-publish', 'due-report', 'due-decide']],
    ['deadlines', '(filter: { dueFrom: "2021-06-15" })', ['due-report', 'due-decide']],
    ['deadlines', '(filter: { dueTo: "2019-06-29" })', ['due-begin', 'due-publish']],
    ['deadlines', '(filter: { dueFrom: "2019-06-29", dueTo: "2019-06-29" })', ['due-publish']],
    ['deadlines', '(filter: { kind: [REPORT, DECIDE] })', ['due-report', 'due-decide']],
    ['deadlines', '(filter: { statutory: true })', ['due-begin', 'due-publish']],
    ['deadlines', '(filter: { statutory: false, partnershipId: "ealing-partnership" })', ['due-report']],
    ['deadlines', '(filter: { text: "each area" })', ['due-publish']],
    [
      'deadlines',
      '(orderBy: [{ field: MADE_KNOWN_ON, direction: DESC }, { field: READING_ORDER, direction: DESC }])',
      ['due-decide', 'due-begin', 'due-report', 'due-publish'],
    ],
    [
      'deadlines',
      '(orderBy: { field: DUE_ON, direction: DESC })',
      ['due-decide', 'due-report', 'due-publish', 'due-begin'],
    ],
    ['independentReviews', '', ['review-national', 'review-old']],
    ['independentReviews', '(filter: { national: true })', ['review-national']],
    ['independentReviews', '(filter: { national: false })', ['review-old']],
    [
      'independentReviews',
      '(filter: { reviewerId: "metropolitan-police", text: "published" })',
      ['review-national'],
    ],
    ['independentReviews', '(filter: { partnershipId: "ealing-partnership" })', ['review-old']],
    ['independentReviews', '(orderBy: { field: COMMISSIONED_ON })', ['review-old', 'review-national']],
    ['independentReviews', '(orderBy: { field: REPORTED_ON })', ['review-national', 'review-old']],
    [
      'safeguardingStatements',
      '',
      ['st-service', 'st-purpose', 'st-goal', 'st-group', 'st-rapid', 'st-review', 'st-council'],
    ],
    [
      'safeguardingStatements',
      '(filter: { kind: [FUNCTION, EQUALITY] }, orderBy: { field: KIND })',
      ['st-council', 'st-purpose', 'st-group'],
    ],
    ['safeguardingStatements', '(filter: { text: "BORDERS" })', ['st-goal']],
    ['safeguardingStatements', '(filter: { subjectId: "ealing" })', ['st-council']],
    [
      'safeguardingStatements',
      '(filter: { partnershipId: "ealing-partnership" })',
      ['st-purpose', 'st-goal', 'st-group', 'st-rapid', 'st-review'],
    ],
    [
      'safeguardingStatements',
      '(filter: { standing: PLANNED }, orderBy: { field: MADE_KNOWN_ON })',
      ['st-goal'],
    ],
  ])('%s%s', async (field, args, expected) => {
    expect(await list(field, args)).toEqual(ids(...expected));
  });

  it.each([
    ['safeguardingPartnerships', '', ['west-deaths', 'ealing-board'], '2019-06-01'],
    ['safeguardingPartnerships', '(filter: { councilId: "ealing" })', ['ealing-partnership'], '2022-12-01'],
    [
      'safeguardingPartnerships',
      '(filter: { councilId: "ealing", standing: [PROPOSED] })',
      ['west-partnership'],
      '2022-12-01',
    ],
    ['safeguardingPartnerships', '(filter: { councilId: "ealing", standing: [PROPOSED] })', [], '2022-01-01'],
    ['deadlines', '', ['due-begin', 'due-publish', 'due-report'], '2022-12-01'],
    ['deadlines', '', [], '2020-12-31'],
    ['scrutinyArrangements', '(filter: { standing: [RECOMMENDED] })', ['new-scrutiny'], '2022-12-01'],
    ['independentReviews', '', ['review-national', 'review-old'], '2021-01-04'],
    ['independentReviews', '', ['review-old'], '2020-09-01'],
    ['safeguardingStatements', '(filter: { kind: EQUALITY })', [], '2021-12-31'],
  ])('%s%s: %j on %s', async (field, args, expected, day) => {
    expect(await list(field, args, `@view(asOf: "${day}")`)).toEqual(ids(...expected));
  });

  it('gives all partnerships of a name or an abbreviation, whatever the day', async () => {
    const named = (name: string, view = '') =>
      world.ask('safeguarding', `query ${view} { safeguardingPartnershipsByName(name: "${name}") { id } }`);
    const found = (...expected: readonly string[]) => ({
      data: { safeguardingPartnershipsByName: expected.map((id) => ({ id })) },
      extensions: { loadId: expect.any(String) as string, statements: 1 },
    });
    expect(await named('safeguarding board', '@view(asOf: "2022-01-01")')).toEqual(found('ealing-board'));
    expect(await named(' sp ')).toEqual(found('ealing-partnership'));
    expect(await named('Safeguarding')).toEqual(found());
    expect(await named(' ')).toEqual({
      data: { safeguardingPartnershipsByName: null },
      errors: [
        expect.objectContaining({
          path: ['safeguardingPartnershipsByName'],
          extensions: { code: 'BAD_FILTER', argument: 'name' },
        }) as unknown,
      ],
      extensions: { loadId: expect.any(String) as string, statements: 0 },
    });
  });

  it('refuses what nothing can match, and says where', async () => {
    expect(await list('safeguardingPartnerships', '(filter: { text: " " })')).toEqual(
      refused('BAD_FILTER', 'filter.text'),
    );
    expect(await list('safeguardingPartnerships', '(filter: { councilId: "" })')).toEqual(
      refused('BAD_FILTER', 'filter.councilId'),
    );
    expect(await list('safeguardingPartnerships', '(filter: { standing: [] })')).toEqual(
      refused('BAD_FILTER', 'filter.standing'),
    );
    expect(await list('legalDuties', '(filter: { act: "" })')).toEqual(refused('BAD_FILTER', 'filter.act'));
    expect(await list('legalDuties', '(filter: { section: "" })')).toEqual(
      refused('BAD_FILTER', 'filter.section'),
    );
    expect(await list('safeguardingStatements', '(filter: { subjectId: "No Id" })')).toEqual(
      refused('BAD_FILTER', 'filter.subjectId'),
    );
    expect(await list('deadlines', '(filter: { dueFrom: "2021-01-02", dueTo: "2021-01-01" })')).toEqual(
      refused('BAD_RANGE', 'filter.dueFrom'),
    );
    expect(await list('deadlines', '(first: 0)')).toEqual(refused('PAGE_SIZE_OUT_OF_RANGE', 'first'));
    expect(await list('deadlines', '(first: 101)')).toEqual(refused('PAGE_SIZE_OUT_OF_RANGE', 'first'));
  });

  it('pages through a list, those without a day last, and refuses cursors that are not its own', async () => {
    const page = async (field: string, args: string): Promise<ExecutionResult> =>
      world.ask(
        'safeguarding',
        `{ list: ${field}(${args}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
      );
    const listed = async (args: string) => (await page('independentReviews', args)).data?.['list'] as Listed;
    const order = 'first: 1, orderBy: { field: COMMISSIONED_ON }';
    const first = await listed(order);
    expect(first).toEqual({
      totalCount: 2,
      nodes: [{ id: 'review-old' }],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) as string },
    });
    const after = `after: "${first.pageInfo.endCursor ?? ''}"`;
    expect(await listed(`${order}, ${after}`)).toEqual({
      totalCount: 2,
      nodes: [{ id: 'review-national' }],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) as string },
    });
    const bad = refused('BAD_CURSOR', 'after');
    expect(await page('independentReviews', `first: 1, ${after}`)).toEqual(bad);
    expect(await page('independentReviews', `${order}, ${after}, filter: { national: false }`)).toEqual(bad);
    expect(await page('deadlines', after)).toEqual(bad);
    expect(await page('independentReviews', `${order}, after: "forged"`)).toEqual(bad);
  });

  it('pages through reading order, which is a word of SQL too', async () => {
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 5; pages += 1) {
      const answer = await world.ask(
        'safeguarding',
        `{ list: safeguardingGoals(first: 1, orderBy: { field: READING_ORDER }${after}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      );
      const { nodes, pageInfo } = answer.data?.['list'] as Listed;
      seen.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor ?? ''}"`;
    }
    expect(seen).toEqual(['old-goal', 'old-aim', 'old-next-aim', 'old-goal-2']);
  });

  it('reads a page of partnerships with all that is under them in one statement a list', async () => {
    const answer = await world.ask(
      'safeguarding',
      `{ safeguardingPartnerships { nodes {
        areas { id } partners { id } groups { overseenGroups { id } } scrutiny { id } goals { aims { id } } reviewTypes { id }
        legalDuties { id } deadlines { id } independentReviews { id } childDeathFigures { id } statements { nodes { id } } predecessors { name } pendingPredecessors { name } successors { name } successions { predecessor { name } }
      } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.extensions).toEqual({ loadId: expect.any(String) as string, statements: 19 });
  });
});
