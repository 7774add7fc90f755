import type { Narrowing } from '../../common/reading/arguments';
import { isFlag, linksTo, oneOf, shownWith, textIn, type Given } from '../../common/reading/filter';
import { sortOf } from '../../common/reading/order';
import type { Listing } from '../../common/reading/listing';
import type { RowOf } from '../../common/table';
import type { View } from '../../common/view';
import { commissioners, directions, improvementPartnerships } from '../tables';
import { within, type CouncilFilter, type SpanFilter } from './arguments';

interface DirectionFilter extends CouncilFilter, SpanFilter {
  readonly issuerId?: Given<string>;
  readonly helperId?: Given<string>;
  readonly kind?: Given<readonly string[]>;
}

interface CommissionerFilter extends CouncilFilter {
  readonly homeOrganisationId?: Given<string>;
}

interface ImprovementPartnershipFilter extends CouncilFilter {
  readonly helperId?: Given<string>;
  readonly agreementId?: Given<string>;
  readonly formal?: Given<boolean>;
}

const DIRECTION_ORDERS = {
  ISSUED_ON: ['issued_on_from'],
  STARTS_ON: ['starts_on_from'],
  COUNCIL: ['council_id', 'issued_on_from'],
} as const;

const COMMISSIONER_ORDERS = {
  STARTS_ON: ['starts_on_from'],
  NAME: ['name'],
  COUNCIL: ['council_id', 'starts_on_from'],
} as const;

const PARTNERSHIP_ORDERS = {
  NAME: ['name'],
  STARTS_ON: ['starts_on_from'],
  COUNCIL: ['council_id', 'name'],
} as const;

/** Directions and notices, by the day of issue where no order is given. */
export const directionListing = (
  view: View,
  { filter, orderBy }: Narrowing<DirectionFilter, keyof typeof DIRECTION_ORDERS>,
): Listing<RowOf<typeof directions>> => ({
  table: directions,
  where: [
    ...textIn(['summary'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...linksTo('issuer', filter?.issuerId, 'filter.issuerId'),
    ...linksTo('helper', filter?.helperId, 'filter.helperId'),
    ...oneOf('kind', filter?.kind, 'filter.kind'),
    ...within('issued_on', filter),
  ],
  sort: sortOf(DIRECTION_ORDERS, orderBy, 'ISSUED_ON'),
  ...shownWith(directions, view, filter?.standing, 'filter.standing'),
});

/** Commissioners, by the first day of the appointment where no order is given. */
export const commissionerListing = (
  view: View,
  { filter, orderBy }: Narrowing<CommissionerFilter, keyof typeof COMMISSIONER_ORDERS>,
): Listing<RowOf<typeof commissioners>> => ({
  table: commissioners,
  where: [
    ...textIn(['name', 'title', 'summary'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...linksTo('home_organisation', filter?.homeOrganisationId, 'filter.homeOrganisationId'),
  ],
  sort: sortOf(COMMISSIONER_ORDERS, orderBy, 'STARTS_ON'),
  ...shownWith(commissioners, view, filter?.standing, 'filter.standing'),
});

/** Improvement partnerships, by name where no order is given. */
export const improvementPartnershipListing = (
  view: View,
  { filter, orderBy }: Narrowing<ImprovementPartnershipFilter, keyof typeof PARTNERSHIP_ORDERS>,
): Listing<RowOf<typeof improvementPartnerships>> => ({
  table: improvementPartnerships,
  where: [
    ...textIn(['name', 'summary'], filter?.text, 'filter.text'),
    ...linksTo('council', filter?.councilId, 'filter.councilId'),
    ...linksTo('helper', filter?.helperId, 'filter.helperId'),
    ...linksTo('agreement', filter?.agreementId, 'filter.agreementId'),
    ...isFlag('formal', filter?.formal),
  ],
  sort: sortOf(PARTNERSHIP_ORDERS, orderBy, 'NAME'),
  ...shownWith(improvementPartnerships, view, filter?.standing, 'filter.standing'),
});
