import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { SupergraphError } from '../../../subgraphs/common/process/exit-code';
import { NotPlanned } from '../not-planned';
import { PlanTooLong } from '../plan-errors';

/** An error as it crosses from a thread to another. */
export type Failure =
  | { readonly kind: 'not-planned'; readonly fault: string; readonly at: readonly string[] }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'refused'; readonly message: string; readonly extensions: Record<string, unknown> }
  | { readonly kind: 'supergraph'; readonly message: string }
  | { readonly kind: 'bug'; readonly message: string };

/** What the planning thread says: that it can plan, or can't; and what came of each operation that it was sent. */
export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly failure: Failure }
  | { readonly kind: 'planned'; readonly plan: QueryPlan }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An error made ready to cross. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof NotPlanned) return { kind: 'not-planned', fault: error.fault, at: error.at };
  if (error instanceof PlanTooLong) return { kind: 'too-long' };
  if (error instanceof GraphQLError)
    return { kind: 'refused', message: error.message, extensions: { ...error.extensions } };
  if (error instanceof SupergraphError) return { kind: 'supergraph', message: error.message };
  return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

/** The error that crossed. */
export const errorOf = (failure: Failure): Error => {
  switch (failure.kind) {
    case 'not-planned':
      return new NotPlanned(failure.fault, failure.at);
    case 'too-long':
      return new PlanTooLong();
    case 'refused':
      return new GraphQLError(failure.message, { extensions: failure.extensions });
    case 'supergraph':
      return new SupergraphError(failure.message);
    case 'bug':
      return new Error(`Planning failed: ${failure.message}`);
  }
};
