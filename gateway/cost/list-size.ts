import { valueFromASTUntyped, type FieldNode, type GraphQLArgument } from 'graphql';
import type { Amount, Variables } from './amount';
import { hasVariable } from './argument-cost';
import type { ListSize } from './directives';

const asSize = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : undefined;

/**
 * How long the lists are that a field brings: as the greatest of its slicing arguments says, else as is assumed.
 * @param fallback the length where nothing is said
 */
export const listLength = (
  { slicingArguments, assumedSize }: ListSize,
  args: readonly GraphQLArgument[],
  node: FieldNode,
  fallback: number,
): Amount => {
  const slices = args
    .filter(({ name }) => slicingArguments.includes(name))
    .map(({ name, defaultValue }) => ({
      value: node.arguments?.find((each) => each.name.value === name)?.value,
      defaultValue,
    }));
  const lengthWith = (variables: Variables): number => {
    const lengths = slices.flatMap(({ value, defaultValue }) => {
      const given: unknown = value && valueFromASTUntyped(value, variables);
      return asSize(given) ?? asSize(defaultValue) ?? [];
    });
    return lengths.length > 0 ? Math.max(...lengths) : (assumedSize ?? fallback);
  };
  const isOpen = slices.some(({ value }) => value !== undefined && hasVariable(value));
  return isOpen ? lengthWith : lengthWith({});
};
