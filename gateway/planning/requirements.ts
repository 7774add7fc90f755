import {
  Kind,
  print,
  stripIgnoredCharacters,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { graphOf, joinsOf, readFieldSet, textIn, type Join } from './join';
import { coordinate, type FieldsType, type SchemaIndex } from './schema-document';
import { argumentsText, type VirtualField, type VirtualNames } from './virtual-names';

/** A field that a requirement selects by a virtual name. */
export interface Use {
  /** Where in the representation it stands, in real names with dots between. */
  readonly path: string;
  /** Its arguments, as text. */
  readonly arguments: string;
  readonly virtual: VirtualField;
  /** The type that it is selected on. */
  readonly type: string;
}

/** One `@requires`. */
export interface Requirement {
  /** The graph and the field that require it. */
  readonly graph: string;
  readonly type: string;
  readonly field: string;
  /** Its field set, with virtual fields in the place of those with arguments. */
  readonly fields: string;
  readonly uses: readonly Use[];
  /** All fields that it selects, by coordinates. */
  readonly selects: ReadonlySet<string>;
}

/** What requirements are read with. */
export interface RequirementContext {
  readonly index: SchemaIndex;
  readonly names: VirtualNames;
  /** The types whose required fields are asked apart from all else. */
  readonly apart: ReadonlySet<string>;
}

interface Reading extends RequirementContext {
  readonly graph: string;
  readonly uses: Use[];
  readonly selects: Set<string>;
}

/**
 * A field that takes arguments becomes virtual even where the requirement gives it none: a client could ask for it
 * with some, under the same name.
 */
const takesArguments = (index: SchemaIndex, type: string, node: FieldNode): boolean =>
  (node.arguments ?? []).length > 0 || (index.field(type, node.name.value)?.arguments ?? []).length > 0;

const rewrite = (
  reading: Reading,
  set: SelectionSetNode,
  type: string,
  path: readonly string[],
): SelectionSetNode => {
  const { index, names, apart, graph, uses, selects } = reading;
  const each = (node: SelectionNode): SelectionNode => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const on = node.typeCondition?.name.value ?? type;
      return { ...node, selectionSet: rewrite(reading, node.selectionSet, on, path) };
    }
    const at = [...path, node.name.value];
    selects.add(coordinate(type, node.name.value));
    const inner = index.fieldType(type, node.name.value, graph);
    const { arguments: _given, ...rest } = node;
    const bare: FieldNode =
      node.selectionSet && inner !== undefined
        ? { ...rest, selectionSet: rewrite(reading, node.selectionSet, inner, at) }
        : rest;
    const isApart = path.length === 0 && apart.has(type);
    if (!isApart && !takesArguments(index, type, node)) return bare;
    const virtual = names.nameFor(node, isApart);
    uses.push({ path: at.join('.'), arguments: argumentsText(node), virtual, type });
    return { ...bare, name: { kind: Kind.NAME, value: virtual.name } };
  };
  return { ...set, selections: set.selections.map(each) };
};

const textOf = (set: SelectionSetNode): string => stripIgnoredCharacters(print(set)).slice(1, -1);

const read = (
  context: RequirementContext,
  type: string,
  field: string,
  join: Join,
): Requirement | undefined => {
  const graph = graphOf(join);
  const text = textIn(join, 'requires');
  if (graph === undefined || text === undefined) return undefined;
  const uses: Use[] = [];
  const selects = new Set<string>();
  const set = rewrite({ ...context, graph, uses, selects }, readFieldSet(text), type, []);
  return { graph, type, field, fields: textOf(set), uses, selects };
};

/** Finds what the fields of a type require, and gives each field with arguments in it its virtual name. */
export const requirementsOf = (type: FieldsType, context: RequirementContext): Requirement[] =>
  (type.fields ?? []).flatMap((field) =>
    joinsOf(field.directives, 'join__field').flatMap((join) => {
      const found = read(context, type.name.value, field.name.value, join);
      return found === undefined ? [] : [found];
    }),
  );
