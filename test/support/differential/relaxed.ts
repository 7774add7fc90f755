import type { GraphQLError } from 'graphql';
import {
  buildASTSchema,
  isListType,
  isNonNullType,
  Kind,
  parse,
  visit,
  type GraphQLOutputType,
  type GraphQLSchema,
  type TypeNode,
} from 'graphql';

const nullable = (type: TypeNode): TypeNode => {
  switch (type.kind) {
    case Kind.NON_NULL_TYPE:
      return nullable(type.type);
    case Kind.LIST_TYPE:
      return { kind: Kind.LIST_TYPE, type: nullable(type.type) };
    case Kind.NAMED_TYPE:
      return type;
  }
};

/** A schema in which every field may be null, so that no error hides another. */
export const relaxed = (sdl: string): GraphQLSchema =>
  buildASTSchema(
    visit(parse(sdl), {
      InputObjectTypeDefinition: () => false,
      DirectiveDefinition: () => false,
      FieldDefinition: { leave: (node) => ({ ...node, type: nullable(node.type) }) },
    }),
  );

/** Puts errors in the place of the nulls that a type does not allow. */
export const withoutNulls = (type: GraphQLOutputType, value: unknown, error: () => GraphQLError): unknown => {
  if (isNonNullType(type)) return value === null ? error() : withoutNulls(type.ofType, value, error);
  if (!isListType(type) || !Array.isArray(value)) return value;
  const { ofType } = type as { readonly ofType: GraphQLOutputType };
  return value.map((item) => withoutNulls(ofType, item, error));
};
