import {
  absence,
  amountShown,
  amountsAbout,
  byId,
  citations,
  confirmation,
  day,
  holdsOn,
  isPending,
  madeKnownOn,
  named,
  ordered,
  pick,
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

const AGREEMENT = 'hammersmith-and-fulham-collaborative-delivery-agreement-2018';

const rolesOf = (service: CsvRow, role: string, asOf: string | null): CsvRow[] =>
  csvRows('service_roles').filter(
    (row) =>
      row['service_id'] === service['id'] &&
      row['role'] === role &&
      // A role that is only put forward is in no list of hosts, whatever the date.
      !isPending(row) &&
      holdsOn(row, asOf),
  );

const whyNone = (rows: readonly unknown[]): string | null => (rows.length === 0 ? 'NOT_STATED' : null);

const pendingChangesOf = (service: CsvRow, asOf: string | null): CsvRow[] =>
  csvRows('changes').filter(
    (row) =>
      row['subject_id'] === service['id'] && isPending(row) && (asOf === null || madeKnownOn(row) <= asOf),
  );

describe('who hosts what under an agreement on a date', () => {
  const termStatus = (agreement: CsvRow, asOf: string): string => {
    if (isPending(agreement)) return 'NOT_BEGUN';
    const ends = day(agreement, 'term_ends_on')?.lastDay ?? '';
    return ends < asOf ? 'TERM_EXPIRED_CONTINUED_BY_CONDUCT' : 'WITHIN_TERM';
  };

  const roles = (service: CsvRow, role: string, asOf: string) =>
    rolesOf(service, role, asOf).map((row) => ({
      id: row['id'],
      standing: row['standing'],
      holder: named(row, 'holder_id'),
      confirmation: confirmation(row, asOf),
      citations: citations(row),
    }));

  const expected = (asOf: string) => {
    const agreement = csvRows('agreements').find(({ id }) => id === AGREEMENT) ?? {};
    const services = csvRows('services').filter(
      (row) => row['agreement_id'] === AGREEMENT && holdsOn(row, asOf),
    );
    return {
      agreement: {
        id: AGREEMENT,
        name: agreement['name'],
        standing: agreement['standing'],
        termStatus: termStatus(agreement, asOf),
        confirmation: confirmation(agreement, asOf),
        services: {
          totalCount: services.length,
          nodes: ordered(services, 'name').map((row) => ({
            id: row['id'],
            name: row['name'],
            delivery: row['delivery'],
            hosts: roles(row, 'HOST', asOf),
            hostAbsence: whyNone(rolesOf(row, 'HOST', asOf)),
            operators: roles(row, 'OPERATOR', asOf),
            operatorAbsence: whyNone(rolesOf(row, 'OPERATOR', asOf)),
            servedCouncils: roles(row, 'SERVED', asOf),
            servedAbsence: whyNone(rolesOf(row, 'SERVED', asOf)),
            participants: roles(row, 'PARTICIPANT', asOf),
            pendingChanges: pendingChangesOf(row, asOf).map((change) => ({
              id: change['id'],
              standing: change['standing'],
              effectiveOn: pick(day(change, 'effective_on'), 'from', 'qualifier'),
            })),
          })),
        },
      },
    };
  };

  test.each(['2018-06-01', '2019-06-01', '2021-01-04', '2021-06-01'])('on %s', async (asOf) => {
    const answer = await graph.answer(question('who-hosts-what'), { agreement: AGREEMENT, asOf });
    expect(byId(answer)).toEqual(byId(expected(asOf)));
  });
});

describe('every service traced to its agreement, its host, its money and the inspections', () => {
  const agreementOf = (service: CsvRow, asOf: string | null) => {
    const row = csvRows('agreements').find(({ id }) => id === text(service, 'agreement_id'));
    if (row === undefined) return null;
    const ends = day(row, 'term_ends_on')?.lastDay ?? null;
    const starts = day(row, 'term_starts_on')?.from ?? null;
    const status = (): string | null => {
      if (asOf === null) return null;
      if (isPending(row) || (starts !== null && asOf < starts)) return 'NOT_BEGUN';
      if (ends !== null && ends < asOf) return 'TERM_EXPIRED_CONTINUED_BY_CONDUCT';
      if (ends !== null) return 'WITHIN_TERM';
      return starts === null ? 'TERM_NOT_STATED' : 'TERM_END_NOT_STATED';
    };
    return { id: row['id'], name: row['name'], termStatus: status(), citations: citations(row) };
  };

  const inspectionsOf = (council: string, asOf: string | null) => {
    const rows = csvRows('inspections').filter(
      (row) =>
        row['council_id'] === council &&
        (asOf === null || (day(row, 'inspected_on')?.from ?? madeKnownOn(row)) <= asOf),
    );
    return {
      absence: whyNone(rows),
      nodes: rows.map((row) => {
        const judged = csvRows('judgements').filter(
          (judgement) =>
            judgement['inspection_id'] === row['id'] &&
            (asOf === null || (day(judgement, 'judged_on')?.from ?? madeKnownOn(judgement)) <= asOf),
        );
        const overall = judged.find((judgement) => judgement['overall'] === 'OVERALL') ?? null;
        return {
          id: row['id'],
          inspectedOn: pick(day(row, 'inspected_on'), 'from', 'lastDay', 'absence'),
          judgements: judged
            .sort((one, other) => Number(one['order']) - Number(other['order']))
            .map((judgement) => ({ domain: judgement['domain'], grade: judgement['grade'] })),
          judgementsAbsence: whyNone(judged),
          overallJudgement: overall && { grade: overall['grade'] },
          overallJudgementAbsence: overall === null ? 'NOT_STATED' : null,
          citations: citations(row),
        };
      }),
    };
  };

  const roles = (service: CsvRow, role: string, asOf: string | null) =>
    rolesOf(service, role, asOf).map((row) => ({
      id: row['id'],
      standing: row['standing'],
      holder: named(row, 'holder_id'),
      confirmation: pick(confirmation(row, asOf), 'status'),
      citations: citations(row),
      council:
        row['holder_type'] === 'Council'
          ? { id: row['holder_id'], inspections: inspectionsOf(row['holder_id'] ?? '', asOf) }
          : null,
    }));

  const moneyOf = (service: CsvRow, asOf: string | null) => {
    const nodes = amountsAbout('Service', service['id'] ?? '', asOf).map(amountShown);
    return { totalCount: nodes.length, absence: whyNone(nodes), nodes };
  };

  const expected = (asOf: string | null) => {
    const services = csvRows('services').filter((row) => holdsOn(row, asOf));
    const nodes = services.map((row) => ({
      id: row['id'],
      name: row['name'],
      standing: row['standing'],
      delivery: row['delivery'],
      confirmation: confirmation(row, asOf),
      citations: citations(row),
      agreement: agreementOf(row, asOf),
      agreementAbsence: absence(row, 'agreement_id'),
      hosts: roles(row, 'HOST', asOf),
      hostAbsence: whyNone(rolesOf(row, 'HOST', asOf)),
      operators: roles(row, 'OPERATOR', asOf),
      operatorAbsence: whyNone(rolesOf(row, 'OPERATOR', asOf)),
      servedCouncils: roles(row, 'SERVED', asOf),
      servedAbsence: whyNone(rolesOf(row, 'SERVED', asOf)),
      participants: roles(row, 'PARTICIPANT', asOf),
      money: moneyOf(row, asOf),
      visits: {
        nodes: csvRows('visits')
          .filter(
            (visit) =>
              visit['service_id'] === row['id'] &&
              (asOf === null || (day(visit, 'visited_on')?.from ?? madeKnownOn(visit)) <= asOf),
          )
          .map((visit) => ({ id: visit['id'], finding: text(visit, 'finding') })),
      },
      pendingChanges: pendingChangesOf(row, asOf).map((change) => ({
        id: change['id'],
        standing: change['standing'],
        effectiveOn: pick(day(change, 'effective_on'), 'from'),
      })),
    }));
    return { totalCount: nodes.length, nodes };
  };

  test.each([null, '2013-03-25', '2017-10-01', '2018-11-01', '2021-01-04'])('on %s', async (asOf) => {
    const {
      services: { pageInfo, ...services },
    } = await graph.answer<{ services: { pageInfo: { hasNextPage: boolean } } }>(question('trace'), { asOf });
    expect(pageInfo.hasNextPage).toBe(false);
    expect(byId(services)).toEqual(byId(expected(asOf)));
  });
});
