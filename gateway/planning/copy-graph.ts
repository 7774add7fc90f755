import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
} from 'graphql';
import {
  externalIn,
  forGraph,
  graphOf,
  isGiven,
  joinsOf,
  named,
  ownedBy,
  textIn,
  withText,
  type Join,
} from './join';
import { coordinate, hasFields, type Coordinates, type FieldsType } from './schema-document';

/** A copy of a graph, which answers some fields of it under another name. */
export interface GraphCopy {
  /** The graph's name in the enum `join__Graph`, and the copy's. */
  readonly from: string;
  readonly to: string;
  /** The name of the copy as a subgraph. */
  readonly subgraph: string;
  /** The fields that the copy answers and the graph no longer does. */
  readonly moved: Coordinates;
  /** All fields that the copy answers. */
  readonly answered: Coordinates;
  /** The query type, whose fields stay with the graph; undefined where there is none. */
  readonly queryType: string | undefined;
  /** The types of the other operations. The copy doesn't have them. */
  readonly otherRoots: readonly string[];
}

const JOINS_OF_TYPES = [
  'join__type',
  'join__implements',
  'join__unionMember',
  'join__enumValue',
  'join__field',
];

/** Adds to the applications about a graph the same ones about its copy. */
const doubled = (directives: readonly Join[] | undefined, { from, to }: GraphCopy): ConstDirectiveNode[] =>
  (directives ?? []).flatMap((each) =>
    JOINS_OF_TYPES.includes(each.name.value) && graphOf(each) === from ? [each, forGraph(each, to)] : [each],
  );

const withGraph = (
  node: EnumTypeDefinitionNode,
  { from, to, subgraph }: GraphCopy,
): EnumTypeDefinitionNode => ({
  ...node,
  values: (node.values ?? []).flatMap((value) =>
    value.name.value === from
      ? [
          value,
          {
            ...value,
            name: named(to),
            directives: (value.directives ?? []).map((each) => withText(each, 'name', subgraph)),
          },
        ]
      : [value],
  ),
});

/** Whether the graph has the type as an interface. One that has it as an interface object answers its fields itself. */
const isInterfaceIn = (type: FieldsType, graph: string): boolean =>
  type.kind === Kind.INTERFACE_TYPE_DEFINITION &&
  !joinsOf(type.directives, 'join__type').some(
    (each) => graphOf(each) === graph && isGiven(each, 'isInterfaceObject', true),
  );

/** Whether an interface of the type asks for the field in the same graph, so that the graph must go on having it. */
const isHeld = (type: FieldsType, graph: string): boolean =>
  joinsOf(type.directives, 'join__implements').some((each) => graphOf(each) === graph);

const joinsForCopy = (type: FieldsType, field: FieldDefinitionNode, join: Join, copy: GraphCopy): Join[] => {
  if (graphOf(join) !== copy.from) return [join];
  const at = coordinate(type.name.value, field.name.value);
  const external = externalIn(copy.to, textIn(join, 'type'));
  if (copy.moved.has(at)) {
    const stays = isHeld(type, copy.from) ? [externalIn(copy.from, textIn(join, 'type'))] : [];
    return [...stays, forGraph(join, copy.to)];
  }
  if (type.name.value === copy.queryType) return [join];
  const same =
    isInterfaceIn(type, copy.from) ||
    copy.answered.has(at) ||
    isGiven(join, 'external', true) ||
    isGiven(join, 'usedOverridden', true);
  return [join, same ? forGraph(join, copy.to) : external];
};

/** The graphs that have a type. */
const graphsOf = (type: FieldsType): string[] => [
  ...new Set(joinsOf(type.directives, 'join__type').flatMap((each) => graphOf(each) ?? [])),
];

const copyField = (type: FieldsType, field: FieldDefinitionNode, copy: GraphCopy): FieldDefinitionNode => {
  const joins = joinsOf(field.directives, 'join__field');
  const others = (field.directives ?? []).filter((each) => !joins.includes(each));
  if (joins.length > 0)
    return {
      ...field,
      directives: [...others, ...joins.flatMap((join) => joinsForCopy(type, field, join, copy))],
    };
  // A field that is marked for no graph is in all that have its type: the copy too, unless each is named.
  const graphs = graphsOf(type);
  const isRoot = type.name.value === copy.queryType;
  const answers =
    isInterfaceIn(type, copy.from) || copy.answered.has(coordinate(type.name.value, field.name.value));
  if (!graphs.includes(copy.from) || (answers && !isRoot)) return field;
  return {
    ...field,
    directives: [...others, ...graphs.map(ownedBy), ...(isRoot ? [] : [externalIn(copy.to, undefined)])],
  };
};

const copyDefinition = (node: DefinitionNode, copy: GraphCopy): DefinitionNode => {
  if (hasFields(node)) {
    if (copy.otherRoots.includes(node.name.value)) return node;
    return {
      ...node,
      directives: doubled(node.directives, copy),
      fields: (node.fields ?? []).map((field) => copyField(node, field, copy)),
    };
  }
  switch (node.kind) {
    case Kind.ENUM_TYPE_DEFINITION:
      if (node.name.value === 'join__Graph') return withGraph(node, copy);
      return {
        ...node,
        directives: doubled(node.directives, copy),
        values: (node.values ?? []).map((each) => ({ ...each, directives: doubled(each.directives, copy) })),
      };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return {
        ...node,
        directives: doubled(node.directives, copy),
        fields: (node.fields ?? []).map((each) => ({ ...each, directives: doubled(each.directives, copy) })),
      };
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
      return { ...node, directives: doubled(node.directives, copy) };
    default:
      return node;
  }
};

/** Adds a copy of a graph to a composed schema. */
export const copyGraph = (document: DocumentNode, copy: GraphCopy): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((each) => copyDefinition(each, copy)),
});
