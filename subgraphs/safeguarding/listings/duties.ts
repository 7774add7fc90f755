import { sql, type Sql } from '../../common/database/sql';
import type { Narrowing } from '../../common/reading/arguments';
import { between, linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import type { Reader } from '../../common/reading/loaders';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import { deadlines, independentReviews, legalDuties } from '../tables';
import type { StandingFilter } from './arguments';

interface DutyFilter extends StandingFilter {
  readonly text?: Given<string>;
  readonly partnershipId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
}

interface LegalDutyFilter extends DutyFilter {
  readonly act?: Given<string>;
  readonly section?: Given<string>;
}

interface DeadlineFilter extends DutyFilter {
  readonly dueFrom?: Given<string>;
  readonly dueTo?: Given<string>;
  readonly statutory?: Given<boolean>;
}

interface ReviewFilter extends StandingFilter {
  readonly text?: Given<string>;
  readonly partnershipId?: Given<string>;
  readonly reviewerId?: Given<string>;
  readonly national?: Given<boolean>;
}

const LEGAL_DUTY_ORDERS = {
  ACT: ['act', 'source_id', 'order'],
  MADE_KNOWN_ON: ['known_on'],
  READING_ORDER: ['source_id', 'order'],
} as const;
const DEADLINE_ORDERS = {
  DUE_ON: ['due_on_from'],
  MADE_KNOWN_ON: ['known_on'],
  READING_ORDER: ['source_id', 'order'],
} as const;
const REVIEW_ORDERS = {
  NAME: ['name'],
  COMMISSIONED_ON: ['commissioned_on_from'],
  REPORTED_ON: ['reported_on_from'],
} as const;

const inPartnership = (partnershipId: Given<string>): Sql[] =>
  linksTo('partnership', partnershipId, 'filter.partnershipId');

/** Legal duties, by Act where no order is given. */
export const legalDutyListing = (
  reader: Reader,
  { filter, orderBy }: Narrowing<LegalDutyFilter, keyof typeof LEGAL_DUTY_ORDERS>,
): Listing<RowOf<typeof legalDuties>> => ({
  table: legalDuties,
  where: [
    ...textIn(['act'], filter?.act, 'filter.act'),
    ...textIn(['section'], filter?.section, 'filter.section'),
    ...textIn(['summary', 'on_whom'], filter?.text, 'filter.text'),
    ...inPartnership(filter?.partnershipId),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
  ],
  sort: sortOf(LEGAL_DUTY_ORDERS, orderBy, 'ACT'),
  ...shownWith(legalDuties, reader.view, filter?.standing, 'filter.standing'),
});

/** Deadlines, by the day where no order is given. */
export const deadlineListing = (
  reader: Reader,
  { filter, orderBy }: Narrowing<DeadlineFilter, keyof typeof DEADLINE_ORDERS>,
): Listing<RowOf<typeof deadlines>> => ({
  table: deadlines,
  where: [
    ...textIn(['summary', 'on_whom'], filter?.text, 'filter.text'),
    ...inPartnership(filter?.partnershipId),
    ...between('due_on', filter?.dueFrom, filter?.dueTo, 'filter.dueFrom'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...(typeof filter?.statutory === 'boolean'
      ? [sql('statutory = ?', filter.statutory ? 'STATUTORY' : 'LOCAL')]
      : []),
  ],
  sort: sortOf(DEADLINE_ORDERS, orderBy, 'DUE_ON'),
  ...shownWith(deadlines, reader.view, filter?.standing, 'filter.standing'),
});

/** Independent reviews, by name where no order is given. */
export const independentReviewListing = (
  reader: Reader,
  { filter, orderBy }: Narrowing<ReviewFilter, keyof typeof REVIEW_ORDERS>,
): Listing<RowOf<typeof independentReviews>> => ({
  table: independentReviews,
  where: [
    ...textIn(['name', 'summary', 'status'], filter?.text, 'filter.text'),
    ...inPartnership(filter?.partnershipId),
    ...linksTo('reviewer', filter?.reviewerId, 'filter.reviewerId'),
    ...(typeof filter?.national === 'boolean'
      ? [sql(`partnership_id IS ${filter.national ? '' : 'NOT '}NULL`)]
      : []),
  ],
  sort: sortOf(REVIEW_ORDERS, orderBy, 'NAME'),
  ...shownWith(independentReviews, reader.view, filter?.standing, 'filter.standing'),
});
