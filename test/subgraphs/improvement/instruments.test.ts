import { openWorld, type World } from '../../support/world';
import { answer, base } from './rows';

/** One council under a direction without a stated end, and under a commissioner until a stated day. */
describe('the instruments of an intervention', () => {
  let world: World;

  beforeAll(async () => {
    const direction = {
      council_id: 'ealing',
      issuer_type: 'Agency',
      issuer_id: 'minister',
      kind: 'STATUTORY_DIRECTION',
    };
    const commissioner = { title: 'Commissioner', appointed_by_type: 'Agency', appointed_by_id: 'minister' };
    world = await openWorld(
      {
        ...base,
        directions: [
          { ...direction, id: 'revised', starts_on: '2020-09-19', issued_on: '2020-09-19' },
          {
            ...direction,
            id: 'earlier',
            starts_on: 'NOT_STATED',
            ends_on: '2020-09-19',
            ends_on_qualifier: 'BY',
            ends_on_inferred: 'true',
            issued_on: 'NOT_STATED',
            standing: 'ENDED',
          },
          {
            ...direction,
            id: 'notice',
            kind: 'NOTICE_TO_IMPROVE',
            starts_on: '2018-01-01',
            ends_on: '2018-12-31',
            issued_on: '2018-01-01',
            standing: 'ENDED',
          },
          {
            ...direction,
            id: 'expected-notice',
            council_id: 'merton',
            kind: 'NOTICE_TO_IMPROVE',
            issued_on: 'NOT_STATED',
            standing: 'EXPECTED',
          },
        ],
        commissioners: [
          {
            ...commissioner,
            id: 'ealing-commissioner',
            council_id: 'ealing',
            name: 'A. Person',
            starts_on: '2020-03',
            ends_on: '2021-09-29',
          },
          {
            ...commissioner,
            id: 'merton-commissioner',
            council_id: 'merton',
            name: 'B. Person',
            starts_on: '2020-03',
          },
        ],
      },
      ['improvement'],
    );
  });
  afterAll(() => world.close());

  const ask = (asOf: string | null, filter: object) =>
    world.ask(
      'improvement',
      `query ($asOf: Date, $filter: InterventionFilter) @view(asOf: $asOf) {
        interventions(filter: $filter) {
          nodes {
            status instruments
            directions { id confirmation { status } } commissioners { id confirmation { status } }
          }
        }
      }`,
      { asOf, filter },
    );
  const rows = (statuses: Readonly<Record<string, string>>) =>
    Object.entries(statuses).map(([id, status]) => ({ id, confirmation: { status } }));
  const entry = (
    status: string,
    instruments: readonly string[],
    directions: Readonly<Record<string, string>>,
    commissioners: Readonly<Record<string, string>>,
  ) => ({ status, instruments, directions: rows(directions), commissioners: rows(commissioners) });

  const BOTH = ['STATUTORY_DIRECTION', 'COMMISSIONER'];
  const CONFIRMED = { 'ealing-commissioner': 'CONFIRMED' };
  const MAY_HAVE_BEGUN = { earlier: 'START_NOT_STATED' };
  const NOT_SINCE = { revised: 'NOT_CONFIRMED_SINCE' };

  it.each([
    ['2018-06-01', entry('IN_FORCE', ['NOTICE_TO_IMPROVE'], { notice: 'CONFIRMED', ...MAY_HAVE_BEGUN }, {})],
    ['2020-09-18', entry('IN_FORCE', ['COMMISSIONER'], MAY_HAVE_BEGUN, CONFIRMED)],
    ['2020-09-19', entry('IN_FORCE', BOTH, { revised: 'CONFIRMED', ...MAY_HAVE_BEGUN }, CONFIRMED)],
    ['2020-09-20', entry('IN_FORCE', BOTH, { revised: 'CONFIRMED' }, CONFIRMED)],
    ['2021-06-01', entry('IN_FORCE', BOTH, NOT_SINCE, CONFIRMED)],
    ['2021-09-29', entry('IN_FORCE', BOTH, NOT_SINCE, CONFIRMED)],
    ['2021-09-30', entry('NOT_CONFIRMED_SINCE', ['STATUTORY_DIRECTION'], NOT_SINCE, {})],
  ])('on %s are all that apply, and each finds the council', async (asOf, ealing) => {
    for (const instrument of ['STATUTORY_DIRECTION', 'NOTICE_TO_IMPROVE', 'COMMISSIONER'])
      expect(await ask(asOf, { councilId: 'ealing', instrument: [instrument] })).toEqual(
        answer({ interventions: { nodes: ealing.instruments.includes(instrument) ? [ealing] : [] } }),
      );
  });

  it('are those whose start nobody states where no other applies', async () => {
    expect(
      await ask('2019-06-01', { instrument: ['STATUTORY_DIRECTION'], status: ['START_NOT_STATED'] }),
    ).toEqual(
      answer({
        interventions: { nodes: [entry('START_NOT_STATED', ['STATUTORY_DIRECTION'], MAY_HAVE_BEGUN, {})] },
      }),
    );
  });

  it('without a day are all on record, those that are over included', async () => {
    const ealing = {
      status: 'IN_FORCE',
      instruments: expect.arrayContaining(['NOTICE_TO_IMPROVE', ...BOTH]) as string[],
      directions: expect.arrayContaining(
        rows({ notice: 'ON_RECORD', revised: 'ON_RECORD', earlier: 'ON_RECORD' }),
      ) as object[],
      commissioners: rows({ 'ealing-commissioner': 'ON_RECORD' }),
    };
    for (const instrument of ['STATUTORY_DIRECTION', 'NOTICE_TO_IMPROVE', 'COMMISSIONER'])
      expect(await ask(null, { councilId: 'ealing', instrument: [instrument] })).toEqual(
        answer({ interventions: { nodes: [ealing] } }),
      );
  });

  it('are none of the pending ones beside one that applies', async () => {
    const merton = entry('IN_FORCE', ['COMMISSIONER'], {}, { 'merton-commissioner': 'ON_RECORD' });
    expect(await ask(null, { councilId: 'merton' })).toEqual(answer({ interventions: { nodes: [merton] } }));
    expect(await ask(null, { councilId: 'merton', instrument: ['NOTICE_TO_IMPROVE'] })).toEqual(
      answer({ interventions: { nodes: [] } }),
    );
  });
});
