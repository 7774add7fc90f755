import {
  Kind,
  validate,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { without } from './generate/repair';

const TRIED: readonly string[] = [
  Kind.OPERATION_DEFINITION,
  Kind.FRAGMENT_DEFINITION,
  Kind.VARIABLE_DEFINITION,
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.OBJECT_FIELD,
];

const nodesOf = (document: DocumentNode): ASTNode[] => {
  const nodes: ASTNode[] = [];
  visit(document, {
    enter: (node) => {
      if (TRIED.includes(node.kind)) nodes.push(node);
    },
  });
  return nodes;
};

const withoutUnused = (schema: GraphQLSchema, document: DocumentNode): DocumentNode => {
  let cleaned = document;
  for (let turn = 0; turn < 4; turn += 1) {
    const unused = validate(schema, cleaned)
      .flatMap(({ nodes = [] }) => nodes)
      .filter(({ kind }) => kind === Kind.VARIABLE_DEFINITION || kind === Kind.FRAGMENT_DEFINITION);
    if (unused.length === 0) return cleaned;
    cleaned = without(cleaned, new Set(unused));
  }
  return cleaned;
};

/** A document with one node made simpler in another way than by leaving it out; undefined where there is none. */
const simpler = (document: DocumentNode, node: ASTNode): DocumentNode | undefined => {
  const replaced = (by: ASTNode | readonly ASTNode[]): DocumentNode =>
    visit(document, {
      SelectionSet: (set) =>
        set.selections.includes(node as SelectionNode)
          ? { ...set, selections: set.selections.flatMap((each) => (each === node ? by : [each])) }
          : undefined,
    });
  if (node.kind === Kind.INLINE_FRAGMENT) return replaced(node.selectionSet.selections);
  if (node.kind === Kind.FIELD && node.alias) {
    const { alias: _, ...plain } = node;
    return replaced(plain);
  }
  if (node.kind !== Kind.FRAGMENT_SPREAD) return undefined;
  const fragment = document.definitions.find(
    (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value,
  );
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return undefined;
  const { typeCondition, selectionSet } = fragment;
  return replaced({
    kind: Kind.INLINE_FRAGMENT,
    typeCondition,
    selectionSet,
    directives: node.directives ?? [],
  });
};

/** The most smaller documents that are tried. */
const MOST_TRIES = 500;

/** Makes a document smaller for as long as it stays valid and still fails. */
export const shrink = async (
  schema: GraphQLSchema,
  document: DocumentNode,
  fails: (smaller: DocumentNode) => Promise<boolean>,
): Promise<DocumentNode> => {
  let smallest = document;
  let tries = 0;
  const accept = async (candidate: DocumentNode | undefined): Promise<boolean> => {
    if (candidate === undefined || tries >= MOST_TRIES) return false;
    const smaller = withoutUnused(schema, candidate);
    if (smaller.definitions.length === 0 || validate(schema, smaller).length > 0) return false;
    tries += 1;
    if (!(await fails(smaller))) return false;
    smallest = smaller;
    return true;
  };
  for (let isSmaller = true; isSmaller && tries < MOST_TRIES;) {
    isSmaller = false;
    for (let index = 0; tries < MOST_TRIES;) {
      const node = nodesOf(smallest)[index];
      if (node === undefined) break;
      const isAccepted =
        (await accept(without(smallest, new Set([node])))) || (await accept(simpler(smallest, node)));
      if (isAccepted) isSmaller = true;
      else index += 1;
    }
  }
  return smallest;
};
