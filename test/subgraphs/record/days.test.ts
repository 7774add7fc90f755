import { subgraphs } from '../../../subgraphs';
import { openWorld, type World } from '../../support/world';

const plan = (id: string, more: Record<string, string>) => ({
  id,
  council_id: 'ealing',
  name: 'Plan',
  ...more,
});
const step = (id: string, more: Record<string, string>) => ({
  id,
  kind: 'REPORT',
  subject_type: 'Council',
  subject_id: 'ealing',
  ...more,
});
const change = (id: string, more: Record<string, string>) => ({
  id,
  kind: 'EXTENSION',
  effective_on: '2013-06-01',
  ...more,
});
const line = (id: string, amount: string) => ({
  id,
  budget_id: 'budget',
  label: 'A line',
  section: 'EXPENDITURE',
  level: 'LINE',
  financial_year: '2019/20',
  measure: 'AMOUNT',
  amount,
  basis: 'BUDGET',
  order: '1',
});

describe('the days of entries', () => {
  it('are read from columns that the tables have', () => {
    for (const { entryDay = [], database } of subgraphs.flatMap(({ datasetTables }) => datasetTables)) {
      expect(database.map(({ name }) => name)).toEqual(
        expect.arrayContaining(entryDay.map((column) => `${column}_from`)),
      );
    }
  });

  describe('of a world', () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(
        {
          agreements: [
            { id: 'alliance', name: 'Alliance', kind: 'SHARED_SERVICES', legal_basis: 'NOT_STATED' },
          ],
          variations: [change('variation', { agreement_id: 'alliance', instrument: 'NOT_STATED' })],
          changes: [
            change('change', { subject_type: 'Agreement', subject_id: 'alliance' }),
            change('planned', { subject_type: 'Agreement', subject_id: 'alliance', standing: 'PLANNED' }),
          ],
          steps: [
            step('held', { due_on: '2013-03-25' }),
            step('proposed', { due_on: '2013-03-25', standing: 'PROPOSED' }),
            step('undated', { due_on: 'NOT_STATED' }),
          ],
          deadlines: [
            {
              id: 'ahead',
              kind: 'REPORT',
              due_on: '2024-09-29',
              statutory: 'STATUTORY',
              order: '1',
            },
          ],
          improvement_plans: [
            plan('started', { starts_on: '2016-04', agreed_on: '2016-03-01' }),
            plan('agreed', { agreed_on: '2016-03-01' }),
          ],
        },
        ['record'],
      );
    });
    afterAll(() => world.close());

    it('are those on which things happened, took effect or are due, but for what is only put forward', async () => {
      const { data } = await world.ask(
        'record',
        '{ entries(filter: { kind: [FACT] }) { nodes { id orderedOn orderedBy } } }',
      );
      const { nodes } = data?.['entries'] as { nodes: Record<string, string>[] };
      expect(nodes.map(({ id, orderedOn, orderedBy }) => [orderedOn, id, orderedBy].join(' '))).toEqual([
        '2013-03-25 Step/held OWN_DAY',
        '2013-06-01 Change/change OWN_DAY',
        '2013-06-01 Variation/variation OWN_DAY',
        '2016-03-01 ImprovementPlan/agreed OWN_DAY',
        '2016-04-01 ImprovementPlan/started OWN_DAY',
        '2021-01-04 Agreement/alliance DAY_MADE_KNOWN',
        '2021-01-04 Change/planned DAY_MADE_KNOWN',
        '2021-01-04 Step/proposed DAY_MADE_KNOWN',
        '2021-01-04 Step/undated DAY_MADE_KNOWN',
        '2024-09-29 Deadline/ahead OWN_DAY',
      ]);
    });

    it('keep the day that is meant among the moments of what is put forward', async () => {
      expect(
        (
          await world.ask(
            'record',
            '{ entry(id: "Change/planned") { day { from } moments { kind day { from } } } }',
          )
        ).data,
      ).toEqual({
        entry: {
          day: null,
          moments: [
            { kind: 'PUT_FORWARD_FOR', day: { from: '2013-06-01' } },
            { kind: 'MADE_KNOWN', day: { from: '2021-01-04' } },
          ],
        },
      });
    });
  });
});

describe('blank cells of printed tables', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        budgets: [
          {
            id: 'budget',
            name: 'Budget',
            subject_type: 'Council',
            subject_id: 'ealing',
            holder_type: 'Council',
            holder_id: 'ealing',
            financial_year: '2019/20',
            amount: '10',
            basis: 'BUDGET',
            nature: 'NET',
          },
        ],
        budget_lines: [line('blank', 'NOT_APPLICABLE'), line('silent', 'NOT_STATED'), line('filled', '10')],
      },
      ['record'],
    );
  });
  afterAll(() => world.close());

  it('are no entries', async () => {
    const { data } = await world.ask(
      'record',
      '{ entries(filter: { types: ["BudgetLine"] }) { nodes { factId } } }',
    );
    expect(data).toEqual({ entries: { nodes: [{ factId: 'filled' }, { factId: 'silent' }] } });
  });
});
