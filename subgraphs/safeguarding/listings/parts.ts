import { sql } from '../../common/database/sql';
import type { Narrowing } from '../../common/reading/arguments';
import { linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import type { Reader } from '../../common/reading/loaders';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf, Table } from '../../common/table';
import { goals, groups, partners, reviewTypes, scrutinyArrangements } from '../tables';
import type { StandingFilter } from './arguments';

interface PartFilter extends StandingFilter {
  readonly text?: Given<string>;
  readonly partnershipId?: Given<string>;
}

interface BoroughFilter extends PartFilter {
  readonly councilId?: Given<string>;
}

interface GroupFilter extends BoroughFilter {
  readonly kind?: Given<readonly string[]>;
}

interface GoalFilter extends PartFilter {
  readonly financialYear?: Given<string>;
}

interface PartnerFilter extends StandingFilter {
  readonly capacity?: Given<readonly string[]>;
}

const GROUP_ORDERS = {
  NAME: ['name'],
  COUNCIL: ['council_id'],
  READING_ORDER: ['source_id', 'order'],
} as const;
const GOAL_ORDERS = {
  TITLE: ['title'],
  FINANCIAL_YEAR: ['financial_year_from', 'order'],
  READING_ORDER: ['source_id', 'order'],
} as const;
const SCRUTINY_ORDERS = {
  COUNCIL: ['council_id'],
  REPORT_DUE_ON: ['report_due_on_from'],
  READING_ORDER: ['source_id', 'order'],
} as const;
const REVIEW_TYPE_ORDERS = { NAME: ['name'], READING_ORDER: ['source_id', 'order'] } as const;

const inPartnership = (filter: Given<PartFilter>) =>
  linksTo('partnership', filter?.partnershipId, 'filter.partnershipId');

const standings = (table: Table, { view }: Reader, filter: Given<StandingFilter>) =>
  shownWith(table, view, filter?.standing, 'filter.standing');

/** Groups, by name where no order is given. */
export const groupListing = (
  reader: Reader,
  { filter, orderBy }: Narrowing<GroupFilter, keyof typeof GROUP_ORDERS>,
): Listing<RowOf<typeof groups>> => ({
  table: groups,
  where: [
    ...textIn(['name', 'chair', 'summary'], filter?.text, 'filter.text'),
    ...inPartnership(filter),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
  ],
  sort: sortOf(GROUP_ORDERS, orderBy, 'NAME'),
  ...standings(groups, reader, filter),
});

/** Goals and the aims under them, by financial year where no order is given. */
export const goalListing = (
  reader: Reader,
  { filter, orderBy }: Narrowing<GoalFilter, keyof typeof GOAL_ORDERS>,
): Listing<RowOf<typeof goals>> => ({
  table: goals,
  where: [
    ...textIn(['title', 'summary'], filter?.text, 'filter.text'),
    ...inPartnership(filter),
    ...(filter?.financialYear ? [sql('financial_year = ?', filter.financialYear)] : []),
  ],
  sort: sortOf(GOAL_ORDERS, orderBy, 'FINANCIAL_YEAR'),
  ...standings(goals, reader, filter),
});

/** Scrutiny arrangements, in reading order where no other is given. */
export const scrutinyListing = (
  reader: Reader,
  { filter, orderBy }: Narrowing<BoroughFilter, keyof typeof SCRUTINY_ORDERS>,
): Listing<RowOf<typeof scrutinyArrangements>> => ({
  table: scrutinyArrangements,
  where: [
    ...textIn(['summary', 'scrutineer', 'method'], filter?.text, 'filter.text'),
    ...inPartnership(filter),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
  ],
  sort: sortOf(SCRUTINY_ORDERS, orderBy, 'READING_ORDER'),
  ...standings(scrutinyArrangements, reader, filter),
});

/** Kinds of review, by name where no order is given. */
export const reviewTypeListing = (
  reader: Reader,
  { filter, orderBy }: Narrowing<PartFilter, keyof typeof REVIEW_TYPE_ORDERS>,
): Listing<RowOf<typeof reviewTypes>> => ({
  table: reviewTypes,
  where: [...textIn(['name', 'aim', 'summary'], filter?.text, 'filter.text'), ...inPartnership(filter)],
  sort: sortOf(REVIEW_TYPE_ORDERS, orderBy, 'NAME'),
  ...standings(reviewTypes, reader, filter),
});

/** The places that organisations of a type have as partners, by id. */
export const partnerListing = (
  reader: Reader,
  organisationType: 'Council' | 'Agency',
  filter: Given<PartnerFilter>,
): Listing<RowOf<typeof partners>> => ({
  table: partners,
  where: [
    sql('partner_type = ?', organisationType),
    ...oneOf('capacity', filter?.capacity, 'filter.capacity'),
  ],
  sort: [],
  ...standings(partners, reader, filter),
});

/** The filter of an organisation's places as a partner. */
export type PartnerArguments = Pick<Narrowing<PartnerFilter>, 'filter'>;
