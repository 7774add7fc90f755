import {
  Kind,
  parseType,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { graphOf, joinsOf, textIn } from './join';

/** A type with fields. */
export type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** Whether a definition is of a type with fields. */
export const hasFields = (definition: DefinitionNode): definition is FieldsType =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;

/** Puts other definitions in the place of a document's types with fields. */
export const mapTypes = (document: DocumentNode, change: (type: FieldsType) => FieldsType): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((each) => (hasFields(each) ? change(each) : each)),
});

/** Fields by their coordinates, `Type.field`. */
export type Coordinates = ReadonlySet<string>;

/** A field's coordinate. */
export const coordinate = (type: string, field: string): string => `${type}.${field}`;

/** What one looks up in a composed schema. */
export interface SchemaIndex {
  /** A type with fields; undefined for every other type. */
  type(name: string): FieldsType | undefined;
  /** The members of a union; undefined for every other type. */
  members(name: string): readonly string[] | undefined;
  field(type: string, name: string): FieldDefinitionNode | undefined;
  /** The named type that a field has in one graph. */
  fieldType(type: string, name: string, graph: string): string | undefined;
  /** An interface's implementations, interfaces among them; none for every other type. */
  implementations(name: string): readonly string[];
}

const nameIn = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameIn(type.type);

/** Makes an index of a composed schema's types. */
export const indexSchema = (document: DocumentNode): SchemaIndex => {
  const types = new Map(
    document.definitions.flatMap((each) => (hasFields(each) ? [[each.name.value, each] as const] : [])),
  );
  const unions = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.UNION_TYPE_DEFINITION
        ? [[each.name.value, (each.types ?? []).map(({ name }) => name.value)] as const]
        : [],
    ),
  );
  const field = (type: string, name: string): FieldDefinitionNode | undefined =>
    types.get(type)?.fields?.find((each) => each.name.value === name);
  return {
    type: (name) => types.get(name),
    members: (name) => unions.get(name),
    field,
    fieldType: (type, name, graph) => {
      const found = field(type, name);
      if (found === undefined) return undefined;
      const join = joinsOf(found.directives, 'join__field').find((each) => graphOf(each) === graph);
      const own = join && textIn(join, 'type');
      return nameIn(own === undefined ? found.type : parseType(own, { noLocation: true }));
    },
    implementations: (name) =>
      [...types.values()]
        .filter(({ interfaces = [] }) => interfaces.some((each) => each.name.value === name))
        .map((each) => each.name.value),
  };
};
