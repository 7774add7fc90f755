import { Kind, validate, visit, type ASTNode, type DocumentNode, type GraphQLSchema } from 'graphql';

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/** A document without some nodes; a selection set that is left empty asks for `__typename`. */
export const without = (document: DocumentNode, nodes: ReadonlySet<ASTNode>): DocumentNode =>
  visit(document, {
    enter: (node) => (nodes.has(node) ? null : undefined),
    leave: (node) =>
      node.kind === Kind.SELECTION_SET && node.selections.length === 0
        ? { ...node, selections: [TYPENAME] }
        : undefined,
  });

const REMOVABLE: readonly string[] = [
  Kind.FIELD,
  Kind.FRAGMENT_SPREAD,
  Kind.INLINE_FRAGMENT,
  Kind.VARIABLE_DEFINITION,
  Kind.FRAGMENT_DEFINITION,
  Kind.DIRECTIVE,
];

/** Takes out what is not valid, a node an error, until all is; undefined where that comes to no end. */
export const repair = (schema: GraphQLSchema, document: DocumentNode): DocumentNode | undefined => {
  let repaired = document;
  for (let turn = 0; turn < 20; turn += 1) {
    const errors = validate(schema, repaired);
    if (errors.length === 0) return repaired;
    const wrong = errors.map(({ nodes = [] }) => nodes.findLast(({ kind }) => REMOVABLE.includes(kind)));
    if (wrong.includes(undefined)) return undefined;
    repaired = without(repaired, new Set(wrong.filter((node) => node !== undefined)));
  }
  return undefined;
};
