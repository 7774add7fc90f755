import { openWorld, type World } from '../../support/world';
import { answer, refusal } from './rows';

const EMPTY_TEXT = 'The text is empty; give at least one letter or digit, or leave it out.';
const EMPTY_LIST = 'The list is empty; name at least one value, or leave it out.';
const CURSOR =
  'The cursor is not one of this list with this filter and order. Use an endCursor of the same list, or leave `after` out.';
const reversed = '2020-01-02 comes after 2020-01-01; put the earlier day first.';

describe('the improvement subgraph refuses', () => {
  let world: World;
  const ask = (query: string) => world.ask('improvement', query);
  beforeAll(async () => {
    world = await openWorld({}, ['improvement']);
  });
  afterAll(() => world.close());

  it.each([
    [
      'inspections',
      '(first: 0)',
      'PAGE_SIZE_OUT_OF_RANGE',
      'first',
      'first: 0 is out of range; ask for 1 to 100.',
    ],
    [
      'visits',
      '(first: 101)',
      'PAGE_SIZE_OUT_OF_RANGE',
      'first',
      'first: 101 is out of range; ask for 1 to 100.',
    ],
    ['directions', '(after: "forged")', 'BAD_CURSOR', 'after', CURSOR],
    ['interventions', '(after: "forged")', 'BAD_CURSOR', 'after', CURSOR],
    ['interventions', '(filter: { instrument: [] })', 'BAD_FILTER', 'filter.instrument', EMPTY_LIST],
    ['inspections', '(filter: { text: " " })', 'BAD_FILTER', 'filter.text', EMPTY_TEXT],
    ['inspections', '(filter: { domain: "" })', 'BAD_FILTER', 'filter.domain', EMPTY_TEXT],
    ['inspections', '(filter: { grade: [] })', 'BAD_FILTER', 'filter.grade', EMPTY_LIST],
    ['inspections', '(filter: { standing: [] })', 'BAD_FILTER', 'filter.standing', EMPTY_LIST],
    ['indicators', '(filter: { measure: "" })', 'BAD_FILTER', 'filter.measure', EMPTY_TEXT],
    [
      'improvementStatements',
      '(filter: { councilId: "Ealing" })',
      'BAD_FILTER',
      'filter.councilId',
      '"Ealing" is no id; ids are lower-case letters, digits and single hyphens.',
    ],
    ['visits', '(filter: { from: "2020-01-02", to: "2020-01-01" })', 'BAD_RANGE', 'filter.from', reversed],
  ])('%s%s', async (field, args, code, argument, message) => {
    expect(await ask(`{ ${field}${args} { totalCount } }`)).toEqual(refusal(field, code, argument, message));
  });

  it.each([
    'improvementPlansByName',
    'improvementBoardsByName',
    'improvementPartnershipsByName',
    'initiativesByName',
  ])('%s with an empty name', async (field) => {
    expect(await ask(`{ ${field}(name: " ") { id } }`)).toEqual(
      refusal(field, 'BAD_FILTER', 'name', EMPTY_TEXT),
    );
  });

  it('an unknown grade and a malformed day, before it reads anything', async () => {
    const codes = async (query: string) => {
      const { data, errors } = await ask(query);
      return { data, messages: errors?.map(({ message }) => message) };
    };
    expect(await codes('{ inspections(filter: { grade: [EXCELLENT] }) { totalCount } }')).toEqual({
      data: undefined,
      messages: ['Value "EXCELLENT" does not exist in "InspectionGrade" enum.'],
    });
    expect(await codes('{ visits(filter: { from: "last week" }) { totalCount } }')).toEqual({
      data: undefined,
      messages: ['"last week" is not a date; write year, month and day: "2021-04-01".'],
    });
  });

  it('but knows that an unknown id is nothing, not an error', async () => {
    expect(
      await ask(`{
        inspection(id: "x") { id } visit(id: "x") { id } direction(id: "x") { id } commissioner(id: "x") { id }
        improvementPartnership(id: "x") { id } improvementBoard(id: "x") { id } improvementPlan(id: "Not a slug") { id }
        deliveryModelProgramme(id: "x") { id } initiative(id: "x") { id } indicator(id: "x") { id }
        inspections { absence totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } }
      }`),
    ).toEqual(
      answer({
        inspection: null,
        visit: null,
        direction: null,
        commissioner: null,
        improvementPartnership: null,
        improvementBoard: null,
        improvementPlan: null,
        deliveryModelProgramme: null,
        initiative: null,
        indicator: null,
        inspections: {
          absence: 'NOT_STATED',
          totalCount: 0,
          nodes: [],
          edges: [],
          pageInfo: { hasNextPage: false, endCursor: null },
        },
      }),
    );
  });

  it('a variable that is null where a value must be', async () => {
    const { data, errors } = await world.ask(
      'improvement',
      'query ($n: Int) { visits(first: $n) { totalCount } }',
      { n: null },
    );
    expect({ data, errors }).toMatchObject({
      data: { visits: null },
      errors: [{ path: ['visits'], extensions: { code: 'BAD_USER_INPUT', argument: '$n' } }],
    });
  });
});
