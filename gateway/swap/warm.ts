import { setImmediate } from 'node:timers/promises';
import { validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Variables } from '../operation/conditions';
import type { UsedOperation } from './used-operations';

/** What is warmed: a schema, and how an operation over it is made ready to be run. */
export interface Warmed {
  readonly schema: GraphQLSchema;
  prepare(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): unknown;
}

/** The longest that warming may take, in milliseconds: a new schema is not kept waiting for the last of its plans. */
const LONGEST_MS = 10_000;

/**
 * Validates and plans operations over a schema that is about to be served. Other work goes on between any two of them.
 * What isn't valid there, or can't be planned, is left to the request that asks for it, which is told why.
 * @returns how many were planned
 */
export const warm = async ({ schema, prepare }: Warmed, used: readonly UsedOperation[]): Promise<number> => {
  const began = performance.now();
  let planned = 0;
  for (const { document, operation, variables } of used) {
    if (performance.now() - began > LONGEST_MS) break;
    await setImmediate();
    if (validate(schema, document, undefined, { maxErrors: 1 }).length > 0) continue;
    try {
      await Promise.resolve(prepare(document, operation, variables));
      planned += 1;
    } catch {
      // Refused as it will be for whoever asks.
    }
  }
  return planned;
};
