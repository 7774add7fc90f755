import { Kind, visit, type DocumentNode } from 'graphql';
import type { Random } from '../random';

/**
 * The same document with other numbers and truths as literals, so that what is kept of the one could be used for the
 * other. Equal literals stay equal, since fields of one response name must have equal arguments.
 */
export const vary = (document: DocumentNode, random: Random): DocumentNode => {
  const shift = 1 + random.below(3);
  return visit(document, {
    VariableDefinition: () => false,
    Directive: (node) =>
      random.chance(0.5)
        ? undefined
        : visit(node, { [Kind.BOOLEAN]: (truth) => ({ ...truth, value: !truth.value }) }),
    [Kind.INT]: (node) => ({ ...node, value: String((Math.abs(Number(node.value)) + shift) % 6) }),
  });
};
