import { openWorld, type World } from '../support/world';

const QUERY = 'services { nodes { name confirmation { status } } }';

describe('the view of an operation', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        services: [
          {
            id: 'ealing-fostering',
            name: 'Fostering',
            delivery: 'SHARED',
            agreement_id: 'NOT_STATED',
            starts_on: '2018-04-01',
            ends_on: '2019-03-31',
          },
        ],
      },
      ['agreements'],
    );
  });
  afterAll(() => world.close());

  const found = (status: string) => ({
    services: { nodes: [{ name: 'Fostering', confirmation: { status } }] },
  });
  const nothing = { services: { nodes: [] } };
  const ask = async (head: string, variables?: Record<string, unknown>): Promise<unknown> =>
    (await world.ask('agreements', `query Q${head} { ${QUERY} }`, variables)).data;

  it('is everything on record without a directive, and with one that is empty', async () => {
    expect(await ask('')).toEqual(found('ON_RECORD'));
    expect(await ask(' @view')).toEqual(found('ON_RECORD'));
    expect(await ask('($d: Date) @view(asOf: $d)')).toEqual(found('ON_RECORD'));
    expect(await ask('($d: Date) @view(asOf: $d)', { d: null })).toEqual(found('ON_RECORD'));
  });

  it('is the day that a literal, a variable or a default of one gives', async () => {
    expect(await ask(' @view(asOf: "2019-03-31")')).toEqual(found('CONFIRMED'));
    expect(await ask(' @view(asOf: "2019-04-01")')).toEqual(nothing);
    expect(await ask('($d: Date) @view(asOf: $d)', { d: '2018-03-31' })).toEqual(nothing);
    expect(await ask('($d: Date = "2019-04-01") @view(asOf: $d)')).toEqual(nothing);
    expect(await ask('($d: Date = "2019-04-01") @view(asOf: $d)', { d: '2018-04-01' })).toEqual(
      found('CONFIRMED'),
    );
  });

  it('leaves out what had not been made known', async () => {
    expect(await ask(' @view(knownAt: "2021-01-03")')).toEqual(nothing);
    expect(await ask(' @view(knownAt: "2021-01-04")')).toEqual(found('ON_RECORD'));
  });
});
