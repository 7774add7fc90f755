import { createFixture } from '../../support/fixture-subgraph';
import { openTestGateway } from '../../support/gateway';

const town = () =>
  createFixture(
    'town',
    `
    enum Kind { BOROUGH COUNTY }
    input Filter { kind: Kind }
    type Place { name: String }
    type Query { place(kind: Kind, filter: Filter): Place }
    `,
    { Query: { place: () => null } },
  );

/** Questions with a name that is not there, but is like one that is. */
const NEARLY: readonly (readonly [string, Record<string, unknown>?])[] = [
  ['{ plaxe { name } }'],
  ['{ place { nane } }'],
  ['{ place(kinds: BOROUGH) { name } }'],
  ['{ place(kind: BORROUGH) { name } }'],
  ['{ place(filter: { kinds: BOROUGH }) { name } }'],
  ['{ place { ... on Plaxe { name } } }'],
  ['query ($kind: Kinds) { place(kind: $kind) { name } }'],
  ['query ($kind: Kind) { place(kind: $kind) { name } }', { kind: 'BORROUGH' }],
  ['query ($filter: Filter) { place(filter: $filter) { name } }', { filter: { kinds: 'BOROUGH' } }],
];

test('where the schema is not shown, no error shows a name of it', async () => {
  const open = await openTestGateway([town()]);
  const closed = await openTestGateway([town()], { introspection: false });
  for (const [query, variables] of NEARLY) {
    const [shown] = (await open.ask(query, variables)).answer.errors ?? [];
    const [hidden] = (await closed.ask(query, variables)).answer.errors ?? [];
    expect(shown?.message).toMatch(/Did you mean .+\?$/);
    expect(hidden?.message).toBe(shown?.message.replace(/ ?Did you mean .*$/, ''));
  }
  expect((await closed.ask('{ __type(name: "Place") { name } }')).status).toBe(400);
  expect((await closed.ask('{ __typename }')).status).toBe(200);
  await open.close();
  await closed.close();
});
