import { Kind, type DirectiveNode } from 'graphql';
import type { Amount, Variables } from './amount';

/** When a selection is answered: each variable, or its opposite where a `!` stands before it, must be true. */
export type Condition = readonly string[];

/** What is always answered. */
export const ALWAYS: Condition = [];

/** A condition with what `@skip` and `@include` of a selection add to it; undefined where it is never answered. */
export const narrowed = (
  condition: Condition,
  directives: readonly DirectiveNode[] | undefined,
): Condition | undefined => {
  const terms = new Set(condition);
  for (const { name, arguments: args } of directives ?? []) {
    const [argument] = args ?? [];
    if (!argument || !['skip', 'include'].includes(name.value)) continue;
    const isSkip = name.value === 'skip';
    if (argument.value.kind === Kind.VARIABLE) terms.add((isSkip ? '!' : '') + argument.value.name.value);
    else if (argument.value.kind === Kind.BOOLEAN && argument.value.value === isSkip) return undefined;
  }
  return terms.size === condition.length ? condition : [...terms].sort();
};

const holds = (condition: Condition, variables: Variables): boolean =>
  condition.every((term) =>
    term.startsWith('!') ? variables[term.slice(1)] !== true : variables[term] === true,
  );

/** A cost that is spent where at least one of the conditions holds. */
export const whenAny = (conditions: readonly Condition[], amount: Amount): Amount => {
  if (amount === 0 || conditions.some(({ length }) => length === 0)) return amount;
  return (variables) => {
    if (!conditions.some((condition) => holds(condition, variables))) return 0;
    return typeof amount === 'number' ? amount : amount(variables);
  };
};
