import {
  absence,
  amountShown,
  amountsAbout,
  byId,
  citations,
  labels,
  money,
  named,
  pick,
  quantity,
  text,
} from '../support/oracle';
import { question } from '../support/questions';
import { citedPlaces, csvRows, type CsvRow } from '../support/reports';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

let graph: ReportsGraph;
beforeAll(async () => {
  graph = await openReportsGraph();
});
afterAll(() => graph.close());

type Amount = ReturnType<typeof amountsAbout>[number];

/** Why an amount is in no sum; null where it is in one. */
const whyLeftOut = ({ type, kind, row }: Amount, listed: readonly Amount[]): string | null => {
  const isListed = (otherType: string, id: string): boolean =>
    listed.some(
      (other) => other.type === otherType && other.row['id'] === id && text(other.row, 'amount') !== null,
    );
  const repeated = csvRows('reconciliations')
    .filter(
      (each) =>
        each['kind'] === 'SAME_FIGURE' && each['stated_type'] === type && each['stated_id'] === row['id'],
    )
    .flatMap(({ id }) => csvRows('reconciliation_parts').filter((part) => part['reconciliation_id'] === id));
  // A budget can only be a part of another budget, so that its column says no type.
  const wholeType = text(row, 'part_of_type') ?? type;
  if (kind === 'UNIT_COST') return 'UNIT_COST';
  if (text(row, 'amount') === null) return 'NO_AMOUNT';
  if (text(row, 'part_of_id') !== null && isListed(wholeType, row['part_of_id'] ?? ''))
    return 'PART_OF_ANOTHER';
  if (repeated.some((part) => isListed(part['part_type'] ?? '', part['part_id'] ?? ''))) return 'REPEATED';
  if (text(row, 'amount_to') !== null || ['UP_TO', 'AT_LEAST'].includes(row['amount_qualifier'] ?? ''))
    return 'RANGE';
  if (row['amount_qualifier'] === 'MISPRINT') return 'MISPRINT';
  return text(row, 'financial_year') === null ? 'NO_YEAR' : null;
};

const REASONS = ['UNIT_COST', 'NO_AMOUNT', 'PART_OF_ANOTHER', 'REPEATED', 'RANGE', 'MISPRINT', 'NO_YEAR'];

const totalsOf = (listed: readonly Amount[]) => {
  const added = listed.filter((amount) => whyLeftOut(amount, listed) === null);
  const likeness = ({ kind, row }: Amount) => ({
    kindOfAmount: kind,
    nature: ['', 'NOT_STATED', undefined].includes(row['nature']) ? null : row['nature'],
    basis: row['basis'],
    standing: row['standing'],
    financialYear: text(row, 'financial_year'),
  });
  const groups = new Map<string, Amount[]>();
  for (const amount of added) {
    const key = JSON.stringify(likeness(amount));
    groups.set(key, [...(groups.get(key) ?? []), amount]);
  }
  return {
    groups: [...groups].map(([key, amounts]) => ({
      ...(JSON.parse(key) as object),
      count: amounts.length,
      sum: { amount: amounts.reduce((sum, { row }) => sum + Number(row['amount']), 0).toFixed(2) },
    })),
    leftOut: REASONS.map((reason) => ({
      reason,
      count: listed.filter((amount) => whyLeftOut(amount, listed) === reason).length,
    })).filter(({ count }) => count > 0),
  };
};

describe('all money about a service, across reports, with its standing', () => {
  const expected = (service: CsvRow) => {
    const id = service['id'] ?? '';
    const listed = amountsAbout('Service', id, null);
    const isAbout = (row: CsvRow): boolean => row['subject_type'] === 'Service' && row['subject_id'] === id;
    // What is said of a sum is said of the service that the sum is for.
    const isAboutItsMoney = (row: CsvRow): boolean =>
      listed.some(
        ({ type, row: amount }) => row['subject_type'] === type && row['subject_id'] === amount['id'],
      );
    return {
      service: {
        id,
        name: service['name'],
        money: {
          totalCount: listed.length,
          absence: listed.length === 0 ? 'NOT_STATED' : null,
          nodes: listed.map((amount) => ({
            ...amountShown(amount),
            label: amount.row['label'] ?? amount.row['name'],
            citations: citations(amount.row).map(({ source, place: { label } }) => ({
              source,
              place: { label },
            })),
          })),
          totals: totalsOf(listed),
        },
        costShares: {
          nodes: csvRows('cost_shares')
            .filter(isAbout)
            .map((row) => ({
              id: row['id'],
              standing: row['standing'],
              basis: row['basis'],
              financialYear: text(row, 'financial_year'),
              payer: named(row, 'payer_id'),
              percentage: pick(quantity(row, 'percentage'), 'value', 'unit'),
              of: pick(quantity(row, 'of'), 'value', 'unit'),
              ofLabel: text(row, 'of_label'),
            })),
        },
        financeStatements: {
          nodes: csvRows('finance_statements')
            .filter((row) => isAbout(row) || isAboutItsMoney(row))
            .map(({ id: statement, kind, standing }) => ({ id: statement, kind, standing })),
        },
      },
    };
  };

  const withMoney = csvRows('services').filter(
    ({ id = '' }) =>
      amountsAbout('Service', id, null).length > 0 ||
      csvRows('cost_shares').some((row) => row['subject_id'] === id),
  );

  test.each(withMoney.map((row) => [row['id'] ?? '', row] as const))('%s', async (id, row) => {
    const answer = await graph.answer(question('money-about-a-service'), { service: id });
    expect(byId(answer)).toEqual(byId(expected(row)));
  });

  test('and a reason where there is none', async () => {
    const answer = await graph.answer(question('money-about-a-service'), {
      service: 'hammersmith-and-fulham-mash',
    });
    expect(answer).toMatchObject({
      service: {
        money: { totalCount: 0, absence: 'NOT_STATED', nodes: [], totals: { groups: [], leftOut: [] } },
      },
    });
  });
});

describe('which totals do not agree with their parts, and which statements conflict', () => {
  const FIGURES: Readonly<Record<string, string>> = {
    Budget: 'budgets',
    BudgetLine: 'budget_lines',
    Contribution: 'contributions',
    Funding: 'funding',
    Forecast: 'forecasts',
    Saving: 'savings',
    UnitCost: 'unit_costs',
  };
  const figureOf = (row: CsvRow, prefix: string): CsvRow =>
    csvRows(FIGURES[row[`${prefix}_type`] ?? ''] ?? '').find(({ id }) => id === row[`${prefix}_id`]) ?? {};

  /** Pence, so that what is compared has no fractions. */
  const pence = (row: CsvRow): number => Math.round(Number(row['amount']) * 100);
  const pounds = (amount: number): string => (amount / 100).toFixed(2);
  const partsOf = ({ id }: CsvRow): CsvRow[] =>
    csvRows('reconciliation_parts').filter((part) => part['reconciliation_id'] === id);
  const isRange = (row: CsvRow): boolean => text(row, 'amount') === null || text(row, 'amount_to') !== null;

  const computedOf = (row: CsvRow): number | null => {
    const parts = partsOf(row).map((part) => {
      if (isRange(figureOf(part, 'part')) || text(part, 'factor_to') !== null) return null;
      const factor = text(part, 'factor') === null ? 1 : Number(part['factor']);
      const share = part['factor_unit'] === 'PERCENT' ? factor / 100 : factor;
      return pence(figureOf(part, 'part')) * share * (part['operation'] === 'SUBTRACT' ? -1 : 1);
    });
    return parts.some((part) => part === null)
      ? null
      : Math.round(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0));
  };

  const disagreeing = csvRows('reconciliations').flatMap((row) => {
    const [stated, computed] = [figureOf(row, 'stated'), computedOf(row)];
    if (computed === null || isRange(stated) || pence(stated) === computed) return [];
    return [
      {
        id: row['id'],
        kind: row['kind'],
        cause: row['cause'],
        explanation: text(row, 'explanation'),
        stated: { id: stated['id'], amount: pick(money(stated), 'amount', 'upTo', 'asStated') },
        computed: { amount: pounds(computed), upTo: null },
        difference: { amount: pounds(pence(stated) - computed), upTo: null },
        parts: partsOf(row)
          .sort((one, other) => Number(one['order']) - Number(other['order']))
          .map((part) => ({
            operation: part['operation'],
            figure: {
              id: part['part_id'],
              amount: pick(money(figureOf(part, 'part')), 'amount'),
            },
            factor: pick(quantity(part, 'factor'), 'value', 'unit'),
          })),
      },
    ];
  });

  const conflicting = csvRows('conflicts').map((row) => {
    const [first, second] = citations(row);
    return {
      id: row['id'],
      kind: row['kind'],
      subject: text(row, 'subject_id') === null ? null : { __typename: row['subject_type'] },
      subjectAbsence: absence(row, 'subject_id'),
      firstStatement: row['first_statement'],
      firstCitation: first,
      secondStatement: row['second_statement'],
      secondCitation: citedPlaces(row).length > 1 ? second : null,
      explanation: row['explanation'],
    };
  });

  test('the answer is what the tables give', async () => {
    expect(disagreeing.length).toBeGreaterThan(4);
    const answer = await graph.answer(question('totals-and-conflicts'));
    expect(byId(answer)).toEqual(
      byId({
        reconciliations: { totalCount: disagreeing.length, nodes: disagreeing },
        conflicts: { totalCount: conflicting.length, nodes: conflicting },
      }),
    );
  });
});

test('who contributes what to which partnership', async () => {
  const expected = csvRows('partnerships').map((partnership) => {
    const rows = csvRows('contributions').filter((row) => row['subject_id'] === partnership['id']);
    return {
      id: partnership['id'],
      name: partnership['name'],
      contributions: {
        absence: rows.length === 0 ? 'NOT_STATED' : null,
        nodes: rows.map((row) => ({
          id: row['id'],
          contributor:
            text(row, 'contributor_id') === null
              ? null
              : { __typename: row['contributor_type'], ...named(row, 'contributor_id') },
          contributorAbsence: absence(row, 'contributor_id'),
          recipient: named(row, 'recipient_id'),
          amount: pick(money(row), 'amount', 'qualifier', 'asStated', 'absence'),
          basis: row['basis'],
          financialYear: text(row, 'financial_year'),
          financialYearAbsence: absence(row, 'financial_year'),
          standing: row['standing'],
          partOf: text(row, 'part_of_id') === null ? null : { id: row['part_of_id'] },
          citations: labels(row),
        })),
      },
    };
  });
  const answer = await graph.answer(question('contributions-to-partnerships'));
  expect(byId(answer)).toEqual(byId({ safeguardingPartnerships: { nodes: expected } }));
});
