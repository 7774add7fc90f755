import type { OpenPlanner, Planner } from '../planning/planner';

/** Is told of each operation that was planned, or refused when it was, and how long that took, in milliseconds. */
export type OnPlan = (ms: number, outcome: 'planned' | 'refused') => void;

/** A planner whose plans somebody is told of. */
const observed = (planner: Planner, onPlan: OnPlan): Planner => ({
  ...planner,
  plan: (operation) => {
    const began = performance.now();
    const tell = (outcome: 'planned' | 'refused'): void => {
      onPlan(performance.now() - began, outcome);
    };
    try {
      const plan = planner.plan(operation);
      if (!(plan instanceof Promise)) {
        tell('planned');
        return plan;
      }
      plan.then(
        () => {
          tell('planned');
        },
        () => {
          tell('refused');
        },
      );
      return plan;
    } catch (error) {
      tell('refused');
      throw error;
    }
  },
});

/** Opens planners whose plans somebody is told of; where nobody is, they are as they are. */
export const observePlans = (open: OpenPlanner, onPlan: OnPlan | undefined): OpenPlanner =>
  onPlan === undefined ? open : (plannable) => observed(open(plannable), onPlan);
