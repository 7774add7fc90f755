import { openWorld, type World, type WorldRows } from '../../support/world';
import { answer, base } from './rows';

const SUBJECTS = [
  ['Council', 'ealing'],
  ['Agency', 'west-health'],
  ['Service', 'ealing-fostering'],
  ['Agreement', 'ealing-agreement'],
  ['SafeguardingPartnership', 'ealing-partnership'],
  ['ImprovementPlan', 'ealing-plan'],
  ['DeliveryModelProgramme', 'ealing-programme'],
  ['ImprovementPartnership', 'ealing-help'],
] as const;

/** For each thing: a sum, a statement about it, and a reconciliation of the sum with itself. */
const rows: WorldRows = {
  ...base,
  funding: SUBJECTS.map(([subject_type, subject_id]) => ({
    id: `${subject_id}-grant`,
    label: 'A grant',
    subject_type,
    subject_id,
    financial_year: '2020/21',
    amount: '10',
    basis: 'ACTUAL',
    kind: 'GRANT',
  })),
  finance_statements: SUBJECTS.map(([subject_type, subject_id]) => ({
    id: `${subject_id}-statement`,
    kind: 'PRINCIPLE',
    subject_type,
    subject_id,
  })),
  reconciliations: SUBJECTS.map(([subject_type, subject_id]) => ({
    id: `${subject_id}-check`,
    subject_type,
    subject_id,
    kind: 'SUM',
    stated_type: 'Funding',
    stated_id: `${subject_id}-grant`,
    cause: 'AGREES',
  })),
  reconciliation_parts: SUBJECTS.map(([, id]) => ({
    id: `${id}-check-1`,
    reconciliation_id: `${id}-check`,
    part_type: 'Funding',
    part_id: `${id}-grant`,
    operation: 'ADD',
    order: '1',
  })),
};

describe('things of other homes', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(rows, ['finance']);
  });
  afterAll(() => world.close());

  it.each(SUBJECTS)('%s has money, statements and reconciliations', async (type, id) => {
    expect(
      await answer(
        world,
        `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on ${type} {
          id
          money { absence nodes { id subject { __typename } recipient: subjectAbsence } }
          financeStatements { absence nodes { id kind subject { __typename } citations { place { label } } confirmation { lastStatedOn } } }
          reconciliations { absence nodes { id agrees subject { __typename } } }
        } } }`,
        { r: [{ __typename: type, id }] },
      ),
    ).toEqual({
      data: {
        _entities: [
          {
            __typename: type,
            id,
            money: {
              absence: null,
              nodes: [{ id: `${id}-grant`, subject: { __typename: type }, recipient: null }],
            },
            financeStatements: {
              absence: null,
              nodes: [
                {
                  id: `${id}-statement`,
                  kind: 'PRINCIPLE',
                  subject: { __typename: type },
                  citations: [{ place: { label: 'para 1' } }],
                  confirmation: { lastStatedOn: '2021-01-04' },
                },
              ],
            },
            reconciliations: {
              absence: null,
              nodes: [{ id: `${id}-check`, agrees: true, subject: { __typename: type } }],
            },
          },
        ],
      },
    });
  });
});
