import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Variables } from '../operation/conditions';

/** An operation that was asked for. */
export interface UsedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Those of its variables that its conditions can hang on: of a client's values, nothing else is kept. */
  readonly variables: Variables;
}

/** Which operations are asked for the most. */
export interface UsedOperations {
  /**
   * Counts one use.
   * @param variables the coerced variables of the request
   */
  note(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): void;
  /** The most used, the first of them the most. */
  most(): readonly UsedOperation[];
}

interface Counted extends UsedOperation {
  uses: number;
}

const truths = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => typeof value === 'boolean'));

/**
 * Counts the uses of operations, of about the given number of them. A known one costs one look-up; when twice as many
 * have been met, the less used half is forgotten, and of the others half of their uses, so that what is asked now weighs
 * more than what was asked long ago.
 */
export const createUsedOperations = (most: number): UsedOperations => {
  let counted = new Map<OperationDefinitionNode, Counted>();
  const inOrder = (): Counted[] =>
    [...counted.values()].sort((one, other) => other.uses - one.uses).slice(0, most);
  return {
    note: (document, operation, variables) => {
      const known = counted.get(operation);
      if (known !== undefined) known.uses += 1;
      else if (most > 0)
        counted.set(operation, { document, operation, variables: truths(variables), uses: 1 });
      if (counted.size <= 2 * most) return;
      counted = new Map(inOrder().map((each) => [each.operation, { ...each, uses: each.uses / 2 }]));
    },
    most: inOrder,
  };
};
