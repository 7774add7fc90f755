import {
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** A part of the schema that an operation uses. */
export interface SchemaUse {
  /** Its schema coordinate, such as `Council.name`, `Query.council(id:)` or `Standing.AGREED`. */
  readonly coordinate: string;
  readonly isDeprecated: boolean;
}

interface Deprecable {
  readonly deprecationReason?: string | null | undefined;
}

/** The name of a type without what says that it is a list, or never null. */
const bareName = (type: unknown): string => String(type).replaceAll(/[[\]!]/g, '');

/**
 * The fields, arguments, input fields and enum values that an operation names, each once, its fragments included. What
 * stands in variables is not seen, nor what the schema says of itself. A field of an interface counts as the interface's.
 */
export const schemaUsesOf = (
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
): readonly SchemaUse[] => {
  const fragments = new Map(
    definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const uses = new Map<string, SchemaUse>();
  const add = (coordinate: string, { deprecationReason }: Deprecable): void => {
    uses.set(coordinate, { coordinate, isDeprecated: typeof deprecationReason === 'string' });
  };
  const waiting: ASTNode[] = [operation];
  for (const node of waiting) {
    const info = new TypeInfo(schema);
    visit(
      node,
      visitWithTypeInfo(info, {
        FragmentSpread: ({ name }) => {
          const fragment = fragments.get(name.value);
          fragments.delete(name.value);
          if (fragment) waiting.push(fragment);
        },
        Field: ({ name }) => {
          // What is asked of the schema itself is no use of it.
          if (name.value.startsWith('__')) return false;
          const [parent, field] = [info.getParentType(), info.getFieldDef()];
          if (parent && field) add(`${parent.name}.${name.value}`, field);
          return undefined;
        },
        Argument: ({ name }) => {
          const [parent, field, argument] = [info.getParentType(), info.getFieldDef(), info.getArgument()];
          if (parent && field && argument && !info.getDirective())
            add(`${parent.name}.${field.name}(${name.value}:)`, argument);
        },
        ObjectField: ({ name }) => {
          const parent = schema.getType(bareName(info.getParentInputType()));
          const field = isInputObjectType(parent) ? parent.getFields()[name.value] : undefined;
          if (field) add(`${bareName(info.getParentInputType())}.${name.value}`, field);
        },
        EnumValue: ({ value }) => {
          const known = info.getEnumValue();
          if (known) add(`${bareName(info.getInputType())}.${value}`, known);
        },
      }),
    );
  }
  return [...uses.values()];
};
