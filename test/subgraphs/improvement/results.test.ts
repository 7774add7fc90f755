import { openWorld, type World } from '../../support/world';
import { answer, base } from './rows';

describe('initiatives and indicators', () => {
  let world: World;
  const ask = (query: string, variables?: Record<string, unknown>) =>
    world.ask('improvement', query, variables);

  beforeAll(async () => {
    world = await openWorld(
      {
        ...base,
        services: [
          {
            id: 'ealing-edge-of-care',
            name: 'Edge of Care',
            delivery: 'SOVEREIGN',
            agreement_id: 'NOT_APPLICABLE',
          },
        ],
        initiatives: [
          {
            id: 'ealing-fostering',
            council_id: 'ealing',
            name: 'Fostering',
            service_id: 'NOT_STATED',
            order: '2',
            starts_on: 'NOT_STATED',
          },
          {
            id: 'ealing-edge',
            council_id: 'ealing',
            name: 'Edge of care',
            aim: 'Fewer entrants',
            service_id: 'ealing-edge-of-care',
            order: '1',
            starts_on: '2017-05',
          },
          {
            id: 'ealing-homes',
            council_id: 'ealing',
            name: 'Homes',
            service_id: 'ealing-edge-of-care',
            order: '3',
            standing: 'PROPOSED',
          },
          { id: 'brent-fostering', council_id: 'brent', name: 'fostering', order: '1', starts_on: '2020' },
        ],
        indicators: [
          {
            id: 'ealing-rate',
            measure: 'Children looked after',
            geography: 'COUNCIL',
            council_id: 'ealing',
            value: '67',
            value_unit: 'PER_10000',
            compared_with: 'the national average',
            observed_on: '2019',
          },
          {
            id: 'ealing-rate-national',
            measure: 'Children looked after',
            geography: 'NATIONAL',
            council_id: 'ealing',
            value: '60.5',
            value_unit: 'PER_10000',
            comparator_of_id: 'ealing-rate',
            observed_on: 'NOT_STATED',
          },
          {
            id: 'ealing-kept',
            measure: 'Children kept out of care',
            geography: 'COUNCIL',
            council_id: 'ealing',
            value: '23',
            value_unit: 'CHILDREN',
            out_of: '26',
            out_of_unit: 'CHILDREN',
            initiative_id: 'ealing-edge',
            observed_on: '2017-05..2017-07',
          },
          {
            id: 'ealing-starting',
            measure: 'Children starting care',
            geography: 'COUNCIL',
            council_id: 'ealing',
            value: 'NOT_STATED',
            value_unit: 'CHILDREN',
            trend: 'HIGHER',
            observed_on: 'NOT_STATED',
          },
          {
            id: 'england-authorities',
            measure: 'Authorities in a formal category',
            geography: 'NATIONAL',
            council_id: 'NOT_APPLICABLE',
            value: '20',
            value_qualifier: 'AT_LEAST',
            value_unit: 'COUNCILS',
            observed_on: '2021',
          },
        ],
      },
      ['improvement'],
    );
  });
  afterAll(() => world.close());

  it('have results with what they are compared with and out of', async () => {
    expect(
      await ask(`{
        initiative(id: "ealing-edge") { name aim order service { id } startsOn { from } results { id value { value unit qualifier } outOf { value unit } observedOn { from lastDay } initiative { id } } }
        rate: indicator(id: "ealing-rate") { measure geography council { id } comparedWith comparators { id value { value } comparatorOf { id } council { id } } comparatorOf { id } trend outOf { value } }
        starting: indicator(id: "ealing-starting") { trend value { value unit absence } observedOn { from absence } initiative { id } }
        england: indicator(id: "england-authorities") { council { id } councilAbsence value { value qualifier } }
      }`),
    ).toEqual(
      answer({
        initiative: {
          name: 'Edge of care',
          aim: 'Fewer entrants',
          order: 1,
          service: { id: 'ealing-edge-of-care' },
          startsOn: { from: '2017-05-01' },
          results: [
            {
              id: 'ealing-kept',
              value: { value: '23', unit: 'CHILDREN', qualifier: 'EXACT' },
              outOf: { value: '26', unit: 'CHILDREN' },
              observedOn: { from: '2017-05-01', lastDay: '2017-07-31' },
              initiative: { id: 'ealing-edge' },
            },
          ],
        },
        rate: {
          measure: 'Children looked after',
          geography: 'COUNCIL',
          council: { id: 'ealing' },
          comparedWith: 'the national average',
          comparators: [
            {
              id: 'ealing-rate-national',
              value: { value: '60.5' },
              comparatorOf: { id: 'ealing-rate' },
              council: { id: 'ealing' },
            },
          ],
          comparatorOf: null,
          trend: null,
          outOf: null,
        },
        starting: {
          trend: 'HIGHER',
          value: { value: null, unit: 'CHILDREN', absence: 'NOT_STATED' },
          observedOn: { from: null, absence: 'NOT_STATED' },
          initiative: null,
        },
        england: {
          council: null,
          councilAbsence: 'NOT_APPLICABLE',
          value: { value: '20', qualifier: 'AT_LEAST' },
        },
      }),
    );
  });

  it.each([
    ['initiatives', '', ['brent-fostering', 'ealing-edge', 'ealing-fostering', 'ealing-homes']],
    ['initiatives', '(filter: { councilId: "ealing" })', ['ealing-edge', 'ealing-fostering', 'ealing-homes']],
    ['initiatives', '(filter: { serviceId: "ealing-edge-of-care" })', ['ealing-edge', 'ealing-homes']],
    ['initiatives', '(filter: { text: "entrants" })', ['ealing-edge']],
    ['initiatives', '(filter: { standing: [PROPOSED] })', ['ealing-homes']],
    [
      'initiatives',
      '(orderBy: [{ field: NAME }])',
      ['ealing-edge', 'ealing-fostering', 'ealing-homes', 'brent-fostering'],
    ],
    [
      'initiatives',
      '(orderBy: [{ field: STARTS_ON }])',
      ['ealing-edge', 'brent-fostering', 'ealing-fostering', 'ealing-homes'],
    ],
    [
      'indicators',
      '',
      ['england-authorities', 'ealing-kept', 'ealing-rate', 'ealing-rate-national', 'ealing-starting'],
    ],
    ['indicators', '(filter: { measure: "LOOKED after" })', ['ealing-rate', 'ealing-rate-national']],
    ['indicators', '(filter: { geography: [NATIONAL], councilId: "ealing" })', ['ealing-rate-national']],
    ['indicators', '(filter: { initiativeId: "ealing-edge" })', ['ealing-kept']],
    ['indicators', '(filter: { from: "2017-07-31", to: "2019-01-01" })', ['ealing-kept', 'ealing-rate']],
    ['indicators', '(filter: { standing: [CLAIMED] })', []],
    [
      'indicators',
      '(orderBy: [{ field: VALUE, direction: DESC }])',
      ['ealing-rate', 'ealing-rate-national', 'ealing-kept', 'england-authorities', 'ealing-starting'],
    ],
    [
      'indicators',
      '(orderBy: [{ field: OBSERVED_ON }])',
      ['ealing-kept', 'ealing-rate', 'england-authorities', 'ealing-rate-national', 'ealing-starting'],
    ],
    [
      'indicators',
      '(orderBy: [{ field: COUNCIL }])',
      ['ealing-kept', 'ealing-rate', 'ealing-rate-national', 'ealing-starting', 'england-authorities'],
    ],
  ])('%s are listed %s', async (field, args, ids) => {
    expect(await ask(`{ ${field}${args} { totalCount nodes { id } } }`)).toEqual(
      answer({ [field]: { totalCount: ids.length, nodes: ids.map((id) => ({ id })) } }, 1),
    );
  });

  it('hang on councils and services, what is proposed apart, one statement a list', async () => {
    expect(
      await ask(
        `query ($these: [_Any!]!) @view(asOf: "2021-01-04") {
          _entities(representations: $these) {
            ... on Council { id initiatives { id results { id } } pendingInitiatives { id } indicators(first: 1) { totalCount nodes { id } } }
            ... on Service { id initiatives { id } pendingInitiatives { id } visits { totalCount } }
          }
          initiatives { nodes { id } }
          initiativesByName(name: "Fostering") { id }
        }`,
        {
          these: [
            { __typename: 'Council', id: 'ealing' },
            { __typename: 'Council', id: 'brent' },
            { __typename: 'Service', id: 'ealing-edge-of-care' },
          ],
        },
      ),
    ).toEqual(
      answer(
        {
          _entities: [
            {
              id: 'ealing',
              initiatives: [
                { id: 'ealing-edge', results: [{ id: 'ealing-kept' }] },
                { id: 'ealing-fostering', results: [] },
              ],
              pendingInitiatives: [{ id: 'ealing-homes' }],
              indicators: { totalCount: 4, nodes: [{ id: 'ealing-kept' }] },
            },
            {
              id: 'brent',
              initiatives: [{ id: 'brent-fostering', results: [] }],
              pendingInitiatives: [],
              indicators: { totalCount: 0, nodes: [] },
            },
            {
              id: 'ealing-edge-of-care',
              initiatives: [{ id: 'ealing-edge' }],
              pendingInitiatives: [{ id: 'ealing-homes' }],
              visits: { totalCount: 0 },
            },
          ],
          initiatives: {
            nodes: [{ id: 'brent-fostering' }, { id: 'ealing-edge' }, { id: 'ealing-fostering' }],
          },
          initiativesByName: [{ id: 'brent-fostering' }, { id: 'ealing-fostering' }],
        },
        10,
      ),
    );
  });
});
