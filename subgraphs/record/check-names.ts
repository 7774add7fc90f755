import { InputError } from '../common/errors';
import type { Given } from '../common/reading/filter';
import { when, type Maybe } from '../common/when';
import type { FactFilter } from './listings/entries';
import type { Loaders, Tally } from './loaders';

const check = (
  tallies: readonly Tally[],
  key: 'type' | 'subgraph',
  given: Given<readonly string[]>,
  argument: string,
): void => {
  const known = [...new Set(tallies.map((tally) => tally[key]))].sort();
  const unknown = given?.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new InputError('BAD_FILTER', `"${unknown}" is none of ${known.join(', ')}.`, argument);
};

/**
 * Refuses the names of types and subgraphs that the record holds no entry of. They are no enums, so that another
 * subgraph brings its types along.
 * @throws {InputError} BAD_FILTER with the names that it knows
 */
export const checkNames = (loaders: Loaders, filter: Given<FactFilter>): Maybe<void> => {
  if (!filter?.types && !filter?.subgraph) return undefined;
  return when(loaders.tallies(), (tallies) => {
    check(tallies, 'type', filter.types, 'filter.types');
    check(tallies, 'subgraph', filter.subgraph, 'filter.subgraph');
  });
};
