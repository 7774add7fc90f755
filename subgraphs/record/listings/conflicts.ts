import { sql } from '../../common/database/sql';
import { oneOf, textIn, type Given } from '../../common/reading/filter';
import { sortOf, type OrderTerm } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import { conflicts } from '../tables';
import { aboutThings, statedIn, type ThingFilter } from './entries';

/** Which conflicts. */
export interface ConflictFilter extends ThingFilter {
  readonly text?: Given<string>;
  readonly kind?: Given<readonly string[]>;
  readonly sourceId?: Given<string>;
}

const ORDERS = {
  SUBJECT: ['subject_type', 'subject_id'],
  KIND: ['kind'],
  MADE_KNOWN_ON: ['known_on'],
} as const;

/** The order of a list of conflicts. */
export type ConflictOrder = Given<readonly OrderTerm<keyof typeof ORDERS>[]>;

/** The id of a conflict's entry, from the conflict's own. */
const ENTRY_ID = `'${conflicts.type}/' || id`;

/** Conflicts, by subject where no order is given. */
export const conflictListing = (
  filter: Given<ConflictFilter>,
  orderBy: ConflictOrder,
): Listing<RowOf<typeof conflicts>> => ({
  table: conflicts,
  where: [
    ...textIn(['summary', 'first_statement', 'second_statement', 'explanation'], filter?.text, 'filter.text'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...aboutThings(filter, ENTRY_ID),
    ...statedIn(filter?.sourceId, ENTRY_ID),
  ],
  sort: sortOf(ORDERS, orderBy, 'SUBJECT'),
});

/** The conflicts that sources are a side of, by the column `cited_source_id`, in reading order. */
export const sourceConflictListing = (): Listing<RowOf<typeof conflicts>> => ({
  table: conflicts,
  from: sql(
    `SELECT conflicts.*, entry_places.cited_source_id, entry_places.place_position
     FROM conflicts JOIN entry_places ON entry_places.entry_id = '${conflicts.type}/' || conflicts.id
     WHERE entry_places.best_in_source = 'YES'`,
  ),
  sort: [{ column: 'place_position' }],
});
