import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, visit, type ASTNode, type NameNode, type StringValueNode } from 'graphql';

const folder = join(__dirname, '../../schema');
const files = readdirSync(folder).filter(
  (file) => file.endsWith('.graphql') && !['supergraph.graphql', 'api.graphql'].includes(file),
);

const DEFINED: readonly string[] = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
];

type Described = ASTNode & { readonly name: NameNode; readonly description?: StringValueNode };

const isDefined = (node: ASTNode): node is Described => DEFINED.includes(node.kind);

const nameOf = (each: ASTNode | readonly ASTNode[]): string =>
  'name' in each && each.kind !== Kind.OPERATION_DEFINITION ? each.name.value : '';

/** Everything of an SDL file that has a name, with what it stands in and what its description says. */
const definitionsOf = (file: string) => {
  const found: { readonly path: string; readonly kind: Kind; readonly description: string }[] = [];
  visit(parse(readFileSync(join(folder, file), 'utf8')), {
    enter: (node, _key, _parent, _path, ancestors) => {
      if (!isDefined(node)) return;
      found.push({
        path: [...ancestors.map(nameOf).filter(Boolean), node.name.value].join('.'),
        kind: node.kind,
        description: node.description?.value.trim() ?? '',
      });
    },
  });
  return found;
};

describe.each(files)('%s', (file) => {
  test('describes every type, field, argument, enum value, input field, scalar and directive', () => {
    const silent = definitionsOf(file).filter(({ description }) => description === '');
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('describes them in sentences, each with a full stop', () => {
    const cut = definitionsOf(file).filter(({ description }) => !/[.!?]$/.test(description));
    expect(cut.map(({ path, description }) => `${path}: ${description}`)).toEqual([]);
  });
});
