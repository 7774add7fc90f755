import { httpSource } from '../../gateway/sources/http';
import { listen } from '../../subgraphs/common/process/listen';
import { createService } from '../../subgraphs/service';
import { closeAll, listening } from '../support/listening';
import { ON_RECORD, openTestGateway, type TestGateway } from '../support/gateway';
import { createMoney, createPlaces } from '../support/town';

const opened: TestGateway[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  await closeAll();
});

/** A gateway whose money is reached over HTTP, with the way to kill it. */
const openWithRemoteMoney = async (money = createMoney()) => {
  const service = await listening(createService(money));
  const source = httpSource({ name: 'money', url: `${service.url}graphql`, mostBytes: 1_000_000 });
  const gateway = await openTestGateway([createPlaces(), money], { others: [source] });
  opened.push(gateway);
  return { ...gateway, url: service.url, kill: () => service.close() };
};

const UNAVAILABLE = {
  message: 'The subgraph money can not be reached.',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'money' },
};

test('an answer over HTTP is the same as in process', async () => {
  const query = '{ places { name budget grants { from place { name } } } grants { place { name } } }';
  const remote = await openWithRemoteMoney();
  const local = await openTestGateway([createPlaces(), createMoney()]);
  opened.push(local);
  const expected = {
    data: {
      places: [
        {
          name: 'Ealing',
          budget: 'ealing: 1.00',
          grants: [{ from: 'a fund for ealing', place: { name: 'Ealing' } }],
        },
        {
          name: 'Hackney',
          budget: 'hackney: 1.00',
          grants: [{ from: 'a fund for hackney', place: { name: 'Ealing' } }],
        },
      ],
      grants: [{ place: { name: 'Hackney' } }],
    },
    extensions: ON_RECORD,
  };
  expect((await remote.ask(query)).answer).toEqual(expected);
  expect((await local.ask(query)).answer).toEqual(expected);
});

test('a root field of a dead subgraph is null, named with its path; the others stand', async () => {
  const { ask, kill } = await openWithRemoteMoney();
  await kill();
  expect(await ask('{ top: largest { from } place(id: "ealing") { name } }')).toEqual({
    status: 200,
    answer: {
      data: { top: null, place: { name: 'Ealing' } },
      errors: [{ ...UNAVAILABLE, path: ['top'] }],
      extensions: ON_RECORD,
    },
  });
});

test('a root field that can not be null empties the answer, and is still named', async () => {
  const { ask, kill } = await openWithRemoteMoney();
  await kill();
  expect(await ask('{ grants { from } place(id: "ealing") { name } }')).toEqual({
    status: 200,
    answer: { data: null, errors: [{ ...UNAVAILABLE, path: ['grants'] }] },
  });
});

test('fields that a dead subgraph adds to entities of a list are named one by one, other types passed over', async () => {
  const { ask, kill } = await openWithRemoteMoney();
  await kill();
  expect(
    (await ask('{ bodies { id ... on Place { money: budget name } ... on Agency { name } } }')).answer,
  ).toEqual({
    data: {
      bodies: [
        { id: 'ealing', money: null, name: 'Ealing' },
        { id: 'police', name: 'Police' },
        { id: 'hackney', money: null, name: 'Hackney' },
      ],
    },
    errors: [
      { ...UNAVAILABLE, path: ['bodies', 0, 'money'] },
      { ...UNAVAILABLE, path: ['bodies', 2, 'money'] },
    ],
    extensions: ON_RECORD,
  });
});

test('a field that is left out by @skip is not named', async () => {
  const { ask, kill } = await openWithRemoteMoney();
  await kill();
  const query = 'query Q($no: Boolean!) { place(id: "ealing") { budget @skip(if: $no) grants { from } } }';
  expect((await ask(query, { no: true })).answer).toEqual({
    data: { place: { grants: null } },
    errors: [{ ...UNAVAILABLE, path: ['place', 'grants'] }],
    extensions: ON_RECORD,
  });
});

test('an error of one entity is named wherever that entity stands, with its code', async () => {
  const budgetOf = (id: string): string => {
    if (id === 'hackney') throw new Error('no budget');
    return '1.00';
  };
  const { ask } = await openWithRemoteMoney(createMoney(budgetOf));
  const error = { message: 'no budget', extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'money' } };
  expect((await ask('{ bodies { ... on Place { budget } } visits { place { budget } } }')).answer).toEqual({
    data: {
      bodies: [{ budget: '1.00' }, {}, { budget: null }],
      visits: [
        { place: { budget: '1.00' } },
        { place: { budget: null } },
        { place: { budget: '1.00' } },
        { place: { budget: '1.00' } },
      ],
    },
    errors: expect.arrayContaining([
      { ...error, path: ['bodies', 2, 'budget'] },
      { ...error, path: ['visits', 1, 'place', 'budget'] },
    ]) as unknown,
    extensions: ON_RECORD,
  });
});

test('when the home of an entity is dead, the others still say what they know of it', async () => {
  const places = createPlaces();
  const service = await listening(createService(places));
  const source = httpSource({ name: 'places', url: `${service.url}graphql`, mostBytes: 1_000_000 });
  const { ask, close } = await openTestGateway([places, createMoney()], { others: [source] });
  await service.close();
  expect((await ask('{ grants { from place { id name } } }')).answer).toEqual({
    data: { grants: [{ from: 'a fund', place: { id: 'hackney', name: null } }] },
    errors: [
      {
        message: 'The subgraph places can not be reached.',
        path: ['grants', 0, 'place', 'name'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'places' },
      },
    ],
    extensions: ON_RECORD,
  });
  await close();
});

test('a subgraph that comes back is asked again', async () => {
  const money = createMoney();
  const { ask, kill, url } = await openWithRemoteMoney(money);
  await kill();
  expect((await ask('{ place(id: "ealing") { budget } }')).answer.data).toEqual({ place: { budget: null } });
  const again = await listen(createService(money), { host: '127.0.0.1', port: Number(new URL(url).port) });
  expect((await ask('{ place(id: "ealing") { budget } }')).answer).toEqual({
    data: { place: { budget: 'ealing: 1.00' } },
    extensions: ON_RECORD,
  });
  await again.close();
});
