import { createFixture } from '../support/fixture-subgraph';
import { openTestGateway } from '../support/gateway';

const open = () => {
  const echo = createFixture(
    'echo',
    `
    scalar Any
    input Filter { ids: [ID!] text: String any: Any }
    type Query { byId(id: ID!): String by(filter: Filter, factor: Float): String any(value: Any): String }
    `,
    {
      Query: {
        byId: (_, { id }) => id,
        by: (_, args) => JSON.stringify(args),
        any: (_, args) => JSON.stringify(args),
      },
    },
  );
  return { echo, opened: openTestGateway([echo]) };
};

test('operations that differ in their literals alone are one operation to a subgraph', async () => {
  const { echo, opened } = open();
  const { ask, close } = await opened;
  for (const id of ['a', 'b']) expect((await ask(`{ byId(id: "${id}") }`)).answer.data).toEqual({ byId: id });
  expect(new Set(echo.asked.map(({ query }) => query)).size).toBe(1);
  expect(echo.asked.map(({ variables }) => Object.values(variables ?? {}))).toEqual([['a'], ['b']]);
  await close();
});

test.each([
  ['an id that is a number too long for JSON', '{ byId(id: 12345678901234567890) }', '12345678901234567890'],
  ['a negative zero', '{ byId(id: -0) }', '-0'],
])('%s keeps every digit', async (_name, query, expected) => {
  const { ask, close } = await open().opened;
  expect((await ask(query)).answer.data).toEqual({ byId: expected });
  await close();
});

test('variables inside a literal have their values, defaults and absences', async () => {
  const { ask, close } = await open().opened;
  const query =
    'query ($a: ID! = "d", $t: String, $x: Any) { by(filter: { ids: ["c", $a], text: $t, any: { deep: [$x, 1.50] } }, factor: 2) }';
  expect((await ask(query, { x: { of: [1] } })).answer.data).toEqual({
    by: '{"filter":{"ids":["c","d"],"any":{"deep":[{"of":[1]},1.5]}},"factor":2}',
  });
  expect((await ask(query, { a: 'e', t: null })).answer.data).toEqual({
    by: '{"filter":{"ids":["c","e"],"text":null,"any":{"deep":[null,1.5]}},"factor":2}',
  });
  await close();
});
