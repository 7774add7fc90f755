import {
  absence,
  byId,
  confirmation,
  day,
  holdsOn,
  isApplied,
  isPending,
  labels,
  madeKnownOn,
  named,
  ordered,
  pick,
  quantity,
  text,
} from '../support/oracle';
import { question } from '../support/questions';
import { csvRows, type CsvRow } from '../support/reports';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

let graph: ReportsGraph;
beforeAll(async () => {
  graph = await openReportsGraph();
});
afterAll(() => graph.close());

const flag = (row: CsvRow, column: string): boolean | null =>
  text(row, column) === null ? null : row[column] === 'true';

describe('every council under intervention on a date, with the instrument and the helper', () => {
  const STATUS: Readonly<Record<string, string>> = {
    ON_RECORD: 'IN_FORCE',
    CONFIRMED: 'IN_FORCE',
    NOT_CONFIRMED_SINCE: 'NOT_CONFIRMED_SINCE',
    START_NOT_STATED: 'START_NOT_STATED',
  };
  const BEST_FIRST = ['IN_FORCE', 'NOT_CONFIRMED_SINCE', 'START_NOT_STATED', 'ENDED', 'PENDING'];

  const BY_INSTRUMENT = `query ($asOf: Date, $instrument: [InterventionInstrument!]) @view(asOf: $asOf) {
    interventions(filter: { instrument: $instrument }) {
      nodes { council { id } status instruments directions { id confirmation { status } } }
    }
  }`;
  interface Intervention {
    readonly directions: readonly {
      readonly id: string;
      readonly confirmation: { readonly status: string };
    }[];
  }

  const of = (table: string, council: string) =>
    csvRows(table).filter((row) => row['council_id'] === council);
  const shown = (rows: readonly CsvRow[], asOf: string | null) =>
    rows.filter((row) => isApplied(row) && holdsOn(row, asOf));
  const pending = (rows: readonly CsvRow[], asOf: string | null) =>
    rows.filter((row) => isPending(row) && (asOf === null || madeKnownOn(row) <= asOf));
  const statusOf = (row: CsvRow, asOf: string | null): string =>
    asOf === null && row['standing'] === 'ENDED' ? 'ENDED' : (STATUS[confirmation(row, asOf).status] ?? '');

  const direction = (row: CsvRow) => ({
    id: row['id'],
    kind: row['kind'],
    standing: row['standing'],
    issuedOn: pick(day(row, 'issued_on'), 'from', 'absence'),
    issuer: named(row, 'issuer_id'),
    helper: named(row, 'helper_id'),
    helperAbsence: absence(row, 'helper_id'),
    citations: labels(row),
  });

  const helpers = (directions: readonly CsvRow[], partnerships: readonly CsvRow[]) => [
    ...directions
      .filter((row) => text(row, 'helper_id') !== null)
      .map((row) => ({
        organisation: named(row, 'helper_id'),
        direction: { id: row['id'] },
        improvementPartnership: null,
      })),
    ...partnerships.map((row) => ({
      organisation: named(row, 'helper_id'),
      direction: null,
      improvementPartnership: { id: row['id'] },
    })),
  ];

  const interventionOf = (council: string, asOf: string | null) => {
    const directions = of('directions', council);
    const commissioners = of('commissioners', council);
    const partnerships = of('improvement_partnerships', council);
    const instruments = [...directions, ...commissioners];
    const giving = [
      ...shown(instruments, asOf).map((row) => ({ row, status: statusOf(row, asOf) })),
      ...pending(instruments, asOf).map((row) => ({ row, status: 'PENDING' })),
    ];
    const status = BEST_FIRST.find((each) => giving.some((row) => row.status === each));
    // All that applies on the day, or is on record; where nothing is, what may have begun or is pending.
    const applying = shown(instruments, asOf).filter((row) => statusOf(row, asOf) !== 'START_NOT_STATED');
    const listed =
      applying.length > 0 ? applying : giving.filter((each) => each.status === status).map(({ row }) => row);
    const helping = helpers(shown(directions, asOf), shown(partnerships, asOf));
    return {
      council: named({ council_id: council }, 'council_id'),
      status,
      instruments: [...new Set(listed.map((row) => row['kind'] ?? 'COMMISSIONER'))],
      directions: shown(directions, asOf).map(direction),
      commissioners: shown(commissioners, asOf).map((row) => ({
        id: row['id'],
        name: row['name'],
        startsOn: pick(day(row, 'starts_on'), 'from', 'lastDay', 'precision'),
        endsOn: pick(day(row, 'ends_on'), 'lastDay'),
        homeOrganisation: named(row, 'home_organisation_id'),
      })),
      helpers: helping,
      helperAbsence: helping.length === 0 ? 'NOT_STATED' : null,
      pendingDirections: pending(directions, asOf).map(direction),
      pendingHelpers: helpers(pending(directions, asOf), pending(partnerships, asOf)).map(
        ({ organisation }) => ({ organisation }),
      ),
    };
  };

  const expected = (asOf: string | null, wanted: readonly string[]) => {
    const all = csvRows('councils')
      .map(({ id = '' }) => interventionOf(id, asOf))
      .filter(({ status }) => status !== undefined)
      .sort((one, other) => ((one.council?.id ?? '') < (other.council?.id ?? '') ? -1 : 1));
    const nodes = all.filter(({ status = '' }) => wanted.includes(status));
    return {
      interventions: {
        totalCount: nodes.length,
        leftOut: BEST_FIRST.map((status) => ({
          status,
          councils: all.filter((each) => each.status === status && !wanted.includes(status)).length,
        })).filter(({ councils }) => councils > 0),
        nodes,
      },
    };
  };

  const UNDER = ['IN_FORCE', 'NOT_CONFIRMED_SINCE'];

  test.each([
    null,
    '2013-04-01',
    '2017-03-15',
    '2017-09-18',
    '2017-09-19',
    '2017-09-20',
    '2017-09-28',
    '2017-09-29',
    '2018-01-01',
    '2018-09-29',
    '2018-09-30',
    '2021-01-04',
  ])('on %s', async (asOf) => {
    const answer = await graph.answer(question('councils-under-intervention'), { asOf });
    expect(byId(answer)).toEqual(byId(expected(asOf, UNDER)));
  });

  test.each([
    // Before the revised direction only an earlier one is on record, whose start nobody states.
    [
      '2017-09-18',
      'IN_FORCE',
      ['COMMISSIONER'],
      { 'worcestershire-statutory-direction-earlier': 'START_NOT_STATED' },
    ],
    [
      '2017-09-19',
      'IN_FORCE',
      ['STATUTORY_DIRECTION', 'COMMISSIONER'],
      {
        'worcestershire-statutory-direction-earlier': 'START_NOT_STATED',
        'worcestershire-statutory-direction-2017-09-19': 'CONFIRMED',
      },
    ],
    [
      '2017-09-20',
      'IN_FORCE',
      ['STATUTORY_DIRECTION', 'COMMISSIONER'],
      { 'worcestershire-statutory-direction-2017-09-19': 'CONFIRMED' },
    ],
    [
      '2018-01-01',
      'IN_FORCE',
      ['STATUTORY_DIRECTION', 'COMMISSIONER'],
      { 'worcestershire-statutory-direction-2017-09-19': 'NOT_CONFIRMED_SINCE' },
    ],
    [
      '2018-09-29',
      'IN_FORCE',
      ['STATUTORY_DIRECTION', 'COMMISSIONER'],
      { 'worcestershire-statutory-direction-2017-09-19': 'NOT_CONFIRMED_SINCE' },
    ],
    [
      '2018-09-30',
      'NOT_CONFIRMED_SINCE',
      ['STATUTORY_DIRECTION'],
      { 'worcestershire-statutory-direction-2017-09-19': 'NOT_CONFIRMED_SINCE' },
    ],
  ])('on %s, Worcestershire by each of its instruments', async (asOf, status, instruments, directions) => {
    const found = async (instrument: string) => {
      const { interventions } = await graph.answer<{ interventions: { nodes: Intervention[] } }>(
        BY_INSTRUMENT,
        { asOf, instrument: [instrument] },
      );
      return interventions.nodes.map((node) => ({
        ...node,
        directions: Object.fromEntries(
          node.directions.map(({ id, confirmation: { status: each } }) => [id, each]),
        ),
      }));
    };
    const worcestershire = { council: { id: 'worcestershire' }, status, instruments, directions };
    for (const instrument of ['STATUTORY_DIRECTION', 'NOTICE_TO_IMPROVE', 'COMMISSIONER'])
      expect(await found(instrument)).toEqual(instruments.includes(instrument) ? [worcestershire] : []);
  });

  test('and those for which it is only expected, where the filter asks', async () => {
    const answer = await graph.answer(question('councils-under-intervention'), {
      asOf: '2013-04-01',
      filter: { status: ['PENDING'] },
    });
    expect(byId(answer)).toEqual(byId(expected('2013-04-01', ['PENDING'])));
  });
});

describe('a partnership with its groups, scrutiny, duties and deadlines', () => {
  const expected = (partnership: CsvRow) => {
    const of = (table: string) => csvRows(table).filter((row) => row['partnership_id'] === partnership['id']);
    const scrutiny = of('scrutiny_arrangements');
    return {
      id: partnership['id'],
      name: partnership['name'],
      standing: partnership['standing'],
      footprint: text(partnership, 'footprint'),
      areas: of('partnership_areas').map((row) => ({
        id: row['id'],
        council: named(row, 'council_id'),
        standing: row['standing'],
      })),
      partners: of('partners').map((row) => ({
        id: row['id'],
        capacity: row['capacity'],
        representative: text(row, 'representative'),
        standing: row['standing'],
        partner: named(row, 'partner_id'),
        partnerAbsence: absence(row, 'partner_id'),
      })),
      groups: of('groups').map((row) => ({
        id: row['id'],
        name: row['name'],
        kind: row['kind'],
        chair: text(row, 'chair'),
        chairIndependent: flag(row, 'chair_independent'),
        standing: row['standing'],
        council: named(row, 'council_id'),
        partOf: text(row, 'part_of_id') === null ? null : { id: row['part_of_id'] },
      })),
      scrutiny: scrutiny.map((row) => ({
        id: row['id'],
        standing: row['standing'],
        scrutineer: text(row, 'scrutineer'),
        method: text(row, 'method'),
        council: named(row, 'council_id'),
        sharedWith: named(row, 'shared_with_id'),
        reportDueOn: pick(day(row, 'report_due_on'), 'lastDay', 'qualifier'),
      })),
      scrutinyAbsence: scrutiny.length === 0 ? 'NOT_STATED' : null,
      legalDuties: of('legal_duties').map((row) => ({
        id: row['id'],
        act: row['act'],
        section: text(row, 'section'),
        kind: row['kind'],
        onWhom: text(row, 'on_whom'),
        standing: row['standing'],
        summary: row['summary'],
      })),
      deadlines: of('deadlines').map((row) => ({
        id: row['id'],
        kind: row['kind'],
        statutory: row['statutory'] === 'STATUTORY',
        standing: row['standing'],
        onWhom: text(row, 'on_whom'),
        dueOn: pick(day(row, 'due_on'), 'from', 'lastDay', 'qualifier'),
      })),
      reviewTypes: of('review_types').map((row) => ({
        id: row['id'],
        name: row['name'],
        deadline: pick(quantity(row, 'deadline'), 'value', 'unit'),
      })),
      // The aims of a goal stand under it.
      goals: of('goals')
        .filter((row) => text(row, 'part_of_id') === null)
        .map((row) => ({
          id: row['id'],
          title: row['title'],
          financialYear: text(row, 'financial_year'),
        })),
    };
  };

  test.each(csvRows('partnerships').map((row) => [row['id'] ?? '', row] as const))('%s', async (id, row) => {
    const { safeguardingPartnership: answer } = await graph.answer<{
      safeguardingPartnership: Record<string, unknown>;
    }>(question('partnership'), { partnership: id });
    const { pending, pendingPredecessors, ...rest } = answer;
    expect(byId(rest)).toEqual(byId(expected(row)));
    const yetToCome = [
      'partnership_areas',
      'partners',
      'groups',
      'scrutiny_arrangements',
      'goals',
      'deadlines',
    ]
      .flatMap((table) => csvRows(table))
      .filter((each) => each['partnership_id'] === id && isPending(each));
    expect((pending as { id: string }[]).map((each) => each.id)).toEqual(
      expect.arrayContaining(yetToCome.map((each) => each['id'])),
    );
    expect(pendingPredecessors).toBeInstanceOf(Array);
  });
});

describe('the phases of a delivery-model programme', () => {
  const stated = (row: CsvRow, column: string) =>
    pick(day(row, column), 'from', 'lastDay', 'precision', 'qualifier', 'asStated');

  const expected = (programme: CsvRow, asOf: string | null) => {
    const { id } = programme;
    const statements = (kind: string) =>
      csvRows('improvement_statements').filter((row) => row['subject_id'] === id && row['kind'] === kind);
    const direction = csvRows('directions').find((row) => row['id'] === programme['direction_id']);
    return {
      deliveryModelProgramme: {
        id,
        name: programme['name'],
        standing: programme['standing'],
        council: named(programme, 'council_id'),
        direction: direction
          ? { id: direction['id'], issuedOn: pick(day(direction, 'issued_on'), 'from') }
          : null,
        phases: ordered(
          csvRows('programme_phases').filter((row) => row['programme_id'] === id),
          'number',
        ).map((row) => ({
          id: row['id'],
          number: Number(row['number']),
          name: row['name'],
          standing: row['standing'],
          startsOn: stated(row, 'starts_on'),
          endsOn: stated(row, 'ends_on'),
          confirmation: pick(confirmation(row, asOf), 'status'),
          decisionPoints: csvRows('decision_points')
            .filter((point) => point['phase_id'] === row['id'])
            .map((point) => ({ id: point['id'], body: point['body'], dueOn: stated(point, 'due_on') })),
          citations: labels(row),
        })),
        principles: ordered(statements('PRINCIPLE'), 'order').map((row) => ({
          id: row['id'],
          order: Number(row['order']),
        })),
        options: statements('OPTION').map((row) => ({ id: row['id'] })),
      },
    };
  };

  test.each([null, '2018-01-01'])('on %s, the plan is never applied', async (asOf) => {
    for (const programme of csvRows('programmes')) {
      const answer = await graph.answer(question('delivery-model-programme'), {
        programme: programme['id'],
        asOf,
      });
      expect(byId(answer)).toEqual(byId(expected(programme, asOf)));
    }
  });
});
