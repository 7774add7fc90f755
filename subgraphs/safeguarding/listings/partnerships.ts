import type { Standing } from '../../common/columns';
import { every, some, sql, type Sql } from '../../common/database/sql';
import { knownBy, shownBy } from '../../common/database/view-conditions';
import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import type { Reader } from '../../common/reading/loaders';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf, Table } from '../../common/table';
import { partners, partnershipAreas, partnerships } from '../tables';
import type { StandingFilter } from './arguments';

interface PartnershipFilter extends StandingFilter {
  readonly text?: Given<string>;
  readonly councilId?: Given<string>;
  readonly partnerId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
}

const ORDERS = {
  NAME: ['name'],
  STARTS_ON: ['starts_on_from'],
  MADE_KNOWN_ON: ['known_on'],
} as const;

/** The partnerships of the rows of a table that a condition picks and the view shows, whatever their standing where the filter names standings. */
const ofRows = (table: Table, { view }: Reader, standings: Given<readonly Standing[]>, which: Sql[]): Sql => {
  const shown = standings === null || standings === undefined ? shownBy(table, view) : knownBy(table, view);
  const rows = every([shown, ...which]);
  return sql(`id IN (SELECT partnership_id FROM ${table.name} WHERE ${rows.text})`, ...rows.values);
};

/** Partnerships, by name where no order is given. */
export const partnershipListing = (
  reader: Reader,
  { filter, orderBy }: Narrowing<PartnershipFilter, keyof typeof ORDERS>,
): Listing<RowOf<typeof partnerships>> => {
  const of = (table: Table, which: Sql[]): Sql => ofRows(table, reader, filter?.standing, which);
  const areas = linksTo('council', filter?.councilId, 'filter.councilId');
  const places = linksTo('partner', filter?.councilId, 'filter.councilId');
  const partner = linksTo('partner', filter?.partnerId, 'filter.partnerId');
  return {
    table: partnerships,
    where: [
      ...textIn(['name', 'abbreviation', 'summary'], filter?.text, 'filter.text'),
      ...oneOf('kind', filter?.kind, 'filter.kind'),
      ...(areas.length === 0 ? [] : [some([of(partnershipAreas, areas), of(partners, places)])]),
      ...(partner.length === 0 ? [] : [of(partners, partner)]),
    ],
    sort: sortOf(ORDERS, orderBy, 'NAME'),
    ...shownWith(partnerships, reader.view, filter?.standing, 'filter.standing'),
  };
};
