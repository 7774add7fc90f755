import { OperationTypeNode } from 'graphql';
import { buildSupergraph } from '../../gateway/planning/build-supergraph';
import { createPlanningSupergraph } from '../../gateway/planning/planning-supergraph';
import { createFixture } from '../support/fixture-subgraph';
import { supergraphOf } from '../support/gateway';

const finance = (fields: string) =>
  createFixture(
    'finance',
    `type Service @key(fields: "id") { id: ID! price(currency: String): Int @external ${fields} }`,
    {},
  );

const agreements = (field = '') =>
  createFixture(
    'agreements',
    `type Query { services: [Service] }
     type Service @key(fields: "id") { id: ID! price(currency: String): Int ${field} }`,
    {},
  );

test('A supergraph that needs no rewrite is planned over as it is', () => {
  const sdl = supergraphOf([
    agreements('name: String'),
    createFixture(
      'finance',
      'type Service @key(fields: "id") { id: ID! name: String @external note: String @requires(fields: "name") }',
      {},
    ),
  ]);
  expect(createPlanningSupergraph(sdl).sdl).toBe(sdl);
});

test('A fetch from a copy goes to the subgraph that it is a copy of, in its own names', () => {
  const sdl = supergraphOf([
    agreements(),
    finance(`euros: Int @requires(fields: "price(currency: \\"EUR\\")")
             pounds: Int @requires(fields: "price")`),
  ]);
  const planning = createPlanningSupergraph(sdl);
  expect(
    planning.restore({
      kind: 'Fetch',
      serviceName: 'virtual_FINANCE_0',
      operation: 'query Q($a:Int){services{virtual_0_price x:virtual_1_price price(currency:$a)}}',
      operationName: 'Q',
      operationKind: OperationTypeNode.QUERY,
      requires: [
        {
          kind: 'InlineFragment',
          typeCondition: 'Service',
          selections: [
            { kind: 'Field', name: 'id' },
            { kind: 'Field', name: 'virtual_1_price' },
          ],
        },
      ],
    }),
  ).toEqual({
    subgraph: 'finance',
    operation: 'query Q($a:Int){services{virtual_0_price:price(currency:"EUR")x:price price(currency:$a)}}',
    representationNames: new Map([['virtual_1_price', 'price']]),
  });
});

test('No name that is made is one that the supergraph has', () => {
  const sdl = supergraphOf([
    agreements('virtual_0_price: Int'),
    finance('euros: Int @requires(fields: "price(currency: \\"EUR\\")")'),
  ]);
  const { schema } = buildSupergraph(createPlanningSupergraph(sdl).sdl, { validate: false });
  const type = schema.type('Service');
  expect(type && 'fields' in type ? type.fields().map(({ name }) => name) : []).toEqual([
    'id',
    'price',
    'virtual_0_price',
    'euros',
    'virtual1_0_price',
  ]);
});

test('A supergraph with a feature that the planner does not know is refused in so many words', () => {
  const locked = createFixture('locked', 'type Query { secret: String @federation__authenticated }', {});
  expect(() => buildSupergraph(supergraphOf([locked]), { validate: true })).toThrow(
    'The composed schema can not be used. It uses https://specs.apollo.dev/authenticated/v0.1, which this gateway does not support. Compose it without.',
  );
});

test.each([['type Query { a: Int }'], ['no schema at all'], ['']])(
  'What is no supergraph is refused: %p',
  (sdl) => {
    expect(() => buildSupergraph(sdl, { validate: true })).toThrow(
      /^The composed schema can not be used\. .+/,
    );
  },
);
