import { operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner, type FetchNode, type PlanNode, type QueryPlan } from '@apollo/query-planner';
import { GraphQLError, OperationTypeNode, parse } from 'graphql';
import { buildSupergraph } from '../../gateway/planning/build-supergraph';
import { mendPlan } from '../../gateway/planning/mend-plan';
import { planOperation } from '../../gateway/planning/plan-operation';
import { verifyPlan } from '../../gateway/planning/verify-plan';
import { createFixture } from '../support/fixture-subgraph';
import { supergraphOf } from '../support/gateway';

const fixtures = [
  createFixture(
    'agreements',
    `type Query { services: [Service!]! party: Party }
     union Party = Council | Agency
     type Service @key(fields: "id") { id: ID! name: String cost: Int }
     type Council @key(fields: "id") { id: ID! name: String }
     type Agency @key(fields: "id") { id: ID! name: String }`,
    {},
  ),
  createFixture(
    'finance',
    `type Service @key(fields: "id") { id: ID! cost: Int @external budget: Int saving: Int @requires(fields: "cost") }
     type Council @key(fields: "id") { id: ID! reserves: Int }`,
    {},
  ),
];

const supergraph = buildSupergraph(supergraphOf(fixtures), { validate: true });
const planner = new QueryPlanner(supergraph);

const read = (query: string) =>
  operationFromDocument(supergraph.apiSchema(), parse(query), { validate: false });

const mapFetches = (node: PlanNode, change: (fetch: FetchNode) => FetchNode): PlanNode => {
  if (node.kind === 'Fetch') return change(node);
  if (node.kind === 'Flatten') return { ...node, node: mapFetches(node.node, change) };
  if (node.kind === 'Sequence' || node.kind === 'Parallel')
    return { ...node, nodes: node.nodes.map((each) => mapFetches(each, change)) };
  if (node.kind === 'Condition' && node.ifClause)
    return { ...node, ifClause: mapFetches(node.ifClause, change) };
  return node;
};

const changed = (query: string, change: (fetch: FetchNode) => FetchNode): QueryPlan => {
  const { node } = planner.buildQueryPlan(read(query));
  if (node === undefined || node.kind === 'Subscription') throw new Error('There is no plan to change.');
  return { kind: 'QueryPlan', node: mapFetches(node, change) };
};

/** What the check says of a plan; undefined where it lets it pass. */
const faultIn = (query: string, plan: QueryPlan): unknown => {
  try {
    verifyPlan(supergraph, read(query), plan);
    return undefined;
  } catch (error) {
    return error instanceof GraphQLError ? error.extensions : error;
  }
};

const without =
  (text: string) =>
  (fetch: FetchNode): FetchNode => ({ ...fetch, operation: fetch.operation.replace(text, '__typename') });

const fault = (coordinate: string, ...at: string[]): unknown => ({
  code: 'OPERATION_NOT_PLANNED',
  coordinate,
  at,
  http: { status: 400 },
});

const WHOLE = `query ($v: Boolean!) {
  services { id label: name ...Money @include(if: $v) }
  party { __typename ... on Council { name reserves } ... on Agency { ... { name } } }
}
fragment Money on Service { budget saving }`;

test('A plan that answers all of an operation passes', () => {
  expect(faultIn(WHOLE, planner.buildQueryPlan(read(WHOLE)))).toBeUndefined();
});

test.each([
  ['of an entity', 'reserves', fault('Council.reserves', 'party', 'reserves')],
  ['under an alias', 'label:name', fault('Service.name', 'services', 'label')],
  ['within a fragment', 'budget', fault('Service.budget', 'services', 'budget')],
])('A field %s that no fetch asks for is found', (_, text, expected) => {
  expect(faultIn(WHOLE, changed(WHOLE, without(text)))).toEqual(expected);
});

test('A field that is fetched for one type of a union and not for another is found', () => {
  const query = '{ party { ... on Council { name } ... on Agency { name } } }';
  const change = (fetch: FetchNode): FetchNode => ({
    ...fetch,
    operation: '{party{__typename ...on Council{name}}}',
  });
  expect(faultIn(query, changed(query, change))).toEqual(fault('Agency.name', 'party', 'name'));
});

test('An answer under the right name from another field is found', () => {
  const query = '{ services { label: name } }';
  const change = (fetch: FetchNode): FetchNode => ({ ...fetch, operation: '{services{label:cost}}' });
  expect(faultIn(query, changed(query, change))).toEqual(fault('Service.name', 'services', 'label'));
});

test('A representation that lacks the key is found', () => {
  const query = '{ services { budget } }';
  const change = (fetch: FetchNode): FetchNode =>
    fetch.requires === undefined
      ? fetch
      : {
          ...fetch,
          requires: [
            {
              kind: 'InlineFragment',
              typeCondition: 'Service',
              selections: [{ kind: 'Field', name: 'name' }],
            },
          ],
        };
  expect(faultIn(query, changed(query, change))).toEqual(fault('Service', 'services'));
});

test('A representation that lacks what a field requires is found', () => {
  const query = '{ services { saving } }';
  const change = (fetch: FetchNode): FetchNode =>
    fetch.requires === undefined
      ? fetch
      : {
          ...fetch,
          requires: [
            { kind: 'InlineFragment', typeCondition: 'Service', selections: [{ kind: 'Field', name: 'id' }] },
          ],
        };
  expect(faultIn(query, changed(query, change))).toEqual(fault('Service.saving', 'services'));
});

test.each([
  '{ services @skip(if: true) { name } }',
  'query ($v: Boolean!) { services @include(if: $v) { id ... @skip(if: $v) { name } } }',
  '{ __typename __schema { queryType { name } } }',
])('What is never answered need not be fetched: %s', (query) => {
  expect(faultIn(query, { kind: 'QueryPlan' })).toEqual(
    query.includes('id ...') ? fault('Query.services', 'services') : undefined,
  );
  expect(() => planOperation(planner, read(query))).not.toThrow();
});

test('What is required by a wide type goes with the key of the narrow one', () => {
  const plan: QueryPlan = {
    kind: 'QueryPlan',
    node: {
      kind: 'Fetch',
      serviceName: 'finance',
      operation: '{_entities(representations:$representations){...on Council{reserves}}}',
      operationName: undefined,
      operationKind: OperationTypeNode.QUERY,
      requires: [
        {
          kind: 'InlineFragment',
          typeCondition: 'Council',
          selections: [
            { kind: 'Field', name: '__typename' },
            { kind: 'Field', name: 'id' },
          ],
        },
        {
          kind: 'InlineFragment',
          typeCondition: 'Party',
          selections: [
            { kind: 'Field', name: '__typename' },
            { kind: 'Field', name: 'name' },
          ],
        },
      ],
    },
  };
  expect(mendPlan(supergraph, plan)).toMatchObject({
    node: {
      requires: [
        {
          typeCondition: 'Council',
          selections: [{ name: '__typename' }, { name: 'id' }, { name: 'name' }],
        },
      ],
    },
  });
});
