import { createFixture } from '../support/fixture-subgraph';
import { ON_RECORD, openTestGateway } from '../support/gateway';

const NAMES: Readonly<Record<string, string>> = { E09000009: 'Ealing' };

test('A subgraph is asked again by a key that it resolves, though it has others before', async () => {
  const councils = createFixture(
    'councils',
    `type Query { council: Council }
     type Council @key(fields: "code") { code: ID! slug: ID! @shareable name: String }`,
    {
      Query: { council: () => ({ code: 'E09000009', slug: 'ealing', name: 'Ealing' }) },
      Council: {
        __resolveReference: (reference) =>
          'code' in reference ? { ...reference, name: NAMES[String(reference.code)] } : null,
      },
    },
  );
  const places = createFixture(
    'places',
    `type Query { place: Place }
     type Place { council: Council }
     type Council @key(fields: "slug", resolvable: false) @key(fields: "code") {
       slug: ID! @shareable
       code: ID!
       name: String @external
       sign: String @requires(fields: "name")
     }`,
    {
      Query: { place: () => ({ council: { code: 'E09000009', slug: 'ealing' } }) },
      Council: {
        __resolveReference: (reference) => ('code' in reference ? reference : null),
        sign: (council) => ('name' in council ? `Welcome to ${String(council.name)}` : null),
      },
    },
  );
  const graph = await openTestGateway([councils, places]);
  expect((await graph.ask('{ place { council { sign } } }')).answer).toEqual({
    data: { place: { council: { sign: 'Welcome to Ealing' } } },
    extensions: ON_RECORD,
  });
  await graph.close();
});

test('An operation whose root field no fetch covers is refused by name', async () => {
  const nodes = createFixture(
    'nodes',
    `interface Node @key(fields: "id") { id: ID! }
     type Query { first: Node name: String }`,
    { Query: { name: () => 'nodes' } },
  );
  const notes = createFixture(
    'notes',
    `type Node @key(fields: "id", resolvable: false) @federation__interfaceObject { id: ID! note: String }
     type Query { second: Node }`,
    { Query: { second: () => ({ id: '2' }) }, Node: { note: () => 'a note' } },
  );
  const graph = await openTestGateway([nodes, notes]);
  expect(await graph.ask('{ name first { note } }')).toEqual({
    status: 400,
    answer: {
      errors: [
        expect.objectContaining({
          message:
            'Query.first can not be answered: no subgraph that can be asked for it there gives it. Leave it out, or reach it another way.',
          extensions: { code: 'OPERATION_NOT_PLANNED', coordinate: 'Query.first', at: ['first'] },
        }),
      ],
    },
  });
  expect((await graph.ask('{ name second { note } }')).answer.data).toEqual({
    name: 'nodes',
    second: { note: 'a note' },
  });
  expect((await graph.ask('{ name first @skip(if: true) { note } }')).answer.data).toEqual({ name: 'nodes' });
  await graph.close();
});
