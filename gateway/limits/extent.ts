import {
  Kind,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large an operation is, with a fragment's part counted wherever it is spread. */
export interface Extent {
  /** Levels of fields, one within the other; those of the schema are not counted. */
  readonly levels: number;
  /** Fields; those of the schema are not counted. */
  readonly fields: number;
  /** Fields below `__schema` and `__type`, themselves included. */
  readonly schemaFields: number;
  /** Fields with an alias, those of the schema included. */
  readonly aliases: number;
  /** Fields of the operation itself, those of the schema included. */
  readonly roots: number;
}

const NOTHING: Extent = { levels: 0, fields: 0, schemaFields: 0, aliases: 0, roots: 0 };

/** Sums stay exact, and are numbers in JSON, however often fragments spread each other. */
const plus = (one: number, other: number): number => Math.min(Number.MAX_SAFE_INTEGER, one + other);

/** Whether a field asks for the schema, which is answered from what is at hand. */
const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined;

/**
 * Measures operations of one document. Each fragment is measured once, so that it takes no longer than reading it.
 * @param fragmentOf the fragments of the document by name
 */
export const createExtents = (fragmentOf: FragmentOf): ((operation: OperationDefinitionNode) => Extent) => {
  const known = new Map<string, Extent>();
  const ofFragment = (name: string): Extent => {
    const found = known.get(name);
    if (found !== undefined) return found;
    // A fragment that spreads itself adds nothing here; another rule refuses it.
    known.set(name, NOTHING);
    const extent = ofSelection(fragmentOf(name)?.selectionSet);
    known.set(name, extent);
    return extent;
  };
  const ofSelection = (set: SelectionSetNode | undefined): Extent => {
    let { levels, fields, schemaFields, aliases, roots } = NOTHING;
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : ofSelection(selection.selectionSet);
      const isSchema = isField && isIntrospection(selection.name.value);
      const own = isField ? 1 : 0;
      aliases = plus(aliases, below.aliases + (isField && selection.alias ? 1 : 0));
      roots = plus(roots, isField ? 1 : below.roots);
      schemaFields = plus(schemaFields, isSchema ? plus(below.fields, 1) : below.schemaFields);
      if (isSchema) continue;
      levels = Math.max(levels, below.levels + own);
      fields = plus(fields, below.fields + own);
    }
    return { levels, fields, schemaFields, aliases, roots };
  };
  return ({ selectionSet }) => ofSelection(selectionSet);
};
