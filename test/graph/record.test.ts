import { citations, isApplied, ledgerRow, madeKnownOn, spanOf, text } from '../support/oracle';
import { question } from '../support/questions';
import { citedPlaces, csvRows, tableNames, type CsvRow } from '../support/reports';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

let graph: ReportsGraph;
beforeAll(async () => {
  graph = await openReportsGraph();
});
afterAll(() => graph.close());

/** The GraphQL type of the rows of each table. */
const TYPES: Readonly<Record<string, string>> = {
  agencies: 'Agency',
  agreement_clauses: 'AgreementClause',
  agreement_parties: 'AgreementParty',
  agreement_statements: 'Statement',
  agreements: 'Agreement',
  aliases: 'Alias',
  board_members: 'BoardMember',
  budget_lines: 'BudgetLine',
  budgets: 'Budget',
  changes: 'Change',
  child_death_figures: 'ChildDeathFigure',
  commissioners: 'Commissioner',
  conflicts: 'Conflict',
  contributions: 'Contribution',
  cost_shares: 'CostShare',
  councils: 'Council',
  deadlines: 'Deadline',
  decision_points: 'DecisionPoint',
  decisions: 'Decision',
  directions: 'Direction',
  finance_statements: 'Statement',
  forecasts: 'Forecast',
  funding: 'Funding',
  goals: 'Goal',
  groups: 'PartnershipGroup',
  improvement_boards: 'ImprovementBoard',
  improvement_partnerships: 'ImprovementPartnership',
  improvement_plans: 'ImprovementPlan',
  improvement_statements: 'Statement',
  independent_reviews: 'IndependentReview',
  indicators: 'Indicator',
  initiatives: 'Initiative',
  inspections: 'Inspection',
  judgements: 'Judgement',
  legal_duties: 'LegalDuty',
  partners: 'Partner',
  partnership_areas: 'PartnershipArea',
  partnership_predecessors: 'PartnershipSuccession',
  partnerships: 'SafeguardingPartnership',
  plan_priorities: 'PlanPriority',
  posts: 'SharedPost',
  precedents: 'Precedent',
  programme_phases: 'ProgrammePhase',
  programmes: 'DeliveryModelProgramme',
  reconciliations: 'Reconciliation',
  review_types: 'ReviewType',
  safeguarding_statements: 'Statement',
  savings: 'Saving',
  scrutiny_arrangements: 'ScrutinyArrangement',
  service_roles: 'ServiceRole',
  services: 'Service',
  steps: 'Step',
  terms: 'Term',
  unit_costs: 'UnitCost',
  variations: 'Variation',
  visits: 'Visit',
};

/** Tables whose rows say nothing of their own: the sources, and rows that only tie two others. */
const SILENT = ['sources', 'post_organisations', 'reconciliation_parts'];

const entries = tableNames()
  .filter((table) => !SILENT.includes(table))
  .flatMap((table) =>
    csvRows(table)
      // A blank cell of a printed table says nothing.
      .filter((row) => row['amount'] !== 'NOT_APPLICABLE')
      .map((row) => {
        const type = TYPES[table];
        if (type === undefined) throw new Error(`The test does not know the type of ${table}.`);
        const kind = type === 'Conflict' ? 'CONFLICT' : row['summary'] === undefined ? 'NAME' : 'FACT';
        return { table, type, kind, row, id: `${type}/${row['id'] ?? ''}` };
      }),
  );
type Entry = (typeof entries)[number];

const sortedBy = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] =>
  [...items].sort((one, other) => (key(one) < key(other) ? -1 : 1));

/** The tables whose rows have a day other than the first of their period, by the columns that may hold it. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  changes: ['effective_on'],
  deadlines: ['due_on'],
  decision_points: ['due_on'],
  improvement_plans: ['starts_on', 'agreed_on'],
  steps: ['due_on'],
  variations: ['effective_on'],
};

/** The day of the fact itself: that of a proposal is the one on which it was put forward. */
const ownDay = ({ table, row }: Entry): string | null => {
  if (table === 'decisions') return spanOf(row['made_on'] ?? '')?.from ?? null;
  if (!isApplied(row)) return null;
  const own = (DAYS[table] ?? []).map((column) => spanOf(row[column] ?? '')?.from);
  if (table in DAYS) return own.find(Boolean) ?? null;
  const column = [
    'starts_on',
    'financial_year',
    'inspected_on',
    'judged_on',
    'visited_on',
    'observed_on',
    'commissioned_on',
  ].find((each) => each in row);
  return column === undefined ? null : (spanOf(row[column] ?? '')?.from ?? null);
};

interface Page<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly Node[];
}

/** All pages of a list, each asked for with the cursor of the one before. */
const allPages = async <Node>(ask: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> => {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const page: Page<Node> = await ask(after);
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    if (after === null) expect(nodes).toHaveLength(page.totalCount);
  } while (after !== null);
  return nodes;
};

const camelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe('what changed between two dates', () => {
  const kindOf = ({ table, row }: Entry, column: string): string | null => {
    if (table === 'decisions' && column === 'made_on') return isApplied(row) ? 'HAPPENED' : 'PUT_FORWARD';
    const isDue = /(due|review)_on$/.test(column);
    if (!isApplied(row)) {
      if (['NOT_RECOMMENDED', 'REJECTED'].includes(row['standing'] ?? '')) return null;
      return isDue ? 'DUE' : 'PUT_FORWARD_FOR';
    }
    if (isDue) return 'DUE';
    // Nobody says that what begins no earlier than a day began on it.
    if (/(starts|effective)_on$/.test(column) && row[`${column}_qualifier`] === 'NOT_BEFORE') return null;
    if (column === 'financial_year') return 'YEAR_BEGAN';
    if (column.endsWith('starts_on')) return 'BEGAN';
    if (column.endsWith('ends_on')) return 'ENDED';
    return column === 'effective_on' ? 'TAKES_EFFECT' : 'HAPPENED';
  };

  const momentsOf = (entry: Entry) => {
    const { id, row } = entry;
    const columns = Object.keys(row)
      .filter((column) => column.endsWith('_inferred'))
      .map((column) => column.replace('_inferred', ''));
    const own = [...columns, 'financial_year'].flatMap((column) => {
      const span = spanOf(row[column] ?? '');
      const kind = kindOf(entry, column);
      if (span === null || kind === null) return [];
      const { from } = span;
      // A financial year counts by the day on which it begins.
      const lastDay = column === 'financial_year' ? from : span.lastDay;
      const day = { from, lastDay, qualifier: text(row, `${column}_qualifier`) ?? 'ON' };
      return [{ id: `${id}/${camelCase(column)}`, kind, field: camelCase(column), day }];
    });
    const known = madeKnownOn(row);
    const day = { from: known, lastDay: known, qualifier: 'ON' };
    return [...own, { id: `${id}/madeKnownOn`, kind: 'MADE_KNOWN', field: 'madeKnownOn', day }].map(
      (moment) => ({
        ...moment,
        standing: row['standing'],
        entry: { type: entry.type, factId: row['id'], summary: row['summary'], citations: labelled(row) },
      }),
    );
  };
  const labelled = (row: CsvRow) =>
    citations(row).map(({ source, place: { label } }) => ({ source, place: { label } }));

  const expected = (from: string, to: string) =>
    sortedBy(
      entries
        .filter(({ kind }) => kind === 'FACT')
        .flatMap(momentsOf)
        .filter(({ day }) => day.from <= to && day.lastDay >= from),
      ({ id, day }) => `${day.from} ${id}`,
    );

  test.each([
    ['2012-11-01', '2013-03-24'],
    ['2017-08-01', '2017-09-27'],
    ['2018-01-01', '2019-12-31'],
    ['2020-01-01', '2022-12-31'],
  ])('from %s to %s', async (from, to) => {
    const found = await allPages(async (after) => {
      const { changesBetween } = await graph.answer<{ changesBetween: Page<object> }>(
        question('what-changed'),
        { from, to, after },
      );
      return changesBetween;
    });
    expect(found).toEqual(expected(from, to));
  });
});

describe('everything known about one council, ordered by date across all fields', () => {
  /** Whether a row names a council itself, in any of its columns. */
  const names = (row: CsvRow, council: string): boolean =>
    Object.entries(row).some(
      ([column, value]) =>
        column.endsWith('_id') &&
        value === council &&
        (['council_id', 'shared_with_id'].includes(column) ||
          row[column.replace(/_id$/, '_type')] === 'Council'),
    );

  /** The keys of things whose own row gives them to a council. */
  const thingsOf = (council: string): ReadonlySet<string> =>
    new Set(
      [
        'inspections',
        'improvement_plans',
        'programmes',
        'improvement_boards',
        'directions',
        'budgets',
      ].flatMap((table) =>
        csvRows(table)
          .filter((thing) => [thing['council_id'], thing['holder_id']].includes(council))
          .map((thing) => `${TYPES[table] ?? ''}/${thing['id'] ?? ''}`),
      ),
    );

  const PART_OF: Readonly<Record<string, string>> = {
    inspection_id: 'Inspection',
    plan_id: 'ImprovementPlan',
    programme_id: 'DeliveryModelProgramme',
    board_id: 'ImprovementBoard',
    budget_id: 'Budget',
  };

  /** Whether a row is about such a thing, or a part of it. */
  const isAboutOneOf = (row: CsvRow, things: ReadonlySet<string>): boolean =>
    things.has(`${row['subject_type'] ?? ''}/${row['subject_id'] ?? ''}`) ||
    Object.entries(PART_OF).some(([column, type]) => things.has(`${type}/${row[column] ?? ''}`));

  const shown = (entry: Entry) => {
    const day = ownDay(entry);
    return {
      id: entry.id,
      kind: entry.kind,
      type: entry.type,
      orderedOn: day ?? madeKnownOn(entry.row),
      orderedBy: day === null ? 'DAY_MADE_KNOWN' : 'OWN_DAY',
      standing: entry.row['standing'] ?? null,
      summary: entry.row['summary'],
      citations: citations(entry.row),
    };
  };

  interface Node {
    readonly id: string;
    readonly relation: string;
    readonly subgraph: string;
    readonly ahead: boolean;
    readonly orderedOn: string;
  }
  const timelineOf = (council: string, asOf: string | null) =>
    allPages(async (after) => {
      const answer = await graph.answer<{ council: { timeline: Page<Node> } }>(question('council-timeline'), {
        council,
        asOf,
        after,
      });
      return answer.council.timeline;
    });

  const recorded = entries.filter(({ kind }) => kind !== 'NAME');

  test.each(csvRows('councils').map(({ id = '' }) => id))('%s', async (council) => {
    const found = await timelineOf(council, null);
    expect(found).toEqual(sortedBy(found, ({ orderedOn, id }) => `${orderedOn} ${id}`));
    const direct = sortedBy(
      recorded.filter(({ row }) => names(row, council)).map(shown),
      ({ orderedOn, id }) => `${orderedOn} ${id}`,
    );
    expect(
      found
        .filter(({ relation }) => relation === 'DIRECT')
        .map(({ relation: _relation, subgraph: _subgraph, ahead: _ahead, ...rest }) => rest),
    ).toEqual(direct);
    const things = thingsOf(council);
    const through = recorded.filter(({ row }) => !names(row, council) && isAboutOneOf(row, things));
    const foundThrough = found.filter(({ relation }) => relation === 'THROUGH').map(({ id }) => id);
    expect(foundThrough).toEqual(expect.arrayContaining(through.map(({ id }) => id)));
  });

  test('Worcestershire has entries of four subgraphs, and no name', async () => {
    const found = await timelineOf('worcestershire', null);
    expect([...new Set(found.map(({ subgraph }) => subgraph))].sort()).toEqual([
      'agreements',
      'finance',
      'improvement',
      'record',
    ]);
  });

  test('on a day, what has a day of its own still to come says so', async () => {
    const asOf = '2017-09-30';
    const found = await timelineOf('worcestershire', asOf);
    const all = await timelineOf('worcestershire', null);
    expect(found.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(found.filter(({ ahead }) => ahead).map(({ orderedOn }) => orderedOn > asOf)).not.toContain(false);
  });
});

describe('everything that one source says', () => {
  interface Said {
    readonly id: string;
    readonly entries: Page<{ readonly id: string; readonly kind: string }>;
    readonly places: Page<object>;
    readonly conflicts: { readonly nodes: readonly { readonly id: string }[] };
  }
  const ask = async (source: string, cursors: Record<string, string | null>) =>
    (await graph.answer<{ source: Said }>(question('one-source'), { source, ...cursors })).source;

  const citing = (place: (cited: string) => boolean) =>
    entries.filter(({ row }) => citedPlaces(row).some(place));

  test.each(csvRows('sources').map((row) => [row['id'] ?? '', row] as const))('%s', async (source, row) => {
    const council = csvRows('councils').find(({ id }) => id === row['publisher_id']);
    const { entries: _entries, places: _places, conflicts, ...head } = await ask(source, {});
    expect(head).toEqual({
      id: source,
      title: row['title'],
      publisher: { id: council?.['id'], name: council?.['name'] },
      date: { from: row['date'] },
      dateKind: row['date_kind'],
      licence: null,
      licenceAbsence: row['licence'],
    });

    const position = (entry: Entry): string => {
      const place = citedPlaces(entry.row).find((each) => each.startsWith(`${source}/`)) ?? '';
      return (ledgerRow(place)['order'] ?? '').padStart(6, '0');
    };
    const said = citing((place) => place.startsWith(`${source}/`));
    expect(await allPages(async (after) => (await ask(source, { entriesAfter: after })).entries)).toEqual(
      sortedBy(said, (entry) => `${position(entry)} ${entry.id}`).map((entry) => ({
        id: entry.id,
        kind: entry.kind,
        standing: entry.row['standing'] ?? null,
        summary: entry.row['summary'] ?? (expect.any(String) as string),
        citations: citations(entry.row),
      })),
    );

    const places = csvRows('coverage').filter((place) => place['source_id'] === source);
    expect(await allPages(async (after) => (await ask(source, { placesAfter: after })).places)).toEqual(
      sortedBy(places, (place) => (place['order'] ?? '').padStart(6, '0')).map((place) => {
        const id = `${source}/${place['place_id'] ?? ''}`;
        return {
          place: {
            id,
            kind: place['kind'],
            section: place['section'],
            label: place['label'],
            order: Number(place['order']),
          },
          covered: place['tables'] !== '',
          tables: (place['tables'] ?? '').split(';').filter(Boolean),
          reason: text(place, 'reason'),
          entries: { totalCount: citing((cited) => cited === id).length },
        };
      }),
    );

    expect(conflicts.nodes.map(({ id }) => id).sort()).toEqual(
      csvRows('conflicts')
        .filter((conflict) => citedPlaces(conflict).some((place) => place.startsWith(`${source}/`)))
        .map(({ id }) => id)
        .sort(),
    );
  });
});
