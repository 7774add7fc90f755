import { createFixture } from '../support/fixture-subgraph';
import { openTestGateway } from '../support/gateway';

/** A subgraph that composes a directive for fields, and gives its argument as `scope` says. */
const access = (name: string, scope: string) =>
  createFixture(
    name,
    `extend schema
       @link(url: "https://example.org/access/v1.0", import: ["@access"])
       @federation__composeDirective(name: "@access")
     directive @access(scope: ${scope}) on FIELD
     enum Scope { PUBLIC PRIVATE }
     type Query { ${name}: String }`,
    { Query: { [name]: () => name } },
  );

test('a composed directive of operations is known to clients, and reaches the subgraphs whole', async () => {
  const fixtures = [access('alpha', 'Scope!'), access('beta', 'Scope! = PUBLIC')];
  const { ask, close } = await openTestGateway(fixtures);
  expect(
    await ask('query ($s: Scope!) { alpha @access(scope: $s) beta @access }', { s: 'PRIVATE' }),
  ).toMatchObject({
    status: 200,
    answer: { data: { alpha: 'alpha', beta: 'beta' } },
  });
  expect(fixtures.map(({ asked }) => asked)).toMatchObject([
    [{ query: expect.stringContaining('@access(scope:$s)') as unknown, variables: { s: 'PRIVATE' } }],
    [{ query: expect.stringContaining('@access(scope:$v0)') as unknown, variables: { v0: 'PUBLIC' } }],
  ]);
  expect(await ask('{ alpha @access(scope: 1) }')).toMatchObject({
    status: 400,
    answer: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
  });
  await close();
});

test('an entity under one member of a union is not asked for what is selected under another', async () => {
  const reviews = createFixture(
    'reviews',
    `type Query { reviews: [Review!]! }
     union Review = Peer | Inspection
     type Peer { service: Service }
     type Inspection { service: Service }
     type Service @key(fields: "id") { id: ID! }`,
    {
      Query: {
        reviews: () => [
          { __typename: 'Peer', service: { id: '1' } },
          { __typename: 'Inspection', service: { id: '2' } },
        ],
      },
    },
  );
  const part = (name: string) =>
    createFixture(name, `type Service @key(fields: "id") { id: ID! ${name}: String }`, {
      Service: { [name]: ({ id }) => `${name} of ${id}` },
    });
  const [names, costs] = [part('name'), part('cost')];
  const { ask, close } = await openTestGateway([reviews, names, costs]);
  const { answer } = await ask(
    '{ reviews { ... on Peer { service { name } } ... on Inspection { service { cost } } } }',
  );
  expect(answer.data).toEqual({
    reviews: [{ service: { name: 'name of 1' } }, { service: { cost: 'cost of 2' } }],
  });
  expect([names, costs].map(({ asked }) => asked.map(({ variables }) => variables))).toEqual([
    [{ representations: [{ __typename: 'Service', id: '1' }] }],
    [{ representations: [{ __typename: 'Service', id: '2' }] }],
  ]);
  await close();
});

/** A subgraph that shares a list of a union with another, whose members differ. */
const lists = (letter: string) => {
  const upper = letter.toUpperCase();
  const found = { id: '1', found: [{ __typename: 'Both' }, { __typename: `Only${upper}` }] };
  return createFixture(
    letter,
    `type Query { root${upper}: Holder }
     type Holder @key(fields: "id") { id: ID! box: Box @shareable }
     type Box @shareable { found: [Found!]! }
     union Found = Both | Only${upper}
     type Both @shareable { label: String }
     type Only${upper} { ${letter}(times: Int! = 1): String part: Part @shareable ${letter === 'a' ? 'far: Far' : ''} }
     type Part @shareable { size: Int }
     ${letter === 'a' ? 'type Far @key(fields: "id") { id: ID! }' : 'type Far @key(fields: "id") { id: ID! name: String }'}`,
    {
      Query: { [`root${upper}`]: () => found },
      Holder: { box: () => found },
      Both: { label: () => 'both' },
      [`Only${upper}`]: {
        [letter]: (_, args) => `${letter} ${String((args as { times?: unknown }).times)}`,
        part: () => ({ size: 3 }),
        far: () => ({ id: 'far' }),
      },
    },
  );
};

const FOUND =
  '__typename ... on Both { label } ... on OnlyA { x: a(times: $t) part { size } } ... on OnlyB { b }';

test('members of a union that one subgraph alone knows are answered by it', async () => {
  const { ask, close } = await openTestGateway([lists('a'), lists('b')]);
  const query = `query ($t: Int!) { rootA { box { found { ${FOUND} } } } rootB { box { found { ${FOUND} } } } }`;
  const { answer } = await ask(query, { t: 2 });
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toEqual({
    rootA: {
      box: {
        found: [
          { __typename: 'Both', label: 'both' },
          { __typename: 'OnlyA', x: 'a 2', part: { size: 3 } },
        ],
      },
    },
    rootB: {
      box: {
        found: [
          { __typename: 'Both', label: 'both' },
          { __typename: 'OnlyB', b: 'b 1' },
        ],
      },
    },
  });
  await close();
});

test('what such a member has elsewhere is refused by name', async () => {
  const { ask, close } = await openTestGateway([lists('a'), lists('b')]);
  expect(await ask('{ rootA { box { found { ... on OnlyA { far { name } } } } } }')).toMatchObject({
    status: 400,
    answer: {
      errors: [
        {
          extensions: {
            code: 'OPERATION_NOT_PLANNED',
            coordinate: 'Far.name',
            at: ['rootA', 'box', 'found', 'far', 'name'],
          },
        },
      ],
    },
  });
  await close();
});
