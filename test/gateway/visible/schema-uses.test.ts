import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { schemaUsesOf } from '../../../gateway/visible/schema-uses';

const schema = buildSchema(`
  directive @marked(by: Order) on FIELD
  enum Order { NAME OLD @deprecated(reason: "Use NAME.") }
  input Filter { name: String code: String @deprecated(reason: "Use name.") inner: [Filter!] order: Order }
  interface Body { id: ID }
  type Place implements Body { id: ID name: String old: String @deprecated(reason: "Use name.") }
  type Query { places(filter: Filter, order: Order, first: Int @deprecated(reason: "Not read.")): [Body] }
`);

const usesOf = (text: string, name: string): string[] => {
  const document = parse(text);
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode =>
      each.kind === Kind.OPERATION_DEFINITION && each.name?.value === name,
  );
  if (!operation) throw new Error(`There is no operation ${name}.`);
  return schemaUsesOf(schema, document, operation).map(
    ({ coordinate, isDeprecated }) => `${coordinate}${isDeprecated ? ' (deprecated)' : ''}`,
  );
};

test('an operation uses the fields, arguments, input fields and enum values that it names, each once', () => {
  const text = `
    query One($first: Int) {
      __typename
      a: places(filter: { inner: [{ code: "x", order: OLD }] }, order: NAME) { ...Its id }
      b: places(first: $first) @marked(by: OLD) { ...Its }
    }
    query Two { places { ...Other } __schema { types { name } } }
    fragment Its on Place { name ...Its2 }
    fragment Its2 on Place { old }
    fragment Other on Body { id }
  `;
  expect(usesOf(text, 'One')).toEqual([
    'Query.places',
    'Query.places(filter:)',
    'Filter.inner',
    'Filter.code (deprecated)',
    'Filter.order',
    'Order.OLD (deprecated)',
    'Query.places(order:)',
    'Order.NAME',
    'Body.id',
    'Query.places(first:) (deprecated)',
    'Place.name',
    'Place.old (deprecated)',
  ]);
  expect(usesOf(text, 'Two')).toEqual(['Query.places', 'Body.id']);
});
