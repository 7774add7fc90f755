import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** What one operation may ask. */
export interface OperationLimits {
  /** The most levels of fields, one within the other. */
  readonly mostLevels: number;
  /** The most fields, a fragment's counted each time that it is spread. */
  readonly mostFields: number;
}

interface Extent {
  readonly levels: number;
  readonly fields: number;
}

const NOTHING: Extent = { levels: 0, fields: 0 };

/** Whether a field asks for the schema, which is answered from what is at hand. */
const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

const createExtentOf = (context: ValidationContext) => {
  const known = new Map<FragmentDefinitionNode, Extent>();
  const ofFragment = (fragment: FragmentDefinitionNode | null | undefined): Extent => {
    if (!fragment) return NOTHING;
    const found = known.get(fragment);
    if (found !== undefined) return found;
    // A fragment that spreads itself adds nothing here; another rule refuses it.
    known.set(fragment, NOTHING);
    const extent = extentOf(fragment.selectionSet);
    known.set(fragment, extent);
    return extent;
  };
  const extentOf = (set: SelectionSetNode | undefined): Extent => {
    let { levels, fields } = NOTHING;
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      if (isField && isIntrospection(selection.name.value)) continue;
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(context.getFragment(selection.name.value))
          : extentOf(selection.selectionSet);
      levels = Math.max(levels, below.levels + (isField ? 1 : 0));
      fields += below.fields + (isField ? 1 : 0);
    }
    return { levels, fields };
  };
  return extentOf;
};

/**
 * Refuses an operation of too many levels, or of too many fields once its fragments are written out, before it is
 * planned: a few fragments that spread each other twice come to more fields than there is memory for.
 */
export const refuseLarge =
  ({ mostLevels, mostFields }: OperationLimits): ValidationRule =>
  (context): ASTVisitor => {
    const extentOf = createExtentOf(context);
    return {
      OperationDefinition: (node) => {
        const { levels, fields } = extentOf(node.selectionSet);
        if (levels > mostLevels) {
          context.reportError(
            new GraphQLError(
              `The operation is ${String(levels)} levels of fields deep; at most ${String(mostLevels)} are answered. Ask for the inner part in an operation of its own, by the ids that the outer one gives.`,
              { nodes: node, extensions: { code: 'QUERY_TOO_DEEP', limit: mostLevels, value: levels } },
            ),
          );
        }
        if (fields > mostFields) {
          context.reportError(
            new GraphQLError(
              `The operation asks for ${String(fields)} fields, with those of its fragments; at most ${String(mostFields)} are answered. Ask for them in several operations.`,
              { nodes: node, extensions: { code: 'QUERY_TOO_WIDE', limit: mostFields, value: fields } },
            ),
          );
        }
      },
    };
  };
