import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { openReportsGraph, type ReportsGraph } from '../support/reports-graph';

let graph: ReportsGraph;
beforeAll(async () => {
  graph = await openReportsGraph();
});
afterAll(() => graph.close());

const schema: GraphQLSchema = buildSchema(readFileSync(join(__dirname, '../../schema/api.graphql'), 'utf8'), {
  assumeValid: true,
});

/** What a thing is called, where it has an id: something that only its home can say. */
const namingField = (type: GraphQLObjectType): string | undefined =>
  'id' in type.getFields()
    ? ['name', 'summary', 'title', 'label'].find((name) => name in type.getFields())
    : undefined;

const membersOf = (type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];

/** The selections of a field that leads to named things, or to a page of them. */
const selectionsOf = ({ name, type, args }: GraphQLField<unknown, unknown>): string[] => {
  const target = getNamedType(type);
  if (
    !isCompositeType(target) ||
    args.some(({ defaultValue, type: given }) => String(given).endsWith('!') && defaultValue === undefined)
  )
    return [];
  const nodes = 'getFields' in target ? target.getFields()['nodes'] : undefined;
  const things = nodes ? getNamedType(nodes.type) : target;
  if (!isCompositeType(things)) return [];
  const named = membersOf(things).flatMap((member) => {
    const naming = namingField(member);
    return naming === undefined ? [] : [`... on ${member.name} { ${member.name}: ${naming} }`];
  });
  if (named.length === 0) return [];
  // Asked of an interface alone, a field takes another way through the plan than asked of each of its types.
  const shared = isInterfaceType(things)
    ? ['name', 'summary'].find((each) => each in things.getFields())
    : undefined;
  const asked = [
    `${name}: ${name}PAGE { __typename ${named.join(' ')} }`,
    ...(shared === undefined ? [] : [`asOne_${name}: ${name}PAGE { __typename asOne: ${shared} }`]),
  ];
  return asked.map((each) =>
    nodes ? `${each.replace('PAGE {', '(first: 3) { nodes {')} }` : each.replace('PAGE', ''),
  );
};

/** The things with a type that have no name, with where they stand. */
const nameless = (value: unknown, path: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((each) => nameless(each, path));
  if (typeof value !== 'object' || value === null) return [];
  const thing = value as Record<string, unknown>;
  const type = thing['__typename'];
  const here =
    typeof type === 'string' && (thing[type] ?? thing['asOne'] ?? null) === null ? [`${path}: ${type}`] : [];
  return [...here, ...Object.entries(thing).flatMap(([key, each]) => nameless(each, `${path}.${key}`))];
};

const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((root) => {
  const connection = getNamedType(root.type);
  const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
  const type = nodes && getNamedType(nodes.type);
  const required = root.args.some((arg) => String(arg.type).endsWith('!') && arg.defaultValue === undefined);
  return isObjectType(type) && !required ? [[root.name, type] as const] : [];
});

test('there are lists of all sorts', () => {
  expect(roots.length).toBeGreaterThan(35);
});

test.each(roots)('whatever the rows of %s lead to is found there, with its name', async (root, type) => {
  const links = Object.values(type.getFields()).flatMap(selectionsOf);
  const query = `{ ${root}(first: 100) { nodes { __typename ${links.join('\n')} } } }`;
  const answer = await graph.answer<Record<string, { nodes: Record<string, unknown>[] }>>(query);
  const rows = (answer[root]?.nodes ?? []).map(({ __typename: _own, ...row }) => row);
  expect([...new Set(nameless(rows, root))]).toEqual([]);
});
