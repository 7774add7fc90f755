import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  Kind,
  parse,
  type ConstDirectiveNode,
  type GraphQLOutputType,
} from 'graphql';

const read = (file: string): string => readFileSync(join(__dirname, '../../schema', file), 'utf8');

const argumentOf = ({ arguments: args = [] }: ConstDirectiveNode, name: string): string | boolean | null => {
  const value = args.find((each) => each.name.value === name)?.value;
  return value !== undefined && 'value' in value ? value.value : null;
};

/** The fields of the composed schema that some subgraph with the type does not have itself, from the join directives. */
const fieldsOfOthers = () =>
  parse(read('supergraph.graphql')).definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const joined = (type.directives ?? []).filter(({ name }) => name.value === 'join__type');
    const graphs = new Set(joined.map((directive) => argumentOf(directive, 'graph')));
    if (graphs.size < 2) return [];
    return (type.fields ?? []).flatMap((field) => {
      const directives = (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
      const homes = directives.filter((directive) => argumentOf(directive, 'external') !== true);
      // Without a directive the field is in every subgraph that has the type.
      const isEverywhere = directives.length === 0 || homes.length === graphs.size;
      return isEverywhere ? [] : [{ path: `${type.name.value}.${field.name.value}`, type: field.type }];
    });
  });

test('a field that another subgraph may be asked for can be null, so that a dead one empties nothing else', () => {
  const found = fieldsOfOthers();
  expect(found.length).toBeGreaterThan(300);
  const strict = found.filter(({ path, type }) => type.kind === Kind.NON_NULL_TYPE && !path.endsWith('.id'));
  expect(strict.map(({ path }) => path)).toEqual([]);
});

/** What two fields of one name must share to stand in one selection: nulls, lists, and the type of a leaf. */
const shapeOf = (type: GraphQLOutputType): string => {
  const named = getNamedType(type);
  return isLeafType(named) ? String(type) : String(type).replace(named.name, 'object');
};

/**
 * Fields that mean another thing in each type, so that a selection of both wants an alias: each type's own kinds, natures
 * and roles; long lists that are pages where they belong to an organisation, and short ones elsewhere.
 */
const OWN_MEANING = [
  'difference',
  'kind',
  'measure',
  'nature',
  'number',
  'reconciliations',
  'role',
  'roles',
  'scope',
  'section',
  'sharedPosts',
  'statements',
  'visits',
];

test('what members of a union or an interface call by one name can be selected on all of them at once', () => {
  const schema = buildSchema(read('api.graphql'), { assumeValid: true });
  const differing = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .flatMap((abstract) => {
      const shapes = new Map<string, Set<string>>();
      for (const member of schema.getPossibleTypes(abstract)) {
        for (const { name, type } of Object.values(member.getFields()))
          shapes.set(name, (shapes.get(name) ?? new Set()).add(shapeOf(type)));
      }
      return [...shapes]
        .filter(([name, found]) => found.size > 1 && !OWN_MEANING.includes(name))
        .map(([name, found]) => `${abstract.name}.${name}: ${[...found].sort().join(' or ')}`);
    });
  expect(differing).toEqual([]);
});
