import { openWorld, type World } from '../../support/world';
import { answer, base } from './rows';

describe('directions, commissioners, helpers, visits, boards and plans', () => {
  let world: World;
  const ask = (query: string, variables?: Record<string, unknown>) =>
    world.ask('improvement', query, variables);

  beforeAll(async () => {
    world = await openWorld(
      {
        ...base,
        services: [
          {
            id: 'ealing-front-door',
            name: 'Front Door',
            delivery: 'SOVEREIGN',
            agreement_id: 'NOT_APPLICABLE',
          },
        ],
        agreements: [
          {
            id: 'ealing-merton-agreement',
            name: 'An agreement',
            kind: 'STRATEGIC_PARTNERSHIP',
            legal_basis: 'NOT_STATED',
          },
        ],
        directions: [
          {
            id: 'ealing-direction',
            council_id: 'ealing',
            kind: 'STATUTORY_DIRECTION',
            issuer_type: 'Agency',
            issuer_id: 'minister',
            starts_on: '2019-05-01',
            issued_on: '2019-05-01',
            replaces_id: 'ealing-notice',
            helper_type: 'Council',
            helper_id: 'harrow',
          },
          {
            id: 'ealing-notice',
            council_id: 'ealing',
            kind: 'NOTICE_TO_IMPROVE',
            issuer_type: 'Agency',
            issuer_id: 'minister',
            starts_on: '2018',
            ends_on: '2019-04-30',
            issued_on: '2018',
            standing: 'ENDED',
          },
          {
            id: 'brent-direction',
            council_id: 'brent',
            kind: 'STATUTORY_DIRECTION',
            issuer_id: 'NOT_STATED',
            issued_on: 'NOT_STATED',
            standing: 'EXPECTED',
          },
        ],
        commissioners: [
          {
            id: 'ealing-commissioner',
            council_id: 'ealing',
            name: 'A. Person',
            title: 'Commissioner for Ealing',
            appointed_by_type: 'Agency',
            appointed_by_id: 'minister',
            starts_on: '2019-03',
            ends_on: '2020-09-29',
            home_post: 'Director',
            home_organisation_type: 'Council',
            home_organisation_id: 'merton',
            report_dated_on: '2019-06-09',
          },
          {
            id: 'brent-commissioner',
            council_id: 'brent',
            name: 'Another Person',
            title: 'Adviser',
            appointed_by_id: 'NOT_STATED',
            starts_on: '2018',
          },
        ],
        improvement_partnerships: [
          {
            id: 'ealing-merton',
            name: 'Merton for Ealing',
            council_id: 'ealing',
            helper_type: 'Council',
            helper_id: 'merton',
            starts_on: '2020-01',
            formal: 'true',
            agreement_id: 'ealing-merton-agreement',
          },
          {
            id: 'brent-merton',
            name: 'merton for brent',
            council_id: 'brent',
            helper_type: 'Council',
            helper_id: 'merton',
            formal: 'false',
            agreement_id: 'NOT_STATED',
            standing: 'AGREED_IN_PRINCIPLE',
          },
        ],
        visits: [
          {
            id: 'ealing-monitoring',
            council_id: 'ealing',
            kind: 'MONITORING_VISIT',
            by_type: 'Agency',
            by_id: 'ofsted',
            visited_on: '2019-05-23..2019-05-24',
            focus: 'Front door',
            finding: 'Slow progress',
            service_id: 'ealing-front-door',
          },
          {
            id: 'ealing-review',
            council_id: 'ealing',
            kind: 'COMMISSIONER_REVIEW',
            by_id: 'NOT_APPLICABLE',
            commissioner_id: 'ealing-commissioner',
            visited_on: '2019-03..2019-04',
            visited_on_qualifier: 'ABOUT',
            focus: 'Not stated',
            service_id: 'NOT_STATED',
          },
          {
            id: 'ealing-diagnostic',
            council_id: 'ealing',
            kind: 'DIAGNOSTIC',
            by_type: 'Council',
            by_id: 'merton',
            visited_on: '2020-02-01',
            focus: 'A team',
            service_id: 'ealing-front-door',
            partnership_id: 'ealing-merton',
          },
          {
            id: 'somewhere-peer-review',
            council_id: 'NOT_STATED',
            kind: 'PEER_REVIEW',
            by_id: 'NOT_STATED',
            visited_on: 'NOT_STATED',
            focus: 'Practice',
          },
        ],
        improvement_boards: [
          {
            id: 'ealing-board',
            name: 'Improvement Board',
            council_id: 'ealing',
            starts_on: '2019-06',
            purpose: 'Oversight',
            chair: 'Chief Executive',
            chair_independent: 'false',
          },
          {
            id: 'brent-board',
            name: 'Improvement Board',
            council_id: 'brent',
            chair: 'C. Chair',
            chair_independent: 'true',
            standing: 'PLANNED',
          },
        ],
        board_members: [
          {
            id: 'ealing-board-merton',
            board_id: 'ealing-board',
            member_type: 'Council',
            member_id: 'merton',
            post: 'Director',
          },
          {
            id: 'ealing-board-ofsted',
            board_id: 'ealing-board',
            member_type: 'Agency',
            member_id: 'ofsted',
            standing: 'PROPOSED',
          },
          {
            id: 'brent-board-merton',
            board_id: 'brent-board',
            member_type: 'Council',
            member_id: 'merton',
            standing: 'AGREED_IN_PRINCIPLE',
          },
        ],
        improvement_plans: [
          { id: 'ealing-plan', name: 'Improvement Plan', council_id: 'ealing', starts_on: 'NOT_STATED' },
          {
            id: 'ealing-priority-plan',
            name: 'Priority Plan',
            council_id: 'ealing',
            starts_on: 'NOT_STATED',
            replaces_id: 'ealing-plan',
            agreed_on: '2019-06-28',
            agreed_by: 'Improvement Board',
            endorsed_by_type: 'Agency',
            endorsed_by_id: 'ofsted',
            standing: 'AGREED',
          },
          {
            id: 'brent-plan',
            name: 'improvement plan',
            council_id: 'brent',
            agreed_on: 'NOT_STATED',
            standing: 'PLANNED',
          },
        ],
        plan_priorities: [
          {
            id: 'ealing-priority-2',
            plan_id: 'ealing-priority-plan',
            title: 'Early help',
            order: '2',
            standing: 'AGREED',
          },
          {
            id: 'ealing-priority-1',
            plan_id: 'ealing-priority-plan',
            title: 'Front door',
            aim: 'Manage contacts',
            order: '1',
            standing: 'AGREED',
          },
          {
            id: 'ealing-priority-3',
            plan_id: 'ealing-priority-plan',
            title: 'Culture',
            order: '3',
            standing: 'PROPOSED',
          },
        ],
      },
      ['improvement'],
    );
  });
  afterAll(() => world.close());

  it.each([
    ['directions', '{}', ['ealing-notice', 'ealing-direction', 'brent-direction']],
    ['directions', '{ councilId: "ealing", kind: [NOTICE_TO_IMPROVE] }', ['ealing-notice']],
    ['directions', '{ helperId: "harrow" }', ['ealing-direction']],
    ['directions', '{ issuerId: "minister", from: "2019-01-01" }', ['ealing-direction']],
    ['directions', '{ to: "2018-01-01" }', ['ealing-notice']],
    ['directions', '{ text: "brent", standing: [EXPECTED] }', ['brent-direction']],
    ['commissioners', '{}', ['brent-commissioner', 'ealing-commissioner']],
    ['commissioners', '{ councilId: "brent" }', ['brent-commissioner']],
    ['commissioners', '{ text: "another" }', ['brent-commissioner']],
    ['commissioners', '{ homeOrganisationId: "merton" }', ['ealing-commissioner']],
    ['commissioners', '{ standing: [ENDED] }', []],
    ['improvementPartnerships', '{}', ['ealing-merton', 'brent-merton']],
    ['improvementPartnerships', '{ formal: false }', ['brent-merton']],
    ['improvementPartnerships', '{ agreementId: "ealing-merton-agreement" }', ['ealing-merton']],
    ['improvementPartnerships', '{ helperId: "merton", councilId: "brent" }', ['brent-merton']],
    ['improvementPartnerships', '{ text: "FOR ealing" }', ['ealing-merton']],
    ['improvementPartnerships', '{ standing: [AGREED_IN_PRINCIPLE] }', ['brent-merton']],
    ['visits', '{}', ['ealing-review', 'ealing-monitoring', 'ealing-diagnostic', 'somewhere-peer-review']],
    ['visits', '{ kind: [DIAGNOSTIC, PEER_REVIEW] }', ['ealing-diagnostic', 'somewhere-peer-review']],
    ['visits', '{ visitorId: "ofsted", councilId: "ealing" }', ['ealing-monitoring']],
    ['visits', '{ serviceId: "ealing-front-door", from: "2020-01-01" }', ['ealing-diagnostic']],
    ['visits', '{ text: "slow" }', ['ealing-monitoring']],
    ['visits', '{ from: "2019-05-24", to: "2019-12-31" }', ['ealing-monitoring']],
    ['visits', '{ standing: [PLANNED] }', []],
    ['improvementBoards', '{}', ['brent-board', 'ealing-board']],
    ['improvementBoards', '{ text: "oversight" }', ['ealing-board']],
    ['improvementBoards', '{ memberId: "merton" }', ['brent-board', 'ealing-board']],
    ['improvementBoards', '{ councilId: "brent", standing: [PLANNED] }', ['brent-board']],
    ['improvementPlans', '{}', ['ealing-plan', 'ealing-priority-plan', 'brent-plan']],
    ['improvementPlans', '{ text: "priority", councilId: "ealing" }', ['ealing-priority-plan']],
    ['improvementPlans', '{ standing: [PLANNED] }', ['brent-plan']],
  ])('%s are filtered by %s', async (field, filter, ids) => {
    expect(await ask(`{ ${field}(filter: ${filter}) { totalCount nodes { id } } }`)).toEqual(
      answer({ [field]: { totalCount: ids.length, nodes: ids.map((id) => ({ id })) } }, 1),
    );
  });

  it.each([
    ['directions', 'STARTS_ON', ['ealing-notice', 'ealing-direction', 'brent-direction']],
    ['directions', 'ISSUED_ON', ['ealing-notice', 'ealing-direction', 'brent-direction']],
    ['directions', 'COUNCIL', ['brent-direction', 'ealing-notice', 'ealing-direction']],
    ['commissioners', 'STARTS_ON', ['brent-commissioner', 'ealing-commissioner']],
    ['commissioners', 'NAME', ['ealing-commissioner', 'brent-commissioner']],
    ['commissioners', 'COUNCIL', ['brent-commissioner', 'ealing-commissioner']],
    ['improvementPartnerships', 'NAME', ['ealing-merton', 'brent-merton']],
    ['improvementPartnerships', 'STARTS_ON', ['ealing-merton', 'brent-merton']],
    ['improvementPartnerships', 'COUNCIL', ['brent-merton', 'ealing-merton']],
    [
      'visits',
      'VISITED_ON',
      ['ealing-review', 'ealing-monitoring', 'ealing-diagnostic', 'somewhere-peer-review'],
    ],
    [
      'visits',
      'COUNCIL',
      ['ealing-review', 'ealing-monitoring', 'ealing-diagnostic', 'somewhere-peer-review'],
    ],
    ['improvementBoards', 'NAME', ['brent-board', 'ealing-board']],
    ['improvementBoards', 'STARTS_ON', ['ealing-board', 'brent-board']],
    ['improvementBoards', 'COUNCIL', ['brent-board', 'ealing-board']],
    ['improvementPlans', 'NAME', ['ealing-plan', 'ealing-priority-plan', 'brent-plan']],
    ['improvementPlans', 'AGREED_ON', ['ealing-priority-plan', 'ealing-plan', 'brent-plan']],
    ['improvementPlans', 'COUNCIL', ['brent-plan', 'ealing-plan', 'ealing-priority-plan']],
  ])('%s are ordered by %s', async (field, by, ids) => {
    expect(await ask(`{ ${field}(orderBy: [{ field: ${by} }]) { nodes { id } } }`)).toEqual(
      answer({ [field]: { nodes: ids.map((id) => ({ id })) } }, 1),
    );
  });

  it.each([
    ['directions', '2019-04-30', ['ealing-notice']],
    ['directions', '2019-05-01', ['ealing-direction']],
    ['commissioners', '2020-09-29', ['brent-commissioner', 'ealing-commissioner']],
    ['commissioners', '2020-09-30', ['brent-commissioner']],
    ['improvementPartnerships', '2019-12-31', []],
    ['improvementPartnerships', '2021-06-01', ['ealing-merton']],
    ['visits', '2019-06-01', ['ealing-review', 'ealing-monitoring']],
    [
      'visits',
      '2021-01-04',
      ['ealing-review', 'ealing-monitoring', 'ealing-diagnostic', 'somewhere-peer-review'],
    ],
    ['improvementBoards', '2021-06-01', ['ealing-board']],
    ['improvementPlans', '2021-06-01', ['ealing-plan', 'ealing-priority-plan']],
  ])('%s on %s are those that hold or had happened', async (field, asOf, ids) => {
    expect(
      await ask(`query ($asOf: Date) @view(asOf: $asOf) { ${field} { nodes { id } } }`, { asOf }),
    ).toEqual(answer({ [field]: { nodes: ids.map((id) => ({ id })) } }));
  });

  it('directions name the one that they revise and the one that revises them', async () => {
    expect(
      await ask(`{
        direction(id: "ealing-direction") { kind council { id } issuer { id } issuedOn { from } startsOn { from } endsOn { lastDay } helper { id } replaces { id } replacedBy { id } }
        notice: direction(id: "ealing-notice") { endsOn { lastDay } replaces { id } replacesAbsence replacedBy { id } helper { id } helperAbsence }
        expected: direction(id: "brent-direction") { issuer { id } issuerAbsence issuedOn { absence } startsOn { from } }
      }`),
    ).toEqual(
      answer({
        direction: {
          kind: 'STATUTORY_DIRECTION',
          council: { id: 'ealing' },
          issuer: { id: 'minister' },
          issuedOn: { from: '2019-05-01' },
          startsOn: { from: '2019-05-01' },
          endsOn: null,
          helper: { id: 'harrow' },
          replaces: { id: 'ealing-notice' },
          replacedBy: [],
        },
        notice: {
          endsOn: { lastDay: '2019-04-30' },
          replaces: null,
          replacesAbsence: null,
          replacedBy: [{ id: 'ealing-direction' }],
          helper: null,
          helperAbsence: null,
        },
        expected: {
          issuer: null,
          issuerAbsence: 'NOT_STATED',
          issuedOn: { absence: 'NOT_STATED' },
          startsOn: null,
        },
      }),
    );
  });

  it('visits name who visited, the commissioner, the service and the improvement partnership', async () => {
    expect(
      await ask(`{
        monitoring: visit(id: "ealing-monitoring") { kind focus finding visitor { id __typename } commissioner { id } service { id } visitedOn { from lastDay precision } improvementPartnership { id } }
        review: visit(id: "ealing-review") { visitor { id } visitorAbsence commissioner { id name visits { id } homePost homeOrganisation { id } appointedBy { id } reportDatedOn { from } endsOn { lastDay } } service { id } serviceAbsence visitedOn { qualifier } }
        diagnostic: visit(id: "ealing-diagnostic") { visitor { id __typename } improvementPartnership { id formal helper { id } agreement { id } agreementAbsence visits { id } } }
        peers: visit(id: "somewhere-peer-review") { council { id } councilAbsence finding visitorAbsence }
      }`),
    ).toEqual(
      answer({
        monitoring: {
          kind: 'MONITORING_VISIT',
          focus: 'Front door',
          finding: 'Slow progress',
          visitor: { id: 'ofsted', __typename: 'Agency' },
          commissioner: null,
          service: { id: 'ealing-front-door' },
          visitedOn: { from: '2019-05-23', lastDay: '2019-05-24', precision: 'SPAN' },
          improvementPartnership: null,
        },
        review: {
          visitor: null,
          visitorAbsence: 'NOT_APPLICABLE',
          commissioner: {
            id: 'ealing-commissioner',
            name: 'A. Person',
            visits: [{ id: 'ealing-review' }],
            homePost: 'Director',
            homeOrganisation: { id: 'merton' },
            appointedBy: { id: 'minister' },
            reportDatedOn: { from: '2019-06-09' },
            endsOn: { lastDay: '2020-09-29' },
          },
          service: null,
          serviceAbsence: 'NOT_STATED',
          visitedOn: { qualifier: 'ABOUT' },
        },
        diagnostic: {
          visitor: { id: 'merton', __typename: 'Council' },
          improvementPartnership: {
            id: 'ealing-merton',
            formal: true,
            helper: { id: 'merton' },
            agreement: { id: 'ealing-merton-agreement' },
            agreementAbsence: null,
            visits: [{ id: 'ealing-diagnostic' }],
          },
        },
        peers: { council: null, councilAbsence: 'NOT_STATED', finding: null, visitorAbsence: 'NOT_STATED' },
      }),
    );
  });

  it('boards have members, and those to come apart', async () => {
    expect(
      await ask(`query @view(asOf: "2021-01-04") {
        ealing: improvementBoard(id: "ealing-board") { purpose chair chairIndependent members { id post member { id } board { id } } pendingMembers { id member { __typename id } } }
        brent: improvementBoard(id: "brent-board") { standing chairIndependent members { id } pendingMembers { id } confirmation { status } }
        improvementBoardsByName(name: " IMPROVEMENT board") { id }
      }`),
    ).toEqual(
      answer({
        ealing: {
          purpose: 'Oversight',
          chair: 'Chief Executive',
          chairIndependent: false,
          members: [
            {
              id: 'ealing-board-merton',
              post: 'Director',
              member: { id: 'merton' },
              board: { id: 'ealing-board' },
            },
          ],
          pendingMembers: [{ id: 'ealing-board-ofsted', member: { __typename: 'Agency', id: 'ofsted' } }],
        },
        brent: {
          standing: 'PLANNED',
          chairIndependent: true,
          members: [],
          pendingMembers: [{ id: 'brent-board-merton' }],
          confirmation: { status: 'NOT_APPLIED' },
        },
        improvementBoardsByName: [{ id: 'brent-board' }, { id: 'ealing-board' }],
      }),
    );
    expect(
      await ask(
        'query @view(asOf: "2021-01-04") { improvementBoards(filter: { memberId: "ofsted" }) { nodes { id } } }',
      ),
    ).toEqual(answer({ improvementBoards: { nodes: [] } }));
  });

  it('plans have priorities in their order, what they revise, and who agreed and endorsed them', async () => {
    expect(
      await ask(`query @view(asOf: "2021-01-04") {
        improvementPlan(id: "ealing-priority-plan") {
          agreedOn { from } agreedBy endorsedBy { id } replaces { id replacedBy { id } }
          priorities { id title aim order plan { id } } pendingPriorities { id }
        }
        improvementPlansByName(name: "improvement plan") { id standing }
      }`),
    ).toEqual(
      answer({
        improvementPlan: {
          agreedOn: { from: '2019-06-28' },
          agreedBy: 'Improvement Board',
          endorsedBy: { id: 'ofsted' },
          replaces: { id: 'ealing-plan', replacedBy: [{ id: 'ealing-priority-plan' }] },
          priorities: [
            {
              id: 'ealing-priority-1',
              title: 'Front door',
              aim: 'Manage contacts',
              order: 1,
              plan: { id: 'ealing-priority-plan' },
            },
            {
              id: 'ealing-priority-2',
              title: 'Early help',
              aim: null,
              order: 2,
              plan: { id: 'ealing-priority-plan' },
            },
          ],
          pendingPriorities: [{ id: 'ealing-priority-3' }],
        },
        improvementPlansByName: [
          { id: 'brent-plan', standing: 'PLANNED' },
          { id: 'ealing-plan', standing: 'IN_FORCE' },
        ],
      }),
    );
  });
});
