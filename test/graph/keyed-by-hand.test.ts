import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

// Every value here was read in the reports and typed in by hand; the comments say where and what stands there.

let graph: ReportsGraph;
beforeAll(async () => {
  graph = await openReportsGraph();
});
afterAll(() => graph.close());

const ask = (query: string, variables?: Record<string, unknown>) => graph.answer(query, variables);

describe('Hammersmith and Fulham, Cabinet, 4 January 2021', () => {
  // Legal implications, Delegation Request: the period ran from 1 April 2018 to 31 March 2019; no extension was agreed;
  // that the parties went on accordingly supports that it still governs them. Recommendation 1: dated 5 April 2018.
  const agreementOn = (asOf: string) =>
    ask(
      `query Term($asOf: Date) @view(asOf: $asOf) {
        agreementsByName(name: "Collaborative Delivery Agreement") {
          datedOn { from } termStartsOn { from } termEndsOn { lastDay } endsOn { lastDay }
          termStatus afterTerm legalBasis confirmation { status lastStatedOn }
        }
      }`,
      { asOf },
    );
  const stated = {
    datedOn: { from: '2018-04-05' },
    termStartsOn: { from: '2018-04-01' },
    termEndsOn: { lastDay: '2019-03-31' },
    endsOn: null,
    afterTerm: 'CONTINUED_BY_CONDUCT',
    legalBasis: 'Local Government Act 1972, section 113',
  };

  test('the agreement expired on 31 March 2019 and goes on by conduct', async () => {
    expect(await agreementOn('2019-03-31')).toEqual({
      agreementsByName: [
        {
          ...stated,
          termStatus: 'WITHIN_TERM',
          confirmation: { status: 'CONFIRMED', lastStatedOn: '2021-01-04' },
        },
      ],
    });
    expect(await agreementOn('2019-04-01')).toMatchObject({
      agreementsByName: [{ termStatus: 'TERM_EXPIRED_CONTINUED_BY_CONDUCT' }],
    });
    // Nothing later than the report of January 2021 says that it still goes on.
    expect(await agreementOn('2022-01-01')).toMatchObject({
      agreementsByName: [
        {
          termStatus: 'TERM_EXPIRED_CONTINUED_BY_CONDUCT',
          confirmation: { status: 'NOT_CONFIRMED_SINCE', lastStatedOn: '2021-01-04' },
        },
      ],
    });
  });

  // Table after paragraph 11: Fostering & Adoption LBHF; MASH WCC; Emergency Duty Team RBKC; Family Services and
  // Education Projects, with Centre for Social Work and Music Hub, RBKC; Troubled Families Business Intelligence WCC.
  test('who hosts the remaining shared services', async () => {
    const { agreement } = (await ask(
      `query Hosts @view(asOf: "2021-01-04") {
        agreement(id: "hammersmith-and-fulham-collaborative-delivery-agreement-2018") {
          services(filter: { role: [HOST] }, first: 100) { nodes { name hosts { holder { name } } } }
        }
      }`,
    )) as { agreement: { services: { nodes: { name: string; hosts: { holder: { name: string } }[] }[] } } };
    const hosts = agreement.services.nodes.map(({ name, hosts: found }) => [
      name,
      found.map(({ holder }) => holder.name).join(),
    ]);
    expect(hosts).toHaveLength(7);
    expect(Object.fromEntries(hosts)).toMatchObject({
      'Fostering and Adoption': 'Hammersmith and Fulham',
      'Centre for Social Work': 'Kensington and Chelsea',
      'Music Hub': 'Kensington and Chelsea',
    });
    expect(hosts.map(([, host]) => host).sort()).toEqual([
      'Hammersmith and Fulham',
      'Kensington and Chelsea',
      'Kensington and Chelsea',
      'Kensington and Chelsea',
      'Kensington and Chelsea',
      'Westminster',
      'Westminster',
    ]);
  });

  // Recommendation 1 and Legal implications: £150k a year. Financial impact, Action for Change: the same sum is printed
  // as £150,00. Budget £149,300. Saving of up to £75,000.
  test('the contribution is £150k, and its misprint is a conflict', async () => {
    expect(
      await ask(
        `{
          contributions(filter: { subjectId: "hammersmith-and-fulham-action-for-change" }) {
            nodes { amount { amount qualifier asStated } standing }
          }
          conflicts(filter: { serviceId: "hammersmith-and-fulham-action-for-change", kind: [MISPRINT] }) {
            nodes { secondStatement secondCitation { place { label } } }
          }
          savings(filter: { subjectId: "hammersmith-and-fulham-action-for-change" }) {
            nodes { amount { amount qualifier } standing }
          }
        }`,
      ),
    ).toEqual({
      contributions: {
        nodes: [
          { amount: { amount: '150000.00', qualifier: 'ROUNDED', asStated: '£150k' }, standing: 'IN_FORCE' },
        ],
      },
      conflicts: {
        nodes: [
          {
            secondStatement: expect.stringContaining('£150,00') as string,
            secondCitation: { place: { label: 'Financial impact, Action for Change' } },
          },
        ],
      },
      savings: { nodes: [{ amount: { amount: '75000.00', qualifier: 'UP_TO' }, standing: 'PROPOSED' }] },
    });
  });

  // Financial impact, Placements Team: budget £121,500 for 2020/21 on 33% of 6 posts; activity data mean 49% of 8 posts,
  // about £237,000, and an overspend of £115,500.
  test('33 % of 6 posts as budgeted, 49 % of 8 by activity', async () => {
    expect(
      await ask(
        `{
          service(id: "hammersmith-and-fulham-childrens-placements-service") {
            costShares(orderBy: [{ field: PERCENTAGE }]) {
              nodes { percentage { value unit } of { value unit } standing financialYear }
            }
            money(orderBy: [{ field: AMOUNT }]) { nodes { kindOfAmount amount { amount qualifier } standing } }
          }
        }`,
      ),
    ).toEqual({
      service: {
        costShares: {
          nodes: [
            {
              percentage: { value: '33', unit: 'PERCENT' },
              of: { value: '6', unit: 'POSTS' },
              standing: 'IN_FORCE',
              financialYear: '2020/21',
            },
            {
              percentage: { value: '49', unit: 'PERCENT' },
              of: { value: '8', unit: 'POSTS' },
              standing: 'EXPECTED',
              financialYear: '2020/21',
            },
          ],
        },
        money: {
          nodes: [
            {
              kindOfAmount: 'OVERSPEND',
              amount: { amount: '115500.00', qualifier: 'EXACT' },
              standing: 'EXPECTED',
            },
            {
              kindOfAmount: 'BUDGET',
              amount: { amount: '121500.00', qualifier: 'EXACT' },
              standing: 'IN_FORCE',
            },
            {
              kindOfAmount: 'COST',
              amount: { amount: '237000.00', qualifier: 'ABOUT' },
              standing: 'EXPECTED',
            },
          ],
        },
      },
    });
  });

  // Recommendation 1 asks for withdrawal from 1 April 2021: the report holds no decision.
  test('what is recommended for 1 April 2021 is not applied a year later', async () => {
    expect(
      await ask(
        `query Later @view(asOf: "2022-01-01") {
          service(id: "hammersmith-and-fulham-childrens-placements-service") {
            delivery
            participants { holder { name } confirmation { status } }
            pendingChanges { kind standing effectiveOn { from } }
          }
        }`,
      ),
    ).toEqual({
      service: {
        delivery: 'SHARED',
        participants: ['Hammersmith and Fulham', 'Kensington and Chelsea', 'Westminster'].map((name) => ({
          holder: { name },
          confirmation: { status: 'NOT_CONFIRMED_SINCE' },
        })),
        pendingChanges: [
          { kind: 'RETURN_TO_SOVEREIGN', standing: 'RECOMMENDED', effectiveOn: { from: '2021-04-01' } },
        ],
      },
    });
  });
});

describe('Havering, Cabinet, 12 June 2019', () => {
  // Table after paragraph 7.2, in the order of its columns: revised budget, actual and variance of 2018/19; budget,
  // projected cost and projected variance of 2019/20. Null: a blank cell.
  const TABLE: Readonly<Record<string, readonly (number | null)[]>> = {
    'Employee Costs': [123460, 151391, 27931, 119760, 175204, 55444],
    'Supplies and Services': [89170, 69398, -19772, 89170, 62537, -26633],
    'Total Expenditure': [212630, 220790, 8160, 208930, 237741, 28811],
    'Partner Agency Contributions': [-64360, -71954, -7594, -64360, -70906, -6546],
    'Total Income': [-64360, -71954, -7594, -64360, -70906, -6546],
    'Mar-18': [0, -74500, null, null, null, null],
    'Mar-19': [0, 73981, null, null, null, null],
    'Total Accrual': [0, -519, -519, 0, 0, 0],
    'LBA Pay Protection': [-190, -189, 1, 0, 0, 0],
    'Total Transfer': [-190, -189, 1, null, null, null],
    'Total Net Expenditure': [148080, 148128, 48, 144570, 166835, 22265],
  };
  const COLUMNS = [
    'REVISED_BUDGET AMOUNT 2018/19',
    'ACTUAL AMOUNT 2018/19',
    'ACTUAL VARIANCE 2018/19',
    'BUDGET AMOUNT 2019/20',
    'PROJECTED AMOUNT 2019/20',
    'PROJECTED VARIANCE 2019/20',
  ];

  test('cost centre A39000, line by line', async () => {
    interface Row {
      readonly label: string;
      readonly figures: readonly {
        readonly basis: string;
        readonly measure: string;
        readonly financialYear: string;
        readonly amount: { readonly amount: string | null };
      }[];
    }
    const { costCentres } = (await ask(
      `{
        costCentres(code: "A39000") {
          holder { name }
          rows { label figures { basis measure financialYear amount { amount } } }
        }
      }`,
    )) as { costCentres: { holder: { name: string }; rows: Row[] }[] };
    expect(costCentres.map(({ holder }) => holder.name)).toEqual(['Havering']);
    const rows = costCentres[0]?.rows ?? [];
    expect(rows.map(({ label }) => label)).toEqual(Object.keys(TABLE));
    for (const { label, figures } of rows) {
      const found = figures.map(({ basis, measure, financialYear, amount }) => [
        `${basis} ${measure} ${financialYear}`,
        amount.amount,
      ]);
      const printed = (TABLE[label] ?? []).map((figure, index) => [
        COLUMNS[index],
        figure?.toFixed(2) ?? null,
      ]);
      expect([label, Object.fromEntries(found)]).toEqual([label, Object.fromEntries(printed)]);
    }
  });

  // The same table: 151,391 and 69,398 are 220,789, and 220,790 is printed. Paragraph 7.2 speaks of £22k, its table of
  // 22,265; 166,835 less 144,570 is 22,265.
  test('totals that are a pound or a rounding apart', async () => {
    expect(
      await ask(
        `{
          total: reconciliation(id: "havering-a39000-sum-total-expenditure-actual-2018-19") {
            stated { amount { amount } } computed { amount } difference { amount } cause agrees
          }
          overspend: reconciliation(id: "havering-a39000-overspend-from-text") {
            stated { amount { amount asStated } } computed { amount } difference { amount } cause agrees
          }
        }`,
      ),
    ).toEqual({
      total: {
        stated: { amount: { amount: '220790.00' } },
        computed: { amount: '220789.00' },
        difference: { amount: '1.00' },
        cause: 'ROUNDING',
        agrees: false,
      },
      overspend: {
        stated: { amount: { amount: '22000.00', asStated: '£22k' } },
        computed: { amount: '22265.00' },
        difference: { amount: '-265.00' },
        cause: 'ROUNDING',
        agrees: false,
      },
    });
  });

  // Paragraph 7.3: an income balance of £73,981 from 2017/18; the table has it at Mar-19.
  test('the balance of £73,981, and that its year is in conflict', async () => {
    expect(
      await ask(
        `{
          funding(filter: { recipientId: "havering", kind: [CARRIED_FORWARD_BALANCE] }) {
            nodes { amount { amount qualifier } basis citations { place { label } } }
          }
          conflicts(filter: { councilId: "havering", kind: [DATE], text: "73,981" }) {
            nodes { firstCitation { place { label } } secondCitation { place { label } } }
          }
        }`,
      ),
    ).toEqual({
      funding: {
        nodes: [
          {
            amount: { amount: '73981.00', qualifier: 'EXACT' },
            basis: 'ACTUAL',
            citations: [
              { place: { label: 'paragraph 7.3' } },
              { place: { label: 'table after paragraph 7.2, row Mar-19' } },
              { place: { label: 'paragraph 7.4' } },
            ],
          },
        ],
      },
      conflicts: {
        nodes: [
          {
            firstCitation: { place: { label: 'paragraph 7.3' } },
            secondCitation: { place: { label: 'table after paragraph 7.2, row Mar-19' } },
          },
        ],
      },
    });
  });

  // Paragraph 7.3: £28,706 from the Clinical Commissioning Group, £5000 from MOPAC, £64,360 in all.
  test('who contributes what', async () => {
    const { contributions } = (await ask(
      `{
        contributions(filter: { subjectId: "bhr-safeguarding-partnership" }, first: 100) {
          nodes { contributor { id } amount { amount absence asStated } financialYear standing }
        }
      }`,
    )) as { contributions: { nodes: { amount: { amount: string | null } }[] } };
    expect(contributions.nodes.map(({ amount }) => amount.amount).sort()).toEqual([
      '28706.00',
      '5000.00',
      '64360.00',
      null,
    ]);
  });
});

describe('Hampshire, Executive Lead Member, 25 March 2013', () => {
  // Paragraph 2.3: inspected in November 2012, published in January 2013; inadequate in every domain: overall
  // effectiveness; help and protection; quality of practice; leadership and governance.
  test('the Isle of Wight was inadequate in every domain', async () => {
    expect(
      await ask(
        `{
          council(id: "isle-of-wight") {
            inspections {
              nodes {
                inspectedOn { from lastDay precision } publishedOn { from lastDay }
                overallJudgement { grade } judgements { domain grade } inspector { name }
                citations { place { label } }
              }
            }
          }
        }`,
      ),
    ).toEqual({
      council: {
        inspections: {
          nodes: [
            {
              inspectedOn: { from: '2012-11-01', lastDay: '2012-11-30', precision: 'MONTH' },
              publishedOn: { from: '2013-01-01', lastDay: '2013-01-31' },
              overallJudgement: { grade: 'INADEQUATE' },
              judgements: [
                expect.stringMatching(/^Overall effectiveness$/),
                expect.stringMatching(/help and protection/i),
                expect.stringMatching(/quality of practice/i),
                expect.stringMatching(/leadership and governance/i),
              ].map((domain: string) => ({ domain, grade: 'INADEQUATE' })),
              inspector: { name: 'Ofsted' },
              citations: expect.arrayContaining([{ place: { label: 'paragraph 2.3' } }]) as unknown,
            },
          ],
        },
      },
    });
  });

  // Paragraph 5.5: a Government Direction is likely, and would name Hampshire; none is issued. Paragraphs 3.5 and 5.3:
  // no start before the end of May 2013. Paragraph 7.1: draft terms, so that nothing is in force.
  test('no direction is issued, and the partnership has not begun, on a day after its hoped-for start', async () => {
    expect(
      await ask(
        `query After @view(asOf: "2013-07-01") {
          interventions(filter: { councilId: "isle-of-wight", status: [PENDING] }) {
            nodes {
              status instruments directions { id } helpers { organisation { name } }
              pendingDirections { standing issuedOn { absence } helper { name } }
            }
          }
          agreement(id: "hampshire-isle-of-wight-strategic-partnership") {
            standing termStatus startsOn { from qualifier } termLength { value upTo unit }
            services { totalCount } parties { role party { name } } pendingParties { role party { name } }
          }
        }`,
      ),
    ).toMatchObject({
      interventions: {
        nodes: [
          {
            status: 'PENDING',
            instruments: ['STATUTORY_DIRECTION'],
            directions: [],
            helpers: [],
            pendingDirections: [
              { standing: 'EXPECTED', issuedOn: { absence: 'NOT_STATED' }, helper: { name: 'Hampshire' } },
            ],
          },
        ],
      },
      agreement: {
        standing: 'AGREED_IN_PRINCIPLE',
        termStatus: 'NOT_BEGUN',
        startsOn: { from: '2013-05-31', qualifier: 'NOT_BEFORE' },
        termLength: { value: '3', upTo: '5', unit: 'YEARS' },
        services: { totalCount: 0 },
        pendingParties: [
          { role: 'PROVIDER', party: { name: 'Hampshire' } },
          { role: 'RECIPIENT', party: { name: 'Isle of Wight' } },
        ],
      },
    });
  });

  // Paragraph 3.4 has thirteen bullets; 3.1 calls them draft terms.
  test('thirteen headline terms, none of them agreed', async () => {
    const { agreement } = (await ask(
      `{ agreement(id: "hampshire-isle-of-wight-strategic-partnership") {
          terms { order topic standing citations { place { label } } }
        } }`,
    )) as { agreement: { terms: { standing: string; citations: { place: { label: string } }[] }[] } };
    const bullets = new Set(
      agreement.terms
        .map(({ citations }) => citations[0]?.place.label ?? '')
        .filter((label) => /^paragraph 3\.4, .* bullet$/.test(label)),
    );
    expect(bullets.size).toBe(13);
    const standings = agreement.terms.map(({ standing }) => standing);
    expect(standings.filter((standing) => !['AGREED_IN_PRINCIPLE', 'PROPOSED'].includes(standing))).toEqual(
      [],
    );
  });

  // Paragraphs 6.2 and 6.3: £50,000 from the Children's Improvement Board; £375,000 set aside in the budget 2013/14.
  test('£50,000 of support and £375,000 set aside', async () => {
    expect(
      await ask(
        `{
          given: funding(filter: { funderId: "childrens-improvement-board" }) {
            nodes { amount { amount } recipient { name } }
          }
          aside: money(filter: { subjectId: "isle-of-wight-childrens-services", financialYear: "2013/14" }) {
            nodes { amount { amount } kindOfAmount standing }
          }
        }`,
      ),
    ).toMatchObject({
      given: { nodes: [{ amount: { amount: '50000.00' }, recipient: { name: 'Hampshire' } }] },
      aside: { nodes: [{ amount: { amount: '375000.00' }, kindOfAmount: 'SET_ASIDE', standing: 'AGREED' }] },
    });
  });
});

describe('Worcestershire, Cabinet, 28 September 2017', () => {
  // Paragraph 3: a revised Statutory Direction on 19 September 2017. Paragraphs 2 and 4: the commissioner, of Cornwall,
  // appointed in March 2017, until 29 September 2018. Paragraph 5: Essex is the improvement partner.
  test('the direction, the commissioner and the helper', async () => {
    expect(
      await ask(
        `query On @view(asOf: "2017-09-28") {
          interventions {
            nodes {
              council { name }
              directions { issuedOn { from } issuer { name } kind standing }
              commissioners { startsOn { from lastDay } endsOn { lastDay } homeOrganisation { name } }
              helpers { organisation { name } }
            }
          }
        }`,
      ),
    ).toEqual({
      interventions: {
        nodes: [
          {
            council: { name: 'Worcestershire' },
            directions: [
              {
                issuedOn: { from: '2017-09-19' },
                issuer: { name: 'Secretary of State for Education' },
                kind: 'STATUTORY_DIRECTION',
                standing: 'IN_FORCE',
              },
            ],
            commissioners: [
              {
                startsOn: { from: '2017-03-01', lastDay: '2017-03-31' },
                endsOn: { lastDay: '2018-09-29' },
                homeOrganisation: { name: 'Cornwall' },
              },
            ],
            helpers: [{ organisation: { name: 'Essex' } }],
          },
        ],
      },
    });
  });

  // Paragraph 22: September to November 2017, with Cabinet on 14 December 2017; November 2017 to March 2018; April 2018
  // to March 2019; April 2019; April 2020.
  test('five phases', async () => {
    const { deliveryModelProgrammes } = (await ask(
      `{
        deliveryModelProgrammes(filter: { councilId: "worcestershire" }) {
          nodes {
            phases { number startsOn { from } endsOn { lastDay } decisionPoints { dueOn { from } } standing }
          }
        }
      }`,
    )) as { deliveryModelProgrammes: { nodes: { phases: object[] }[] } };
    const phase = (number: number, from: string, lastDay: string | null, due: string[] = []) => ({
      number,
      startsOn: { from },
      endsOn: lastDay === null ? null : { lastDay },
      decisionPoints: due.map((day) => ({ dueOn: { from: day } })),
      standing: 'PROPOSED',
    });
    const [programme] = deliveryModelProgrammes.nodes;
    // No end is stated of the last two.
    const phases = (programme?.phases ?? []).map((each) =>
      'endsOn' in each && JSON.stringify(each.endsOn) === '{"lastDay":null}'
        ? { ...each, endsOn: null }
        : each,
    );
    expect(phases).toEqual([
      phase(1, '2017-09-01', '2017-11-30', ['2017-12-14']),
      phase(2, '2017-11-01', '2018-03-31'),
      phase(3, '2018-04-01', '2019-03-31'),
      phase(4, '2019-04-01', null),
      phase(5, '2020-04-01', null),
    ]);
  });

  // Paragraph 37: 23 of 26 children; £5,724 for one child over 12 weeks; £131,652 for 23.
  test('23 times £5,724 is £131,652', async () => {
    expect(
      await ask(
        `{
          reconciliations(filter: { kind: [PRODUCT], organisationId: "worcestershire" }) {
            nodes {
              stated { amount { amount } } computed { amount } difference { amount } agrees
              parts { factor { value unit } figure { amount { amount } } }
            }
          }
          indicators(filter: { councilId: "worcestershire", measure: "prevented from coming into care" }) {
            nodes { value { value } outOf { value } standing }
          }
        }`,
      ),
    ).toEqual({
      reconciliations: {
        nodes: [
          {
            stated: { amount: { amount: '131652.00' } },
            computed: { amount: '131652.00' },
            difference: { amount: '0.00' },
            agrees: true,
            parts: [{ factor: { value: '23', unit: 'CHILDREN' }, figure: { amount: { amount: '5724.00' } } }],
          },
        ],
      },
      indicators: { nodes: [{ value: { value: '23' }, outOf: { value: '26' }, standing: 'CLAIMED' }] },
    });
  });

  // Paragraph 30: 67 per 10,000 against a national average of 60.
  test('67 against 60 per 10,000', async () => {
    expect(
      await ask(
        `{ indicator(id: "worcestershire-looked-after-rate") {
            value { value unit } geography
            comparators { value { value unit } geography }
            citations { place { label } }
          } }`,
      ),
    ).toEqual({
      indicator: {
        value: { value: '67', unit: 'PER_10000' },
        geography: 'COUNCIL',
        comparators: [{ value: { value: '60', unit: 'PER_10000' }, geography: 'NATIONAL' }],
        citations: [{ place: { label: 'paragraph 30' } }],
      },
    });
  });
});

describe('Peterborough, Scrutiny, 1 November 2018', () => {
  // Paragraph 9.1: no specific financial implications.
  test('that there are no financial implications is a stated fact', async () => {
    expect(
      await ask(
        `{ agreement(id: "peterborough-cambridgeshire-shared-approaches") {
            money { totalCount absence }
            financeStatements(filter: { kind: [NO_FINANCIAL_IMPLICATIONS] }) {
              nodes { standing citations { place { label } } }
            }
          } }`,
      ),
    ).toEqual({
      agreement: {
        money: { totalCount: 0, absence: 'NOT_STATED' },
        financeStatements: {
          nodes: [{ standing: 'IN_FORCE', citations: [{ place: { label: 'paragraph 9.1' } }] }],
        },
      },
    });
  });

  // Paragraph 4.6: Peterborough joined in June 2017.
  test('Peterborough joined the Integrated Front Door in June 2017', async () => {
    const frontDoor = (asOf: string) =>
      ask(
        `query FrontDoor($asOf: Date) @view(asOf: $asOf) {
          service(id: "peterborough-cambridgeshire-integrated-front-door") {
            roles { holder { name } startsOn { from lastDay } }
          }
        }`,
        { asOf },
      );
    const joined = {
      holder: { name: 'Peterborough' },
      startsOn: { from: '2017-06-01', lastDay: '2017-06-30' },
    };
    const { service: before } = (await frontDoor('2017-05-31')) as { service: { roles: unknown[] } };
    expect(before.roles).not.toContainEqual(expect.objectContaining({ holder: { name: 'Peterborough' } }));
    const { service: after } = (await frontDoor('2017-07-01')) as { service: { roles: unknown[] } };
    expect(after.roles).toContainEqual(joined);
  });

  // Paragraph 4.10: from 17 December 2018 most of the screening moves to St Ives. The report of November plans it; no
  // later one says that it was done.
  test('the move of 17 December 2018 is planned: by February 2019 not applied, but pending', async () => {
    expect(
      await ask(
        `query Move @view(asOf: "2019-02-01") {
          service(id: "peterborough-cambridgeshire-integrated-front-door") {
            confirmation { status lastStatedOn }
            pendingChanges { standing effectiveOn { from } confirmation { status } citations { place { label } } }
          }
          changes(filter: { subjectId: "peterborough-cambridgeshire-integrated-front-door", standing: [IN_FORCE] }) {
            totalCount
          }
        }`,
      ),
    ).toEqual({
      service: {
        confirmation: { status: 'NOT_CONFIRMED_SINCE', lastStatedOn: '2018-11-01' },
        pendingChanges: [
          {
            standing: 'PLANNED',
            effectiveOn: { from: '2018-12-17' },
            confirmation: { status: 'NOT_APPLIED' },
            citations: [{ place: { label: 'paragraph 4.10' } }],
          },
        ],
      },
      changes: { totalCount: 0 },
    });
  });
});
