import { Kind, parse, visit, type ASTNode, type Source } from 'graphql';

/** The name by which a node leads to the value in it; undefined where it has none. */
const nameOf = (node: ASTNode): string | undefined => {
  switch (node.kind) {
    case Kind.VARIABLE_DEFINITION:
      return `$${node.variable.name.value}`;
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return node.name.value;
    default:
      return undefined;
  }
};

/** The paths of all nodes that stand in an argument or a variable, by where they begin. */
const pathsIn = (source: Source): ReadonlyMap<number, string> => {
  const paths = new Map<number, string>();
  const names: string[] = [];
  visit(parse(source), {
    enter: (node) => {
      const name = nameOf(node);
      if (name !== undefined) names.push(name);
      if (names.length > 0 && node.loc && !paths.has(node.loc.start))
        paths.set(node.loc.start, names.join('.'));
    },
    leave: (node) => {
      if (nameOf(node) !== undefined) names.pop();
    },
  });
  return paths;
};

/**
 * Makes a function that gives the path of the argument or the variable in which a node of a document stands, such as
 * `filter.from` or `$day`; undefined where it stands in none. A node doesn't know what it stands in, so that a refused
 * document is read again, once for all its errors.
 */
export const createArgumentPaths = () => {
  const known = new WeakMap<Source, ReadonlyMap<number, string>>();
  return ({ loc }: ASTNode): string | undefined => {
    if (loc === undefined) return undefined;
    const paths = known.get(loc.source) ?? pathsIn(loc.source);
    known.set(loc.source, paths);
    return paths.get(loc.start);
  };
};
