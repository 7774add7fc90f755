import type { ExecutionResult } from 'graphql';
import { openWorld, type World, type WorldRows } from '../support/world';

const COUNCILS = ['barnet', 'brent', 'camden', 'enfield', 'hackney', 'haringey'];
const ROOMY = 10_000_000;

/** Councils whose names say which load they are of. */
const rowsOf = (load: number): WorldRows => ({
  councils: COUNCILS.map((id) => ({
    id,
    name: `${id} ${String(load)}`,
    official_name: `London Borough of ${id} ${String(load)}`,
    kind: 'LONDON_BOROUGH',
  })),
});

const QUERY = `query ($these: [_Any!]!, $first: Int!) {
  _entities(representations: $these) { ... on Council { name aliases { alias } } }
  councils(first: $first, filter: { text: "london" }) { totalCount nodes { officialName } }
}`;

const ask = (world: World, ids: readonly string[], first: number): Promise<ExecutionResult> =>
  world.ask('agreements', QUERY, { these: ids.map((id) => ({ __typename: 'Council', id })), first });

/** The loads that an answer's names are of; Ealing, which every world has, says none. */
const loadsIn = ({ data }: ExecutionResult): number[] => [
  ...new Set([...JSON.stringify(data).matchAll(/[a-z] (\d+)"/g)].map(([, load]) => Number(load))),
];

const statementsOf = ({ extensions }: ExecutionResult): unknown => extensions?.['statements'];

test('what was read is given again without a statement, and by the next request after a load is read anew', async () => {
  const world = await openWorld(rowsOf(1), ['agreements'], { keptBytes: ROOMY });
  const first = await ask(world, COUNCILS, 10);
  const again = await ask(world, COUNCILS, 10);
  expect(again.data).toEqual(first.data);
  expect([statementsOf(first), statementsOf(again)]).toEqual([3, 0]);
  // Other keys of the same list: what is kept of some is not read again for others.
  expect(statementsOf(await ask(world, ['barnet', 'nowhere'], 10))).toBe(1);
  expect(statementsOf(await ask(world, ['barnet', 'nowhere'], 10))).toBe(0);

  await world.reload(rowsOf(2));
  const after = await ask(world, COUNCILS, 10);
  expect(loadsIn(after)).toEqual([2]);
  expect(after.extensions?.['loadId']).not.toEqual(first.extensions?.['loadId']);
  expect([statementsOf(after), statementsOf(await ask(world, COUNCILS, 10))]).toEqual([3, 0]);
  await world.close();
});

test('a load that commits in the midst of a session leaves each of its answers of one load', async () => {
  const world = await openWorld(rowsOf(1), ['agreements'], { keptBytes: ROOMY });
  await ask(world, ['barnet'], 1);
  const session = world.subgraph('agreements').begin({});
  const variables = (id: string) => ({ these: [{ __typename: 'Council', id }], first: 1 });
  const before = await session.execute({ query: QUERY, variables: variables('barnet') });
  await world.reload(rowsOf(2));
  // Half of this is kept of the first load, and half was never read.
  const mixed = await session.execute({
    query: QUERY,
    variables: { these: ['barnet', 'brent'].map((id) => ({ __typename: 'Council', id })), first: 1 },
  });
  const after = await session.execute({ query: QUERY, variables: variables('barnet') });
  await session.end();
  expect([before, mixed, after].map(loadsIn)).toEqual([[1], [2], [2]]);
  expect(mixed.extensions?.['loadId']).toBe(after.extensions?.['loadId']);
  expect(mixed.extensions?.['loadId']).not.toBe(before.extensions?.['loadId']);
  expect(mixed.errors).toBeUndefined();
  await world.close();
});

test('while loads commit, no answer holds two of them, and none is older than its question', async () => {
  const LOADS = 3;
  const world = await openWorld(rowsOf(1), ['agreements'], { keptBytes: ROOMY });
  const load = { committed: 1, begun: 1 };
  const wrong: unknown[] = [];
  const loadIds = new Map<unknown, number>();
  let isOver = false;
  let asked = 0;
  const askOften = async (client: number): Promise<void> => {
    for (let round = 0; round < 5000 && !isOver; round += 1) {
      const from = load.committed;
      const ids = COUNCILS.filter((_, index) => (index + round + client) % 3 > 0);
      const answer = await ask(world, ids, 1 + ((round + client) % 9));
      const [got = 0, ...others] = loadsIn(answer);
      const id = answer.extensions?.['loadId'];
      const known = loadIds.get(id) ?? got;
      loadIds.set(id, known);
      asked += 1;
      if (answer.errors || others.length > 0 || got < from || got > load.begun || known !== got) {
        wrong.push({ from, until: load.begun, known, answer });
      }
    }
  };
  const clients = [0, 1, 2, 3, 4, 5].map(askOften);
  for (let next = 2; next <= LOADS; next += 1) {
    const before = asked;
    load.begun = next;
    await world.reload(rowsOf(next));
    load.committed = next;
    // So that each load is read, and kept, before the next one comes.
    while (asked < before + 30) await new Promise((resolve) => setImmediate(resolve));
  }
  isOver = true;
  await Promise.all(clients);
  expect(wrong.slice(0, 3)).toEqual([]);
  expect([...loadIds.values()].sort()).toEqual([1, 2, 3]);
  await world.close();
});
