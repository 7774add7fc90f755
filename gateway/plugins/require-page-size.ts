import { GraphQLError, isInterfaceType, isObjectType, type ASTVisitor, type ValidationRule } from 'graphql';
import type { CostDirectives } from '../cost/directives';
import { enforced, type Enforcement } from '../limits/excess';

/**
 * Refuses a list without exactly one of its slicing arguments where `@listSize` requires one: its length, and so its
 * cost, is not known before it is answered. A default counts as given.
 */
export const requirePageSize =
  ({ listSizes }: CostDirectives, { mode, observe }: Enforcement = enforced): ValidationRule =>
  (context): ASTVisitor => ({
    Field: (node) => {
      const parent = context.getParentType();
      const field = context.getFieldDef();
      if (!field || !(isObjectType(parent) || isInterfaceType(parent))) return;
      const list = [parent, ...parent.getInterfaces()]
        .map(({ name }) => listSizes.get(`${name}.${field.name}`))
        .find((each) => each !== undefined);
      if (!list?.requireOneSlicingArgument || list.slicingArguments.length === 0) return;
      const given = list.slicingArguments.filter((name) => {
        const hasDefault = field.args.find((arg) => arg.name === name)?.defaultValue !== undefined;
        return hasDefault || node.arguments?.some((arg) => arg.name.value === name) === true;
      }).length;
      if (given === 1) return;
      observe({ code: 'PAGE_SIZE_REQUIRED', limit: 1, value: given, operationName: undefined });
      if (mode === 'measure') return;
      context.reportError(
        new GraphQLError(
          `The field "${field.name}" of ${parent.name} has ${String(given)} of the arguments that say how many are asked for; give exactly one of ${list.slicingArguments.join(', ')}.`,
          { nodes: node, extensions: { code: 'PAGE_SIZE_REQUIRED', limit: 1, value: given } },
        ),
      );
    },
  });
