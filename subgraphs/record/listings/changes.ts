import { every, sql, type Sql } from '../../common/database/sql';
import { knownBy } from '../../common/database/view-conditions';
import { checkDays, oneOf, type Given } from '../../common/reading/filter';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { moments } from '../tables';
import { aboutThings, factConditions, type FactFilter, type ThingFilter } from './entries';

/** Which changes. */
export interface ChangesFilter extends FactFilter, ThingFilter {
  readonly kind?: Given<readonly string[]>;
}

const ofEntries = (conditions: readonly Sql[]): Sql[] => {
  if (conditions.length === 0) return [];
  const which = every(conditions);
  return [{ ...which, text: `entry_id IN (SELECT id FROM entries WHERE ${which.text})` }];
};

/**
 * The days that facts name between two days, both included; a span of days where any of them lies between.
 * @throws {InputError} BAD_RANGE where the first day comes after the second
 */
export const changesListing = (
  view: View,
  from: string,
  to: string,
  filter: Given<ChangesFilter>,
): Listing<RowOf<typeof moments>> => {
  checkDays(from, to, 'from');
  return {
    table: moments,
    where: [
      sql('day_from <= ? AND day_before > ?', to, from),
      ...oneOf('kind', filter?.kind, 'filter.kind'),
      ...aboutThings(filter, 'entry_id'),
      ...ofEntries(factConditions(filter)),
    ],
    sort: [{ column: 'day_from' }],
    // The two days take the place of the view's day.
    shown: knownBy(moments, view),
  };
};
