import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import type { Step } from '../execution/program';
import { PlanningBusy, PlanTooLong } from '../planning/plan-errors';
import type { Planner } from '../planning/planner';
import { createLru } from '../limits/lru';

/** What planning an operation came to: a refusal is kept too, since it costs as much to find as a plan. */
type Planned =
  { readonly step: Step | undefined } | { readonly refusal: GraphQLError; readonly until: number };

/** The program of an operation, by its text: at once where it is known, once for all who wait where it isn't. */
export type Programs = (operation: string) => Step | undefined | Promise<Step | undefined>;

/** The most programs that are kept of one schema. */
const KEPT_PROGRAMS = 2_000;

/** How long it counts that an operation took too long, in milliseconds: the machine may have been busy. */
const TOO_LONG_FOR_MS = 60_000;

const keptUntil = (refusal: GraphQLError): number => {
  if (refusal instanceof PlanningBusy) return 0;
  return refusal instanceof PlanTooLong ? performance.now() + TOO_LONG_FOR_MS : Infinity;
};

/**
 * Keeps the programs of the operations that were planned last.
 * @param makeProgram makes a program of a plan
 */
export const createPrograms = (
  planner: Planner,
  makeProgram: (plan: QueryPlan) => Step | undefined,
): Programs => {
  const kept = createLru<Planned>(KEPT_PROGRAMS);
  const underWay = new Map<string, Promise<Step | undefined>>();

  const keep = (operation: string, planned: Planned): void => {
    if ('step' in planned || planned.until > 0) kept.set(operation, planned);
  };
  const done = (operation: string, plan: QueryPlan): Step | undefined => {
    const step = makeProgram(plan);
    keep(operation, { step });
    return step;
  };
  const failed = (operation: string, error: unknown): never => {
    if (error instanceof GraphQLError) keep(operation, { refusal: error, until: keptUntil(error) });
    throw error;
  };
  const wait = async (operation: string, plan: Promise<QueryPlan>): Promise<Step | undefined> => {
    try {
      return done(operation, await plan);
    } catch (error) {
      return failed(operation, error);
    } finally {
      underWay.delete(operation);
    }
  };

  return (operation) => {
    const known = kept.get(operation);
    if (known !== undefined && 'step' in known) return known.step;
    if (known !== undefined && known.until > performance.now()) throw known.refusal;
    const pending = underWay.get(operation);
    if (pending !== undefined) return pending;
    try {
      const plan = planner.plan(operation);
      if (!(plan instanceof Promise)) return done(operation, plan);
      const waited = wait(operation, plan);
      underWay.set(operation, waited);
      // Whoever asked may have been refused for another reason meanwhile.
      waited.catch(() => undefined);
      return waited;
    } catch (error) {
      return failed(operation, error);
    }
  };
};
