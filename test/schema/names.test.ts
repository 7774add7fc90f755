import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
} from 'graphql';

const schema = buildSchema(readFileSync(join(__dirname, '../../schema/api.graphql'), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const composites = types.filter(
  (type): type is GraphQLObjectType | GraphQLInterfaceType => isObjectType(type) || isInterfaceType(type),
);
const fields = composites.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, type, field })),
);
const paths = (found: readonly { readonly path: string }[]): string[] => found.map(({ path }) => path);

test('roots are nouns: no field of the query begins with a verb', () => {
  const verbs =
    /^(get|list|fetch|find|load|read|query|lookup|show|create|update|delete|add|set|compute|calculate|is|has)(?=[A-Z]|$)/;
  const roots = fields.filter(({ type }) => type === schema.getQueryType());
  expect(paths(roots.filter(({ field }) => verbs.test(field.name)))).toEqual([]);
});

test('types are in PascalCase, fields and arguments in camelCase, enum values in capitals', () => {
  const inputs = types.filter(isInputObjectType);
  const lower = [
    ...fields.map(({ field }) => field.name),
    ...fields.flatMap(({ field }) => field.args.map(({ name }) => name)),
    ...inputs.flatMap((type) => Object.keys(type.getFields())),
  ];
  const values = types.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name));
  expect(lower.filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name))).toEqual([]);
  expect(values.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
  expect(types.filter(({ name }) => !/^[A-Z][a-zA-Z0-9]*$/.test(name)).map(({ name }) => name)).toEqual([]);
});

test('words are written out', () => {
  const short = /(^|[a-z])(Cla|Lac|Adm|Lscb|Lscp|Dfe|La|Org|Num|Qty|Amt|Desc|Ref|Gf|Fy)(?=[A-Z]|$)/;
  const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
  expect(paths(fields.filter(({ field }) => short.test(capitalised(field.name))))).toEqual([]);
});

test('days end in On, instants in At', () => {
  const typed = (name: string) => fields.filter(({ field }) => getNamedType(field.type).name === name);
  // What is called a day or a date already says that it is one.
  const isDay = (name: string): boolean => /On$|^(day|date|from|to|lastDay|asOf|knownAt)$/.test(name);
  expect(paths([...typed('Day'), ...typed('Date')].filter(({ field }) => !isDay(field.name)))).toEqual([]);
  expect(paths(typed('DateTime').filter(({ field }) => !field.name.endsWith('At')))).toEqual([]);
  expect(
    paths(
      fields.filter(({ field }) => /[a-z]On$/.test(field.name) && !/^(Day|Date)!?$/.test(String(field.type))),
    ),
  ).toEqual([]);
});

const connections = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
const argument = (field: GraphQLField<unknown, unknown>, name: string) =>
  field.args.find((each) => each.name === name);

test('every connection takes first, 20 where left out, and after', () => {
  expect(connections.length).toBeGreaterThan(50);
  const wrong = connections.filter(
    ({ field }) =>
      String(argument(field, 'first')?.type) !== 'Int!' ||
      argument(field, 'first')?.defaultValue !== 20 ||
      String(argument(field, 'after')?.type) !== 'String',
  );
  expect(paths(wrong)).toEqual([]);
});

test('every connection has nodes, edges, pageInfo and totalCount', () => {
  const found = composites.filter(({ name }) => name.endsWith('Connection'));
  const wrong = found.filter(
    (type) => !['nodes', 'edges', 'pageInfo', 'totalCount'].every((name) => name in type.getFields()),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('filters and orders are called filter and orderBy, and nothing else is paged', () => {
  const wrong = fields.flatMap(({ path, field }) =>
    field.args
      .filter(
        ({ name, type }) =>
          (getNamedType(type).name.endsWith('Filter') && name !== 'filter') ||
          (getNamedType(type).name.endsWith('Order') && name !== 'orderBy') ||
          (['first', 'after'].includes(name) && !getNamedType(field.type).name.endsWith('Connection')),
      )
      .map(({ name }) => `${path}(${name}:)`),
  );
  expect(wrong).toEqual([]);
});
